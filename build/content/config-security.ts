/** The keys of config.yml that make security.txt (RFC 9116). */
import type { ConfigKey } from './config-keys.ts';
import type { Config } from './model.ts';
import { isMoment, parseMoment } from './moment.ts';
import type { YamlMap } from './yaml-map.ts';

/**
 * Contacts and their expiry are required together. Without either the result is null, with a problem that names the
 * missing key.
 */
export function readSecurity(map: YamlMap<ConfigKey>, timezone: string): Config['security'] {
  const contacts = map.list('security-contact').flatMap(({ text }) => {
    const contact = contactUri(text);
    if (contact !== null) return [contact];
    map.report('invalid-value', 'security-contact', `\`${text}\` is not a contact address`, CONTACT_HINT);
    return [];
  });
  const written = map.text('security-expires');
  const expires = written === null ? null : parseMoment(written, timezone);
  if (expires !== null && !isMoment(expires)) map.report(expires.code, 'security-expires', expires.message);
  if (contacts.length === 0) return null;
  if (expires === null) map.report('invalid-value', 'security-contact', NO_EXPIRY, EXPIRY_HINT);
  if (expires === null || !isMoment(expires)) return null;
  const address = (key: ConfigKey): string | null => {
    const text = map.text(key);
    if (text === null || /^https:\/\/\S+$/.test(text)) return text;
    map.report('invalid-value', key, `\`${text}\` is not an https address`);
    return null;
  };
  return {
    contacts,
    expires,
    policy: address('security-policy'),
    encryption: address('security-encryption'),
    acknowledgments: address('security-acknowledgments'),
    languages:
      map
        .list('security-languages')
        .map(({ text }) => text)
        .join(', ') || null,
  };
}

const CONTACT_HINT = 'Write an e-mail address, or an https address of a page that says how to report';
const NO_EXPIRY = 'security.txt has to say until when its contacts hold';
const EXPIRY_HINT = 'Write `security-expires: YYYY-MM-DD`, less than a year ahead';

/** An e-mail address as mailto:, or a mailto:, tel: or https: address itself (RFC 9116 §2.5.3). */
function contactUri(text: string): string | null {
  if (/^(?:https:\/\/|mailto:|tel:)\S+$/.test(text)) return text;
  return /^[^\s@:/]+@[^\s@:/]+$/.test(text) ? `mailto:${text}` : null;
}
