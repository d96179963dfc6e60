/** security.txt (RFC 9116): where to report a weakness of the site. */

import type { Config } from '../../content/model.ts';
import { SECURITY_PATH } from '../../site/paths.ts';
import { isoInstant } from '../feeds/iso-instant.ts';

/** The file. `url` is the site's own, or null. Its fields have the order of RFC 9116 §2.5. */
export function securityTxt(security: NonNullable<Config['security']>, url: string | null): string {
  const fields: [name: string, value: string | null][] = [
    ['Acknowledgments', security.acknowledgments],
    ['Canonical', url === null ? null : url + SECURITY_PATH],
    ...security.contacts.map((contact): [string, string] => ['Contact', contact]),
    ['Encryption', security.encryption],
    ['Expires', isoInstant(security.expires.epoch)],
    ['Policy', security.policy],
    ['Preferred-Languages', security.languages],
  ];
  return fields.map(([name, value]) => (value === null ? '' : `${name}: ${value}\n`)).join('');
}
