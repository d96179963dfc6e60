/**
 * The words of all texts, each once, the most frequent first, and texts as the numbers of their words. A number is
 * written in whole bytes, a frequent one in one byte (End-Tagged Dense Code: Brisaboa, Iglesias, Navarro and
 * Paramá, "An Efficient Compression Code for Text Databases", ECIR 2003): so a text can be read from its start, and
 * searched for a phrase, without decompression.
 */
import { SEPARATOR_MARK } from '../../../src/site/search-layout.ts';
import { ByteWriter } from './byte-writer.ts';
import { OTHER, splitWords } from './split-words.ts';

/** Longer stretches (UTF-16 units) are cut: an excerpt would not show them. */
const LONGEST_STRETCH = 64;
/** The most stretches of a text that are kept: the rest of a longer text is found, but not shown. */
const MOST_STRETCHES = 20_000;

const MARK = String.fromCharCode(SEPARATOR_MARK);

export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #kinds: number[] = [];
  readonly #counts: number[] = [];
  #ranks: Uint32Array | null = null;

  /** A text as the provisional numbers of its stretches. */
  read(text: string): Uint32Array {
    const numbers: number[] = [];
    let before = OTHER;
    let blank = false;
    splitWords(text, (kind, stretch) => {
      if (kind === OTHER) {
        // One blank between two words is not written; only the next stretch decides whether it is between two.
        blank = stretch === ' ' && numbers.length > 0;
        if (!blank) numbers.push(this.#add(MARK + cut(stretch), OTHER));
      } else {
        // Words without a separator between them have an empty one, to distinguish them from words with a blank.
        if (before !== OTHER) numbers.push(this.#add(MARK, OTHER));
        numbers.push(this.#add(cut(stretch), kind));
        blank = false;
      }
      before = kind;
    });
    if (blank) numbers.push(this.#add(`${MARK} `, OTHER));
    return Uint32Array.from(numbers);
  }

  /** The word of a provisional number, and its kind (split-words.ts). */
  wordOf(number: number): string {
    return this.#words[number] ?? '';
  }

  kindOf(number: number): number {
    return this.#kinds[number] ?? OTHER;
  }

  /** Whether a separator is the empty one between two adjacent words. */
  isTouch(number: number): boolean {
    return this.#words[number] === MARK;
  }

  /** The final number of a provisional one. No text may be read after the first call. */
  rankOf(number: number): number {
    this.#ranks ??= this.#rank();
    return this.#ranks[number] ?? 0;
  }

  /** The words by their final numbers. */
  words(): string[] {
    const words: string[] = [];
    for (const [number, word] of this.#words.entries()) words[this.rankOf(number)] = word;
    return words;
  }

  /** A text in End-Tagged Dense Code: the last byte of each number has the top bit set. */
  encode(numbers: Uint32Array): Uint8Array {
    const writer = new ByteWriter();
    for (const number of numbers.subarray(0, MOST_STRETCHES)) {
      let rest = this.rankOf(number);
      const bytes = [0x80 | (rest & 0x7f)];
      for (rest >>>= 7; rest > 0; rest >>>= 7) {
        rest--;
        bytes.push(rest & 0x7f);
      }
      for (const byte of bytes.reverse()) writer.byte(byte);
    }
    return writer.done();
  }

  #add(word: string, kind: number): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) {
      this.#counts[known] = (this.#counts[known] ?? 0) + 1;
      return known;
    }
    const number = this.#words.length;
    this.#numbers.set(word, number);
    this.#words.push(word);
    this.#kinds.push(kind);
    this.#counts.push(1);
    return number;
  }

  /** The most frequent first; equally frequent ones in the order of code units. */
  #rank(): Uint32Array {
    const order = this.#words.map((_, number) => number);
    order.sort((a, b) => {
      const byCount = (this.#counts[b] ?? 0) - (this.#counts[a] ?? 0);
      return byCount !== 0 ? byCount : (this.#words[a] ?? '') < (this.#words[b] ?? '') ? -1 : 1;
    });
    const ranks = new Uint32Array(order.length);
    for (const [rank, number] of order.entries()) ranks[number] = rank;
    return ranks;
  }
}

function cut(stretch: string): string {
  if (stretch.length <= LONGEST_STRETCH) return stretch;
  // Never half of a surrogate pair.
  const end =
    (stretch.charCodeAt(LONGEST_STRETCH - 1) & 0xfc00) === 0xd800 ? LONGEST_STRETCH - 1 : LONGEST_STRETCH;
  return `${stretch.slice(0, end)}…`;
}
