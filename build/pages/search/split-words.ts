/**
 * Splits a text into words and the separators between them. The handler splits a query by the same rules
 * (src/serve/search/words.ts):
 *
 * - a word is letters, marks and digits; a full stop between two digits is part of it (1.2.3),
 * - a full stop before a letter and after none begins one (.NET), two plus signs or a number sign end one (C++, C#),
 * - each character of Chinese, Japanese and Korean is a word, since there are no blanks; they are found by pairs.
 */

/** Kinds of characters. */
export const OTHER = 1;
export const LETTER = 2;
const DIGIT = 3;
export const IDEOGRAPH = 4;

const FULL_STOP = 0x2e;
const PLUS = 0x2b;
const NUMBER_SIGN = 0x23;

/** Kinds by UTF-16 unit, filled as they occur; 0: not known yet. */
const kinds: Uint8Array = new Uint8Array(0x10000);

/** The kind of a code point. */
export function kindOf(codePoint: number): number {
  if (codePoint > 0xffff) return lookUp(codePoint);
  let kind = kinds[codePoint] ?? 0;
  if (kind === 0) {
    kind = lookUp(codePoint);
    kinds[codePoint] = kind;
  }
  return kind;
}

function lookUp(codePoint: number): number {
  if (codePoint >= 0x30 && codePoint <= 0x39) return DIGIT;
  if (!/[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(codePoint))) return OTHER;
  return isIdeograph(codePoint) ? IDEOGRAPH : LETTER;
}

/** Whether a letter is of Chinese, Japanese or Korean. The handler has the same ranges. */
function isIdeograph(codePoint: number): boolean {
  return (
    (codePoint >= 0x3041 && codePoint <= 0x30ff && codePoint !== 0x30fb) ||
    (codePoint >= 0x3400 && codePoint <= 0x9fff) ||
    (codePoint >= 0xac00 && codePoint <= 0xd7a3) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0x20000 && codePoint <= 0x3ffff)
  );
}

/** Called with a stretch of a text, the units from `start` up to, not including, `end`: a word, or (kind OTHER) the text between two words. */
export type OnStretch = (kind: number, start: number, end: number) => void;

/** Calls `onStretch` for all stretches of `text` in order. */
export function splitWords(text: string, onStretch: OnStretch): void {
  let start = 0;
  let at = 0;
  let before = OTHER;
  while (at < text.length) {
    const codePoint = codePointAt(text, at);
    const kind = kindOf(codePoint);
    const isDotted = codePoint === FULL_STOP && before === OTHER && kindAt(text, at + 1) === LETTER;
    if (kind === OTHER && !isDotted) {
      at++;
      before = OTHER;
      continue;
    }
    if (at > start) onStretch(OTHER, start, at);
    start = at;
    at = kind === IDEOGRAPH ? at + widthOf(codePoint) : endOfWord(text, isDotted ? at + 1 : at);
    onStretch(kind === IDEOGRAPH ? IDEOGRAPH : LETTER, start, at);
    start = at;
    before = kind;
  }
  if (at > start) onStretch(OTHER, start, at);
}

/** The words of a text alone. */
export function wordsIn(text: string): string[] {
  const words: string[] = [];
  splitWords(text, (kind, start, end) => {
    if (kind !== OTHER) words.push(text.slice(start, end));
  });
  return words;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  for (; at < text.length; ) {
    const codePoint = codePointAt(text, at);
    const kind = kindOf(codePoint);
    if (kind === LETTER || kind === DIGIT) {
      at += widthOf(codePoint);
    } else if (codePoint === FULL_STOP && isDigit(text, at - 1) && isDigit(text, at + 1)) {
      at++;
    } else break;
  }
  const next = at < text.length ? text.charCodeAt(at) : 0;
  if (next === PLUS && text.charCodeAt(at + 1) === PLUS) return at + 2;
  const endsInSign = next === NUMBER_SIGN && ![LETTER, DIGIT].includes(kindAt(text, at + 1));
  return endsInSign ? at + 1 : at;
}

function widthOf(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}

function isDigit(text: string, at: number): boolean {
  return at >= 0 && kindAt(text, at) === DIGIT;
}

function kindAt(text: string, at: number): number {
  return at < text.length ? kindOf(codePointAt(text, at)) : OTHER;
}

/** The code point at a place of `text`: most are one unit. */
function codePointAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return (unit & 0xfc00) === 0xd800 ? (text.codePointAt(at) ?? unit) : unit;
}

/** The words under which a word of a text is found: `.net` is found as `net` too. */
export function formsOf(folded: string): string[] {
  return folded.startsWith('.') ? [folded, folded.slice(1)] : [folded];
}
