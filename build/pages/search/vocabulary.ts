/**
 * The words of all texts, each once, then the separators, the most frequent first; and texts as their numbers
 * (word-groups.ts).
 */
import {
  GROUP_BITS,
  GROUP_COUNT,
  GROUPS_AT_FIRSTS,
  GROUPS_AT_SEPARATORS,
  GROUPS_SIZE,
  LONGEST_TEXT,
  LONGEST_TITLE,
  SEPARATOR_MARK,
} from '../../../src/site/search-layout.ts';
import { BitWriter } from './bit-writer.ts';
import { ByteWriter } from './byte-writer.ts';
import { OTHER, splitWords } from './split-words.ts';
import { chooseGroups, type WordGroups } from './word-groups.ts';

/** Longer stretches (UTF-16 units) are cut: an excerpt would not show them. */
const LONGEST_STRETCH = 64;

const MARK = String.fromCharCode(SEPARATOR_MARK);

export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #kinds: number[] = [];
  readonly #counts: number[] = [];
  #ranks: Uint32Array | null = null;
  #groups: WordGroups | null = null;

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

  /** How words are written, as the handler reads it. */
  groupTable(): Uint8Array {
    const { firsts, widths, separators } = this.#wordGroups();
    const table = new Uint8Array(GROUPS_SIZE);
    table.set(widths);
    table[GROUPS_AT_SEPARATORS] = separators;
    const view = new DataView(table.buffer);
    for (const [group, first] of firsts.entries()) view.setUint32(GROUPS_AT_FIRSTS + group * 4, first, true);
    return table;
  }

  /**
   * A title and the text after it: the bytes of all words, then their bits; and how many words each has. The rest of a
   * longer one is found, but not shown.
   */
  encode(
    title: Uint32Array,
    text: Uint32Array,
  ): { bytes: Uint8Array; titleCount: number; textCount: number } {
    const { firsts, widths } = this.#wordGroups();
    const heading = title.subarray(0, LONGEST_TITLE);
    const numbers = [...heading, ...text.subarray(0, LONGEST_TEXT - heading.length)];
    const writer = new ByteWriter();
    const bits = new BitWriter();
    for (const number of numbers) {
      const rank = this.rankOf(number);
      let group = GROUP_COUNT - 1;
      while (group > 0 && (firsts[group] ?? 0) > rank) group--;
      const width = widths[group] ?? 0;
      const within = rank - (firsts[group] ?? 0);
      writer.byte((group << GROUP_BITS) + (within >> width));
      bits.write(within & ((1 << width) - 1), width);
    }
    writer.bytes(bits.done());
    return {
      bytes: writer.done(),
      titleCount: heading.length,
      textCount: numbers.length - heading.length,
    };
  }

  #wordGroups(): WordGroups {
    if (this.#groups === null) {
      const ofWords: number[] = [];
      const ofSeparators: number[] = [];
      const inOrder = [...this.#words.keys()].sort((a, b) => this.rankOf(a) - this.rankOf(b));
      for (const number of inOrder)
        (this.kindOf(number) === OTHER ? ofSeparators : ofWords).push(this.#counts[number] ?? 0);
      this.#groups = chooseGroups(ofWords, ofSeparators);
    }
    return this.#groups;
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

  /** Words before separators; the most frequent first; equally frequent ones in the order of code units. */
  #rank(): Uint32Array {
    const order = this.#words.map((_, number) => number);
    order.sort((a, b) => {
      const byKind = Number(this.kindOf(a) === OTHER) - Number(this.kindOf(b) === OTHER);
      if (byKind !== 0) return byKind;
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
