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
  WIDEST_GROUP,
} from '../../../src/site/search-layout.ts';
import { BitWriter } from './bit-writer.ts';
import type { ByteWriter } from './byte-writer.ts';
import { type DocumentGroup, startsOf, textsIn } from './document-group.ts';
import { OTHER } from './split-words.ts';
import { chooseGroups, type WordGroups } from './word-groups.ts';
import type { Words } from './words.ts';

export class Vocabulary {
  /** The words in order. */
  readonly words: readonly string[];
  readonly #groups: WordGroups;
  /** By number of `Words`: its place in `words`, and its code: the byte in a text, above that its bits. */
  readonly #ranks: Uint32Array;
  readonly #codes: Uint32Array;

  constructor(words: Words, groups: readonly DocumentGroup[]) {
    const size = words.texts.length;
    const counts = countAll(groups, size);
    const isSeparator = (number: number): boolean => words.kindOf(number) === OTHER;
    const order = ordered(words, counts);
    const first = order.findIndex(isSeparator);
    const wordCount = first < 0 ? order.length : first;
    const inOrder = order.map((number) => counts[number] ?? 0);
    this.words = order.map((number) => words.texts[number] ?? '');
    this.#groups = chooseGroups(inOrder.slice(0, wordCount), inOrder.slice(wordCount));
    this.#ranks = new Uint32Array(size);
    this.#codes = new Uint32Array(size);
    this.#place(order);
  }

  /** The place of a word by its number. */
  rankOf(number: number): number {
    return this.#ranks[number] ?? 0;
  }

  /** How words are written, as the handler reads it. */
  groupTable(): Uint8Array {
    const { firsts, widths, separators } = this.#groups;
    const table = new Uint8Array(GROUPS_SIZE);
    table.set(widths);
    table[GROUPS_AT_SEPARATORS] = separators;
    const view = new DataView(table.buffer);
    for (const [group, first] of firsts.entries()) view.setUint32(GROUPS_AT_FIRSTS + group * 4, first, true);
    return table;
  }

  /** The texts of a group of documents, to be written. */
  textsOf(group: DocumentGroup): GroupTexts {
    const codes = new Uint32Array(group.words.length);
    for (let place = 0; place < codes.length; place++)
      codes[place] = this.#codes[group.words[place] ?? 0] ?? 0;
    return new GroupTexts(group, codes, this.#groups.widths);
  }

  #place(order: readonly number[]): void {
    const { firsts, widths } = this.#groups;
    let group = 0;
    for (const [rank, number] of order.entries()) {
      while (group < GROUP_COUNT - 1 && (firsts[group + 1] ?? 0) <= rank) group++;
      const width = widths[group] ?? 0;
      const within = rank - (firsts[group] ?? 0);
      this.#ranks[number] = rank;
      const byte = (group << GROUP_BITS) + (within >> width);
      this.#codes[number] = ((within & ((1 << width) - 1)) << 8) | byte;
    }
  }
}

/** The bits of one text at a time. */
const bits = new BitWriter();

class GroupTexts {
  readonly #group: DocumentGroup;
  readonly #codes: Uint32Array;
  /** By byte. */
  readonly #widths: Uint8Array;
  readonly #starts: Uint32Array;

  /** `codes` are those of the words of the group, `widths` those of the groups of words. */
  constructor(group: DocumentGroup, codes: Uint32Array, widths: readonly number[]) {
    this.#group = group;
    this.#codes = codes;
    this.#widths = Uint8Array.from({ length: 256 }, (_, byte) => widths[byte >> GROUP_BITS] ?? 0);
    this.#starts = startsOf(group);
  }

  /**
   * Writes a document's title and the text after it: the bytes of all words, then their bits. Returns how many words each
   * has. The rest of a longer one is found, but not shown.
   */
  encode(place: number, writer: ByteWriter): { titleCount: number; textCount: number } {
    const { title, text } = textsIn(this.#group, place);
    const start = this.#starts[place] ?? 0;
    const titleCount = Math.min(title, LONGEST_TITLE);
    const textCount = Math.min(text - title, LONGEST_TEXT - titleCount);
    bits.reserve((titleCount + textCount) * WIDEST_GROUP);
    this.#put(start, titleCount, writer);
    this.#put(start + title, textCount, writer);
    writer.bytes(bits.take());
    return { titleCount, textCount };
  }

  /** Writes the bytes of `count` words from `start` on, and puts their bits into `bits`. */
  #put(start: number, count: number, writer: ByteWriter): void {
    const { numbers } = this.#group;
    const codes = this.#codes;
    const widths = this.#widths;
    const into = writer.room(count);
    for (let at = 0; at < count; at++) {
      const code = codes[numbers[start + at] ?? 0] ?? 0;
      into[at] = code;
      bits.put(code >>> 8, widths[code & 0xff] ?? 0);
    }
  }
}

/** How often each of `size` words occurs. */
function countAll(groups: readonly DocumentGroup[], size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const { words, counts: own } of groups) {
    for (let place = 0; place < words.length; place++) {
      const number = words[place] ?? 0;
      counts[number] = (counts[number] ?? 0) + (own[place] ?? 0);
    }
  }
  return counts;
}

/**
 * The numbers of words before those of separators; the most frequent first; equally frequent ones in the order of code
 * units. What is in no text is left out.
 */
function ordered(words: Words, counts: Uint32Array): number[] {
  const { texts } = words;
  const separators: number[] = [];
  const others: number[] = [];
  for (let number = 0; number < texts.length; number++) {
    if ((counts[number] ?? 0) > 0) (words.kindOf(number) === OTHER ? separators : others).push(number);
  }
  return [others, separators].flatMap((own) => frequentFirst(own, texts, counts));
}

/** Few words are frequent, and many occur equally often: texts are sorted without a call for each two of them. */
function frequentFirst(own: readonly number[], texts: readonly string[], counts: Uint32Array): number[] {
  const byCount = new Map<number, Map<string, number>>();
  for (const number of own) {
    const count = counts[number] ?? 0;
    const equal = byCount.get(count) ?? new Map<string, number>();
    if (equal.size === 0) byCount.set(count, equal);
    equal.set(texts[number] ?? '', number);
  }
  return [...byCount.keys()]
    .sort((a, b) => b - a)
    .flatMap((count) => {
      const equal = byCount.get(count) ?? new Map<string, number>();
      return [...equal.keys()].sort().map((text) => equal.get(text) ?? 0);
    });
}
