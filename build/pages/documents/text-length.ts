/** Counts the words and characters of a text in one pass. */

/** The counts of a text. */
export interface TextLength {
  /** Pieces between white space, signs included, as most word processors count words. */
  stretches: number;
  /**
   * Words of scripts with blanks between them: letters and numbers, joined by an apostrophe, a full stop or a
   * hyphen.
   */
  words: number;
  /** Characters of Chinese or Japanese, which have no blanks between words. */
  ideographs: number;
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Kinds of characters. A joiner is a sign that may be part of a word. */
const UNKNOWN = 0;
const SPACE = 1;
const SIGN = 2;
const JOINER = 3;
const LETTER = 4;
const IDEOGRAPH = 5;

/** Kinds by UTF-16 unit, filled as they occur: testing each character every time takes ten times as long. */
const kinds: Uint8Array = new Uint8Array(0x10000);

/** Counts a plain text. */
export function textLength(text: string): TextLength {
  const length: TextLength = { stretches: 0, words: 0, ideographs: 0 };
  let before = SPACE;
  let beforeThat = SPACE;
  for (let at = 0; at < text.length; at++) {
    let kind = kinds[text.charCodeAt(at)] ?? UNKNOWN;
    if (kind === UNKNOWN) {
      const code = text.codePointAt(at) ?? 0;
      kind = kindOf(String.fromCodePoint(code));
      if (code > 0xffff) at++;
      // A surrogate alone does not decide the kind.
      else if (code < 0xd800 || code > 0xdfff) kinds[code] = kind;
    }
    if (before === SPACE && kind !== SPACE) length.stretches++;
    if (kind === IDEOGRAPH) length.ideographs++;
    else if (kind === LETTER && before !== LETTER && !(before === JOINER && beforeThat === LETTER))
      length.words++;
    beforeThat = before;
    before = kind;
  }
  return length;
}

function kindOf(character: string): number {
  if (/\s/.test(character)) return SPACE;
  if (/['’.-]/.test(character)) return JOINER;
  if (UNSPACED.test(character)) return IDEOGRAPH;
  return /[\p{L}\p{N}]/u.test(character) ? LETTER : SIGN;
}
