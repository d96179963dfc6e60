/**
 * The URLs in a style sheet: url(…) and the strings of @import (CSS Syntax Level 3 §4.3.5, §4.3.6). Comments and other
 * strings are passed over; a URL with an escape in it is left as it is, since authors do not write one.
 */

/** A URL as it stands in the text, without its quotes. */
export interface CssReference {
  start: number;
  end: number;
  url: string;
}

/** The start of a comment, a string or a url( token, to be read to its end. */
const OPENING = /\/\*|["']|\burl\(/gi;

/** The references of `css` in order. Any text will do. */
export function cssReferences(css: string): CssReference[] {
  const references: CssReference[] = [];
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(css); match !== null; match = OPENING.exec(css)) {
    const [opening] = match;
    const inside = match.index + opening.length;
    if (opening === '/*') {
      const end = css.indexOf('*/', inside);
      OPENING.lastIndex = end === -1 ? css.length : end + 2;
    } else if (opening === '"' || opening === "'") {
      const end = stringEnd(css, inside, opening);
      if (followsImport(css, match.index))
        references.push({ start: inside, end, url: css.slice(inside, end) });
      OPENING.lastIndex = end + 1;
    } else {
      const reference = readUrl(css, inside);
      references.push(reference);
      OPENING.lastIndex = reference.end + 1;
    }
  }
  return references.filter(({ url }) => url !== '' && !url.includes('\\'));
}

/** The text with each URL replaced by `change(url)`; null leaves it. */
export function replaceReferences(css: string, change: (url: string) => string | null): string {
  let out = '';
  let done = 0;
  for (const { start, end, url } of cssReferences(css)) {
    const replacement = change(url);
    if (replacement === null) continue;
    out += css.slice(done, start) + replacement;
    done = end;
  }
  return out + css.slice(done);
}

function readUrl(css: string, from: number): CssReference {
  let start = from;
  while (/[ \t\r\n\f]/.test(css.charAt(start))) start++;
  const quote = css.charAt(start);
  if (quote === '"' || quote === "'") {
    const end = stringEnd(css, start + 1, quote);
    return { start: start + 1, end, url: css.slice(start + 1, end) };
  }
  const close = css.indexOf(')', start);
  let end = close === -1 ? css.length : close;
  while (end > start && /[ \t\r\n\f]/.test(css.charAt(end - 1))) end--;
  return { start, end, url: css.slice(start, end) };
}

/** The end of a string: its quote, or a line break, which makes it a bad string. */
function stringEnd(css: string, from: number, quote: string): number {
  let at = from;
  for (; at < css.length; at++) {
    const character = css.charAt(at);
    if (character === quote || character === '\n') return at;
    if (character === '\\') at++;
  }
  return css.length;
}

function followsImport(css: string, at: number): boolean {
  return /@import[ \t\r\n\f]{0,40}$/i.test(css.slice(Math.max(0, at - 48), at));
}
