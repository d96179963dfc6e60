/**
 * A query as words in one-byte letters, by the rules by which the build splits texts (build/pages/search/split-words.ts).
 * The letters that are not ASCII are in the index, since the handler has no tables of Unicode.
 */
import { loadI32, loadU8, peekU8, storeU8 } from '../../site/memory.ts';
import type { SearchIndex } from '../../site/search-index.ts';
import { ESCAPE, LETTER_CODES, LETTER_SIZE, MAX_WORD_LENGTH } from '../../site/search-layout.ts';

const FULL_STOP: i32 = 0x2e;
const PLUS: i32 = 0x2b;
const NUMBER_SIGN: i32 = 0x23;

/** What stands at a place of a text. */
const OTHER: i32 = 0;
const LETTER: i32 = 1;
const DIGIT: i32 = 2;
const IDEOGRAPH: i32 = 3;
/** A diacritic: part of a word, and left out of it. */
const MARK: i32 = 4;

export class WordSplitter {
  /** The word found last: its letters stand at `letters`. */
  length: i32 = 0;
  /** Whether it is a character of Chinese, Japanese or Korean. */
  isIdeograph: bool = false;
  /** Whether it touches the ideograph before it. */
  touches: bool = false;
  /** Where it begins, and what comes after it. */
  start: i32;
  at: i32;
  /** Address of MAX_WORD_LENGTH + 4 bytes. */
  letters: i32;
  private index: SearchIndex;
  private end: i32;
  /** The character read last. */
  private codePoint: i32 = 0;
  private next: i32 = 0;
  private letter: i32 = 0;

  /** Splits the bytes from `at` to `end`, valid UTF-8. */
  constructor(index: SearchIndex, at: i32, end: i32, letters: i32) {
    this.index = index;
    this.at = at;
    this.start = at;
    this.end = end;
    this.letters = letters;
  }

  /** Goes to the next word; false: there is none. */
  advance(): bool {
    let before: i32 = OTHER;
    const from: i32 = this.at;
    while (this.at < this.end) {
      const kind: i32 = this.look(this.at);
      const isDotted: bool =
        kind === OTHER &&
        this.codePoint === FULL_STOP &&
        before === OTHER &&
        this.at + 1 < this.end &&
        this.look(this.at + 1) === LETTER;
      if (kind === OTHER && !isDotted) {
        this.look(this.at);
        this.at = this.next;
        before = OTHER;
        continue;
      }
      this.touches = this.isIdeograph && this.at === from && this.length > 0;
      this.start = this.at;
      this.length = 0;
      this.isIdeograph = kind === IDEOGRAPH;
      if (kind === IDEOGRAPH) {
        this.take();
        this.at = this.next;
        return true;
      }
      if (isDotted) {
        this.put(FULL_STOP);
        this.at++;
      }
      this.readWord();
      before = LETTER;
      if (this.length > 0) return true;
    }
    this.length = 0;
    return false;
  }

  /** Whether an ideograph touches the word found last. */
  isFollowedByIdeograph(): bool {
    return this.kindAt(this.at) === IDEOGRAPH;
  }

  private readWord(): void {
    let before: i32 = OTHER;
    while (this.at < this.end) {
      const kind: i32 = this.look(this.at);
      if (kind === LETTER || kind === DIGIT || kind === MARK) {
        if (kind !== MARK) this.take();
        this.at = this.next;
        before = kind;
      } else if (this.codePoint === FULL_STOP && before === DIGIT && this.kindAt(this.at + 1) === DIGIT) {
        this.put(FULL_STOP);
        this.at++;
      } else break;
    }
    if (this.isByte(this.at, PLUS) && this.isByte(this.at + 1, PLUS)) {
      this.put(PLUS);
      this.put(PLUS);
      this.at += 2;
    } else if (this.isByte(this.at, NUMBER_SIGN)) {
      const after: i32 = this.kindAt(this.at + 1);
      if (after === LETTER || after === DIGIT) return;
      this.put(NUMBER_SIGN);
      this.at++;
    }
  }

  private isByte(at: i32, byte: i32): bool {
    return at < this.end && peekU8(at) === byte;
  }

  private kindAt(at: i32): i32 {
    return at < this.end ? this.look(at) : OTHER;
  }

  /** Reads the character at `at`: its kind. */
  private look(at: i32): i32 {
    const lead: i32 = peekU8(at);
    this.letter = 0;
    if (lead < 0x80) {
      this.codePoint = lead;
      this.next = at + 1;
      if (lead >= 0x30 && lead <= 0x39) return DIGIT;
      const small: i32 = lead | 0x20;
      return small >= 0x61 && small <= 0x7a ? LETTER : OTHER;
    }
    let size: i32 = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (size > this.end - at) size = this.end - at;
    let codePoint: i32 = lead & (0x7f >> size);
    for (let i: i32 = 1; i < size; i++) codePoint = (codePoint << 6) | (peekU8(at + i) & 0x3f);
    this.next = at + size;
    return this.wideKind(codePoint);
  }

  private wideKind(codePoint: i32): i32 {
    // Fullwidth forms of ASCII, which writers of Chinese and Japanese type.
    if (codePoint >= 0xff01 && codePoint <= 0xff5e) {
      this.codePoint = codePoint - 0xfee0;
      if (this.codePoint >= 0x30 && this.codePoint <= 0x39) return DIGIT;
      const small: i32 = this.codePoint | 0x20;
      return small >= 0x61 && small <= 0x7a ? LETTER : OTHER;
    }
    this.codePoint = codePoint;
    if (isIdeograph(codePoint)) return IDEOGRAPH;
    if (isDroppedMark(codePoint)) return MARK;
    this.letter = this.find(codePoint);
    return this.letter === 0 ? OTHER : LETTER;
  }

  /** Adds the character that was looked at last to the word. */
  private take(): void {
    if (this.letter !== 0) {
      for (let i: i32 = 0; i < LETTER_CODES; i++) {
        const code: i32 = loadU8(this.letter + 4 + i);
        // The bytes of a code point behind an escape may be 0.
        if (code === 0 && loadU8(this.letter + 4) !== ESCAPE) return;
        this.put(code);
      }
    } else if (this.codePoint < 0x80) {
      this.put(this.codePoint >= 0x41 && this.codePoint <= 0x5a ? this.codePoint + 0x20 : this.codePoint);
    } else {
      this.put(ESCAPE);
      this.put((this.codePoint >> 16) & 0xff);
      this.put((this.codePoint >> 8) & 0xff);
      this.put(this.codePoint & 0xff);
    }
  }

  private put(code: i32): void {
    if (this.length >= MAX_WORD_LENGTH) return;
    storeU8(this.letters + this.length, code);
    this.length++;
  }

  /** The address of the record of a letter beyond ASCII, or 0. */
  private find(codePoint: i32): i32 {
    let low: i32 = 0;
    let high: i32 = this.index.letterCount;
    while (low < high) {
      const middle: i32 = (low + high) >> 1;
      const record: i32 = this.index.letters + middle * LETTER_SIZE;
      const known: i32 = loadI32(record);
      if (known === codePoint) return record;
      if (known < codePoint) low = middle + 1;
      else high = middle;
    }
    return 0;
  }
}

/** Whether a letter is of Chinese, Japanese or Korean: found by pairs. */
function isIdeograph(codePoint: i32): bool {
  return (
    (codePoint >= 0x3041 && codePoint <= 0x30ff && codePoint !== 0x30fb) ||
    (codePoint >= 0x3400 && codePoint <= 0x9fff) ||
    (codePoint >= 0xac00 && codePoint <= 0xd7a3) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0x20000 && codePoint <= 0x3ffff)
  );
}

/** Diacritics of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels. */
function isDroppedMark(codePoint: i32): bool {
  return (
    (codePoint >= 0x300 && codePoint <= 0x36f) ||
    (codePoint >= 0x591 && codePoint <= 0x5c7) ||
    (codePoint >= 0x64b && codePoint <= 0x65f)
  );
}
