/** Classifies characters by Unicode's categories, each character of a site once. */

/** The classes of a character, as bits. */
export const IN_WORD = 1;
export const LETTER = 2;
/** Of a script without blanks between words. */
export const WITHOUT_BLANKS = 4;
const KNOWN = 8;

const WORD = /[\p{L}\p{N}]/u;
const LETTERS = /\p{L}/u;
const SCRIPTS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** By code point; larger ones are looked up each time, since few texts have any. */
const known = new Uint8Array(0x10000);

/** The bits of the character `code`, a code point. */
export function bitsOf(code: number): number {
  const bits = known[code] ?? 0;
  return bits === 0 ? lookUp(code) : bits;
}

function lookUp(code: number): number {
  const character = String.fromCodePoint(code);
  const bits =
    KNOWN |
    (WORD.test(character) ? IN_WORD : 0) |
    (LETTERS.test(character) ? LETTER : 0) |
    (SCRIPTS.test(character) ? WITHOUT_BLANKS : 0);
  known[code] = bits;
  return bits;
}
