/**
 * Finds stretches of text without Markdown, which is most text, by one search for the next sign that may begin
 * syntax. marked's own expression for text tries a dozen patterns at each letter.
 */

/** Signs that may begin syntax: first those of marked, then those of our extensions. */
const SIGN = /[\\<!`*~_[]|\{[{%/]|%%|==|\$/g;
const OURS = /[{%=$]/;

/** Other ends of marked's text: line breaks, bare addresses, words before an `@`. */
const INTERRUPTION = /@|http|ftp:| {2}\n|www\.|mailto:|xmpp:/i;

/**
 * Characters of an e-mail address before its `@` (64 units at most, RFC 5321, section 4.5.3.1.1); they include the
 * signs above, so an address may begin in the text before a sign.
 */
const LOCAL_PART = /[\w.!#$%&'*+/=?^`{|}~-]{0,64}@/y;

/** A longer text is searched a piece at a time: else each address would have the rest of its paragraph searched. */
const PIECE = 1_000;
/** Where a piece may end: after a character that stands in no address and before no blank, which may be a break. */
const PIECE_END = /[^\w.!#$%&'*+/=?^`{|}~:@-](?=\S)/g;

/**
 * The length of the text at the start of `src` in UTF-16 units; null where marked's own expression must decide. The
 * first character is always text, since no other tokenizer has taken it.
 */
export function plainStretch(src: string): number | null {
  const first = src.charCodeAt(0);
  if (first === BACKTICK || first === TILDE) return null;
  const end = nextSign(src);
  if (INTERRUPTION.test(src.slice(0, end))) return null;
  LOCAL_PART.lastIndex = end;
  return end < src.length && LOCAL_PART.test(src) ? null : end;
}

/** The length of `src` that marked's own expression may search: text ends before the syntax of our extensions. */
export function textLimit(src: string): number {
  const piece = pieceEnd(src);
  const end = nextSign(src);
  LOCAL_PART.lastIndex = end;
  return OURS.test(src.slice(end, end + 1)) && !LOCAL_PART.test(src) ? end : piece;
}

/** The offset of the first sign after the first character; where the piece has none, of its end. */
function nextSign(src: string): number {
  const piece = pieceEnd(src);
  SIGN.lastIndex = 1;
  return SIGN.exec(piece === src.length ? src : src.slice(0, piece + 1))?.index ?? piece;
}

function pieceEnd(src: string): number {
  if (src.length <= PIECE) return src.length;
  PIECE_END.lastIndex = PIECE / 2;
  const match = PIECE_END.exec(src.slice(0, PIECE));
  return match === null ? src.length : match.index + 1;
}

const BACKTICK = 0x60;
const TILDE = 0x7e;
