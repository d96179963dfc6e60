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
} from '../../../src/site/search-layout.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { DocumentWords } from './read-document.ts';
import { OTHER } from './split-words.ts';
import { chooseGroups, type WordGroups } from './word-groups.ts';
import type { Words } from './words.ts';

export class Vocabulary {
  /** The words in order. */
  readonly words: readonly string[];
  readonly #groups: WordGroups;
  /** By number of `Words`: its place in `words`, its byte in a text, its bits beside that and how many they are. */
  readonly #ranks: Uint32Array;
  readonly #bytes: Uint8Array;
  readonly #bits: Uint32Array;
  readonly #widths: Uint8Array;

  constructor(words: Words, documents: readonly DocumentWords[]) {
    const size = words.texts.length;
    const counts = countAll(documents, size);
    const isSeparator = (number: number): boolean => words.kindOf(number) === OTHER;
    const order = ordered(words, counts);
    const first = order.findIndex(isSeparator);
    const wordCount = first < 0 ? order.length : first;
    const inOrder = order.map((number) => counts[number] ?? 0);
    this.words = order.map((number) => words.texts[number] ?? '');
    this.#groups = chooseGroups(inOrder.slice(0, wordCount), inOrder.slice(wordCount));
    this.#ranks = new Uint32Array(size);
    this.#bytes = new Uint8Array(size);
    this.#bits = new Uint32Array(size);
    this.#widths = new Uint8Array(size);
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

  /**
   * Writes a title and the text after it: the bytes of all words, then their bits. Returns how many words each has. The
   * rest of a longer one is found, but not shown.
   */
  encode({ title, text }: DocumentWords, writer: ByteWriter): { titleCount: number; textCount: number } {
    const heading = title.subarray(0, LONGEST_TITLE);
    const article = text.subarray(0, LONGEST_TEXT - heading.length);
    translate(heading, this.#bytes, writer.room(heading.length));
    translate(article, this.#bytes, writer.room(article.length));
    this.#putBits(heading, article, writer);
    return { titleCount: heading.length, textCount: article.length };
  }

  /** Writes the bits of the words of both, the lowest of each byte first. */
  #putBits(heading: Uint32Array, article: Uint32Array, writer: ByteWriter): void {
    const length = bitsOf(heading, this.#widths) + bitsOf(article, this.#widths);
    const into = writer.room((length + 7) >> 3);
    let filled = 0;
    let rest = 0;
    let count = 0;
    for (const numbers of [heading, article]) {
      for (let at = 0; at < numbers.length; at++) {
        const number = numbers[at] ?? 0;
        rest |= (this.#bits[number] ?? 0) << count;
        count += this.#widths[number] ?? 0;
        for (; count >= 8; count -= 8) {
          into[filled++] = rest;
          rest >>>= 8;
        }
      }
    }
    if (count > 0) into[filled] = rest;
  }

  #place(order: readonly number[]): void {
    const { firsts, widths } = this.#groups;
    let group = 0;
    for (const [rank, number] of order.entries()) {
      while (group < GROUP_COUNT - 1 && (firsts[group + 1] ?? 0) <= rank) group++;
      const width = widths[group] ?? 0;
      const within = rank - (firsts[group] ?? 0);
      this.#ranks[number] = rank;
      this.#bytes[number] = (group << GROUP_BITS) + (within >> width);
      this.#bits[number] = within & ((1 << width) - 1);
      this.#widths[number] = width;
    }
  }
}

function translate(numbers: Uint32Array, table: Uint8Array, into: Uint8Array): void {
  for (let at = 0; at < numbers.length; at++) into[at] = table[numbers[at] ?? 0] ?? 0;
}

function bitsOf(numbers: Uint32Array, widths: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < numbers.length; at++) sum += widths[numbers[at] ?? 0] ?? 0;
  return sum;
}

/** How often each of `size` words occurs. */
function countAll(documents: readonly DocumentWords[], size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const { title, text, rest } of documents) {
    for (const part of [title, text, rest]) count(part, counts);
  }
  return counts;
}

function count(numbers: Uint32Array, counts: Uint32Array): void {
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  }
}

/**
 * The numbers of words before those of separators; the most frequent first; equally frequent ones in the order of code
 * units. What is in no text is left out.
 */
function ordered(words: Words, counts: Uint32Array): number[] {
  const { texts } = words;
  const order = texts.flatMap((_, number) => ((counts[number] ?? 0) > 0 ? [number] : []));
  return order.sort((a, b) => {
    const byKind = Number(words.kindOf(a) === OTHER) - Number(words.kindOf(b) === OTHER);
    if (byKind !== 0) return byKind;
    const byCount = (counts[b] ?? 0) - (counts[a] ?? 0);
    return byCount !== 0 ? byCount : (texts[a] ?? '') < (texts[b] ?? '') ? -1 : 1;
  });
}
