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
import { type DocumentGroup, type Numbers, startsOf, textsIn } from './document-group.ts';
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

  /** The texts of a group of documents, to be written. */
  textsOf(group: DocumentGroup): GroupTexts {
    const { words } = group;
    const bytes = new Uint8Array(words.length);
    const bits = new Uint32Array(words.length);
    const widths = new Uint8Array(words.length);
    for (let place = 0; place < words.length; place++) {
      const number = words[place] ?? 0;
      bytes[place] = this.#bytes[number] ?? 0;
      bits[place] = this.#bits[number] ?? 0;
      widths[place] = this.#widths[number] ?? 0;
    }
    return new GroupTexts(group, { bytes, bits, widths });
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

/** How each word of a group is written: its byte, its bits beside that and how many they are. */
interface WordCodes {
  bytes: Uint8Array;
  bits: Uint32Array;
  widths: Uint8Array;
}

class GroupTexts {
  readonly #group: DocumentGroup;
  readonly #codes: WordCodes;
  readonly #starts: Uint32Array;

  constructor(group: DocumentGroup, codes: WordCodes) {
    this.#group = group;
    this.#codes = codes;
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
    const { numbers } = this.#group;
    const heading = numbers.subarray(start, start + titleCount);
    const article = numbers.subarray(start + title, start + title + textCount);
    const { bytes, widths } = this.#codes;
    translate(heading, bytes, writer.room(titleCount));
    translate(article, bytes, writer.room(textCount));
    const length = bitsOf(heading, widths) + bitsOf(article, widths);
    this.#putBits([heading, article], writer.room((length + 7) >> 3));
    return { titleCount, textCount };
  }

  /** Writes the bits of the words, the lowest of each byte first. */
  #putBits(parts: readonly Numbers[], into: Uint8Array): void {
    const { bits, widths } = this.#codes;
    let filled = 0;
    let rest = 0;
    let count = 0;
    for (const numbers of parts) {
      for (let at = 0; at < numbers.length; at++) {
        const number = numbers[at] ?? 0;
        rest |= (bits[number] ?? 0) << count;
        count += widths[number] ?? 0;
        for (; count >= 8; count -= 8) {
          into[filled++] = rest;
          rest >>>= 8;
        }
      }
    }
    if (count > 0) into[filled] = rest;
  }
}

function translate(numbers: Numbers, table: Uint8Array, into: Uint8Array): void {
  for (let at = 0; at < numbers.length; at++) into[at] = table[numbers[at] ?? 0] ?? 0;
}

function bitsOf(numbers: Numbers, widths: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < numbers.length; at++) sum += widths[numbers[at] ?? 0] ?? 0;
  return sum;
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
