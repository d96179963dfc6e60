/**
 * The target of a redirect: a path of this site or an http(s) URL. For any text that a request captures, the result
 * must not lead to a host that the author did not name (CWE-601).
 */
import { parseTarget, type RuleToken } from '../bundle/rule-pattern.ts';
import { canonicalPath } from '../content/canonical-path.ts';
import { didYouMean } from '../content/did-you-mean.ts';
import { canonicalSegment } from './rule-path.ts';

export interface RedirectTarget {
  /** As in a Location: ASCII, percent-encoded where it must be. */
  to: string;
  tokens: RuleToken[];
}

/** A target that cannot be used: the `kind` of fault, and `why` in words. */
export interface RefusedTarget {
  kind: 'syntax' | 'offsite' | 'placeholder';
  why: string;
  hint?: string;
}

const HTTP_URL = /^https?:\/\/([^/?#\\]+)/i;
const LOOKS_LIKE_A_HOST = /^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|dev|eu|de|no|uk|fr)\b/i;
const PLACEHOLDER = /:([A-Za-z]\w*)/g;

/** Reads a target; `names` are the captures of the rule's pattern. */
export function readRedirectTarget(
  written: string,
  names: readonly string[],
): RedirectTarget | RefusedTarget {
  const host = HTTP_URL.exec(written)?.[1];
  if (host === undefined && !written.startsWith('/')) return refuseRelative(written);
  const reason = whyItLeaves(written, host);
  if (reason !== null) return { kind: 'offsite', why: reason };
  const unknown = unknownPlaceholder(
    written.slice(host === undefined ? 0 : written.indexOf(host) + host.length),
    names,
  );
  if (unknown !== null) return unknown;
  try {
    const to = host === undefined ? encodeReference(written) : encodeUrl(written, host);
    return { to, tokens: parseTarget(to, names) };
  } catch (error) {
    return { kind: 'syntax', why: error instanceof Error ? error.message : String(error) };
  }
}

function refuseRelative(written: string): RefusedTarget {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(written)) {
    return { kind: 'offsite', why: `'${written}' is neither a path of this site nor an http or https URL` };
  }
  const hint = LOOKS_LIKE_A_HOST.test(written)
    ? `Write https://${written} to lead to another site`
    : `Write /${written} to lead to a path of this site`;
  return { kind: 'syntax', why: `'${written}' does not begin with a slash`, hint };
}

/** The ways in which browsers take what looks like a path for another host (WHATWG URL, §4.4). */
function whyItLeaves(written: string, host: string | undefined): string | null {
  if (written.includes('\\')) return 'it has a backslash, which browsers take for a slash';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop some of these in any place
  if (/[\u0000-\u001f\u007f]/.test(written)) return 'it has a control character';
  if (host === undefined) {
    return written.startsWith('//') ? 'it begins with two slashes, which name another host' : null;
  }
  if (host.includes('@')) return 'it has a user name before the host, which hides where it leads';
  if (/[*]|:[A-Za-z]/.test(host))
    return 'a placeholder in the host would let every visitor choose where it leads';
  return null;
}

/** A `:name` that the pattern does not have. */
function unknownPlaceholder(written: string, names: readonly string[]): RefusedTarget | null {
  for (const match of written.matchAll(PLACEHOLDER)) {
    const [mark, name = ''] = match;
    // A colon inside a word is text, as in /wiki/Talk:Main.
    const isInsideWord = /[A-Za-z0-9]/.test(written[match.index - 1] ?? '');
    if (names.includes(name) || (isInsideWord && name !== 'splat')) continue;
    const meant = didYouMean(name, names);
    const hint = meant === null ? undefined : `Did you mean :${meant}?`;
    const why =
      name === 'splat'
        ? 'it uses :splat, but the path that it stands for has no `*`'
        : `it uses ${mark}, which the path does not have`;
    return { kind: 'placeholder', why, ...(hint === undefined ? {} : { hint }) };
  }
  return null;
}

/** A path of this site in its canonical spelling, so that no second redirect follows; query and fragment. */
function encodeReference(written: string): string {
  const [, path = '', rest = ''] = /^([^?#]*)([?#].*)?$/s.exec(written) ?? [];
  const segments = path.slice(1).split('/').map(canonicalSegment);
  return `/${segments.join('/')}${encode(rest)}`;
}

/** Another site's URL is passed on as it is written, but for what may not stand in a URL. */
function encodeUrl(written: string, host: string): string {
  const hostEnd = written.indexOf(host) + host.length;
  const { protocol, host: spelled } = new URL(written.slice(0, hostEnd));
  const rest = written.slice(hostEnd);
  return `${protocol}//${spelled}${encode(rest.startsWith('/') ? rest : `/${rest}`)}`;
}

/** Encodes the characters that a URL may not have (RFC 3986 §2); encoded ones stay. */
function encode(text: string): string {
  return text.replace(/[^%?#]+/g, canonicalPath).replace(/%(?![0-9A-Fa-f]{2})/g, '%25');
}
