/** All words and separators of the texts of a site, each with a number, in the order in which they first occur. */
import { SEPARATOR_MARK } from '../../../src/site/search-layout.ts';
import { NumberedTexts } from '../numbered-texts.ts';
import { grown } from './grown.ts';
import { IDEOGRAPH, kindOf, LETTER, OTHER, splitWords } from './split-words.ts';

/** The kind of two ideographs side by side, which are found together. They are in no text as one. */
export const PAIR = 5;

/** Longer stretches (UTF-16 units) are cut: an excerpt would not show them. */
const LONGEST_STRETCH = 64;

const MARK = String.fromCharCode(SEPARATOR_MARK);
/** Begins the text of a pair. No word begins with it. */
const PAIR_MARK = String.fromCharCode(SEPARATOR_MARK + 1);

export class Words {
  readonly #numbers = new NumberedTexts();
  readonly #kinds: number[] = [];
  /** The numbers of separators, which have their mark only in their texts. */
  readonly #separators = new Map<string, number>();
  #read = new Uint32Array(1 << 12);

  /** The words by number; separators begin with their mark. */
  get texts(): readonly string[] {
    return this.#numbers.texts;
  }

  /** OTHER for a separator, LETTER, IDEOGRAPH or PAIR. */
  kindOf(number: number): number {
    return this.#kinds[number] ?? OTHER;
  }

  /** Whether a separator is the empty one between two adjacent words. */
  isTouch(number: number): boolean {
    return this.texts[number] === MARK;
  }

  /** The number of a word, separator or pair as it stands in `texts`: that of the units from `start` up to `end`. */
  add(text: string, start: number = 0, end: number = text.length): number {
    const number = this.#numbers.numberOf(text, start, end);
    if (number === this.#kinds.length) this.#kinds.push(kindOfWord(this.texts[number] ?? ''));
    return number;
  }

  /** The number of the pair of two ideographs. */
  pairOf(first: number, second: number): number {
    return this.add(`${PAIR_MARK}${this.texts[first] ?? ''}${this.texts[second] ?? ''}`);
  }

  /** The two ideographs of a pair. */
  partsOf(pair: number): [number, number] {
    const [, first = '', second = ''] = this.texts[pair] ?? '';
    return [this.add(first), this.add(second)];
  }

  /** The stretches of a text by number. A single blank between two words is left out. */
  read(text: string): Uint32Array {
    let count = 0;
    let before = OTHER;
    let blank = false;
    const push = (number: number): void => {
      if (count === this.#read.length) this.#read = grown(this.#read, count + 1);
      this.#read[count++] = number;
    };
    splitWords(text, (kind, start, end) => {
      if (kind === OTHER) {
        // One blank between two words is not written; only the next stretch decides whether it is between two.
        blank = end - start === 1 && text.charCodeAt(start) === 0x20 && count > 0;
        if (!blank) push(this.#separator(text.slice(start, end)));
      } else {
        // Words without a separator between them have an empty one, to distinguish them from words with a blank.
        if (before !== OTHER) push(this.#separator(''));
        push(this.#word(text, start, end, kind));
        blank = false;
      }
      before = kind;
    });
    if (blank) push(this.#separator(' '));
    return this.#read.slice(0, count);
  }

  #word(text: string, start: number, end: number, kind: number): number {
    if (end - start > LONGEST_STRETCH) return this.add(cut(text.slice(start, end)));
    const number = this.#numbers.numberOf(text, start, end);
    if (number === this.#kinds.length) this.#kinds.push(kind);
    return number;
  }

  #separator(stretch: string): number {
    let number = this.#separators.get(stretch);
    if (number === undefined) {
      number = this.add(MARK + cut(stretch));
      this.#separators.set(stretch, number);
    }
    return number;
  }
}

function kindOfWord(word: string): number {
  if (word.startsWith(MARK)) return OTHER;
  if (word.startsWith(PAIR_MARK)) return PAIR;
  return kindOf(word.codePointAt(0) ?? 0) === IDEOGRAPH ? IDEOGRAPH : LETTER;
}

function cut(stretch: string): string {
  if (stretch.length <= LONGEST_STRETCH) return stretch;
  // Never half of a surrogate pair.
  const end =
    (stretch.charCodeAt(LONGEST_STRETCH - 1) & 0xfc00) === 0xd800 ? LONGEST_STRETCH - 1 : LONGEST_STRETCH;
  return `${stretch.slice(0, end)}…`;
}
