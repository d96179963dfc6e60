/**
 * Finds stretches of text without Markdown, which is most text, by one search for the next sign that may begin
 * syntax. marked's own expression for text tries a dozen patterns at each letter.
 */

/** Signs that may begin syntax: marked's text ends before each of the first, and ours before the others. */
const SIGN = /[\\<!`*~_[]|\{[{%/]|%%|==|\$/g;
const OURS = /[{%=$]/;

/** Other ends of marked's text: line breaks, bare addresses, words before an `@`. */
const INTERRUPTION = /@|http|ftp:| {2}\n|www\.|mailto:|xmpp:/i;

/**
 * Characters of an e-mail address before its `@` (64 units at most, RFC 5321, section 4.5.3.1.1); signs are among
 * it, so one may begin in the text before them.
 */
const LOCAL_PART = /[\w.!#$%&'*+/=?^`{|}~-]{0,64}@/y;

/**
 * How many UTF-16 units at the start of `src` are text for marked; null where its own expression has to say. The first
 * of them is always text: nothing else was found to begin there.
 */
export function plainStretch(src: string): number | null {
  const first = src.charCodeAt(0);
  if (first === BACKTICK || first === TILDE) return null;
  SIGN.lastIndex = 1;
  const end = SIGN.exec(src)?.index ?? src.length;
  if (INTERRUPTION.test(src.slice(0, end))) return null;
  LOCAL_PART.lastIndex = end;
  return end < src.length && LOCAL_PART.test(src) ? null : end;
}

/** The length of `src` that marked's own expression may search: text ends before the syntax of our extensions. */
export function textLimit(src: string): number {
  SIGN.lastIndex = 1;
  const end = SIGN.exec(src)?.index ?? src.length;
  LOCAL_PART.lastIndex = end;
  return OURS.test(src[end] ?? '') && !LOCAL_PART.test(src) ? end : src.length;
}

const BACKTICK = 0x60;
const TILDE = 0x7e;
