/**
 * The one spelling of a URL path. RFC 3986 lets a path be written in many ways (`/caf%c3%a9`, `/%63af%C3%A9`,
 * `/café`); Coldpress writes exactly one: the characters that §3.3 allows in a path segment (pchar:
 * unreserved, sub-delims, `:` and `@`) stand for themselves, everything else is percent-encoded UTF-8 with
 * upper-case digits (§2.1, §6.2.2). The handler redirects every other spelling to this one.
 */

/** Characters that stay unencoded: pchar without the percent sign, and the slash between segments. */
const PLAIN = /^[A-Za-z0-9\-._~!$&'()*+,;=:@/]*$/;

const encoder = new TextEncoder();

/**
 * The canonical spelling of a path whose characters are all meant literally (`/a b/100%.jpg` gives
 * `/a%20b/100%25.jpg`). Slashes separate segments. An unpaired surrogate becomes U+FFFD.
 */
export function canonicalPath(path: string): string {
  if (PLAIN.test(path)) return path;
  let spelled = '';
  for (const character of path) {
    if (PLAIN.test(character)) spelled += character;
    else for (const byte of encoder.encode(character)) spelled += `%${HEX[byte >> 4]}${HEX[byte & 15]}`;
  }
  return spelled;
}

const HEX = '0123456789ABCDEF';

/**
 * The characters that a percent-encoded path stands for, or null when it is malformed: a `%` without two
 * hexadecimal digits, or bytes that are not UTF-8. `canonicalPath` of the result is its canonical spelling.
 */
export function decodePath(path: string): string | null {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
