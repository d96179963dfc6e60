/**
 * Text without anything in it that Markdown looks for, which is most of all text: found in one look for the next
 * sign that may begin something. marked's own expression for text tries a dozen things at each letter.
 */

/** What may begin something other than text: marked's text ends before each of the first, and ours before the others. */
const SIGN = /[\\<!`*~_[]|\{[{%/]|%%|==|\$/g;
const OURS = /[{%=$]/;

/** What marked's text ends before or at beside signs: line breaks, bare addresses, words before an `@`. */
const INTERRUPTION = /@|http|ftp:| {2}\n|www\.|mailto:|xmpp:/i;

/**
 * What an e-mail address may have before its `@` (64 units at most, RFC 5321, section 4.5.3.1.1); signs are among it,
 * so one may begin in the text before them.
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

/** How much of `src` marked's own expression may look at: text ends before what our extensions read. */
export function textLimit(src: string): number {
  SIGN.lastIndex = 1;
  const end = SIGN.exec(src)?.index ?? src.length;
  LOCAL_PART.lastIndex = end;
  return OURS.test(src[end] ?? '') && !LOCAL_PART.test(src) ? end : src.length;
}

const BACKTICK = 0x60;
const TILDE = 0x7e;
