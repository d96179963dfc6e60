/**
 * Documents side by side, with numbers of their own for their words. What a group has is decided by its documents alone,
 * so it is remembered as a whole (kept-groups.ts): after one change the words of the other groups are only looked up.
 */
import type { DocumentWords } from './read-document.ts';
import { primaryOf } from './word-forms.ts';

/** Numbers of words in a group; 16 bits suffice for most. */
export type Numbers = Uint16Array | Uint32Array;

/** The numbers of one document, one part after another. The weights of what is found are no words. */
const PARTS = ['title', 'text', 'rest', 'found', 'weights'] as const;

/** Numbers of each document in `sizes`: how long its parts are, and the length that ranking needs. */
export const SIZES: number = PARTS.length + 1;

export interface DocumentGroup {
  /** The number of each of its words in `Words`, in the order in which they first occur. */
  words: Uint32Array;
  /** How often each stands in the texts. */
  counts: Uint32Array;
  sizes: Uint32Array;
  /** The parts of all documents. */
  numbers: Numbers;
  /** The words, as the group numbers them, by which its documents are found, in the order in which they first occur. */
  found: Uint32Array;
  /** For each of these the place of its language in `languages`: that of the first document with it. */
  languageOf: Uint8Array;
  languages: readonly string[];
}

/** How many documents a group has. */
export function countOf({ sizes }: DocumentGroup): number {
  return sizes.length / SIZES;
}

/** How many of the first numbers of a document are words of its texts: of the title, of title and text, of all. */
export function textsIn(
  { sizes }: DocumentGroup,
  place: number,
): { title: number; text: number; all: number } {
  const at = place * SIZES;
  const title = sizes[at] ?? 0;
  const text = title + (sizes[at + 1] ?? 0);
  return { title, text, all: text + (sizes[at + 2] ?? 0) };
}

/** The length of a document for ranking. */
export function lengthOf({ sizes }: DocumentGroup, place: number): number {
  return sizes[place * SIZES + SIZES - 1] ?? 0;
}

/** Where the numbers of each document begin, and where the last ones end. */
export function startsOf(group: DocumentGroup): Uint32Array {
  const { sizes } = group;
  const starts = new Uint32Array(countOf(group) + 1);
  for (let place = 0; place + 1 < starts.length; place++) {
    let end = starts[place] ?? 0;
    for (let part = 0; part < PARTS.length; part++) end += sizes[place * SIZES + part] ?? 0;
    starts[place + 1] = end;
  }
  return starts;
}

/** Makes groups of documents whose words are numbers of `Words`. */
export class Grouping {
  /** For each word of `Words` its number in the current group plus one, and whether it is among those found. */
  #numbers = new Uint32Array(1 << 12);
  #isFound = new Uint8Array(1 << 12);

  /** The group of `documents`, in languages (BCP 47); all words are below `size`. */
  group(documents: readonly DocumentWords[], languages: readonly string[], size: number): DocumentGroup {
    if (size > this.#numbers.length) {
      this.#numbers = new Uint32Array(size * 2);
      this.#isFound = new Uint8Array(size * 2);
    }
    const sizes = new Uint32Array(documents.length * SIZES);
    for (const [place, document] of documents.entries()) {
      for (const [part, name] of PARTS.entries()) sizes[place * SIZES + part] = document[name].length;
      sizes[(place + 1) * SIZES - 1] = document.length;
    }
    const words: number[] = [];
    const counts: number[] = [];
    const found: number[] = [];
    const languageOf: number[] = [];
    const primaries = [...new Set(languages.map(primaryOf))];
    const numbers: Uint32Array[] = [];
    for (const [place, document] of documents.entries()) {
      for (const part of [document.title, document.text, document.rest]) {
        const own = this.#numbered(part, words, counts);
        for (let at = 0; at < own.length; at++) counts[own[at] ?? 0] = (counts[own[at] ?? 0] ?? 0) + 1;
        numbers.push(own);
      }
      const own = this.#numbered(document.found, words, counts);
      const language = primaries.indexOf(primaryOf(languages[place] ?? ''));
      for (let at = 0; at < own.length; at++) {
        const word = document.found[at] ?? 0;
        if (this.#isFound[word] === 1) continue;
        this.#isFound[word] = 1;
        found.push(own[at] ?? 0);
        languageOf.push(language);
      }
      numbers.push(own, document.weights);
    }
    for (const word of words) {
      this.#numbers[word] = 0;
      this.#isFound[word] = 0;
    }
    return {
      words: new Uint32Array(words),
      counts: new Uint32Array(counts),
      sizes,
      numbers: joined(numbers),
      found: new Uint32Array(found),
      languageOf: new Uint8Array(languageOf),
      languages: primaries,
    };
  }

  /** The numbers of `part` in the group; new ones are added to `words`. */
  #numbered(part: Uint32Array, words: number[], counts: number[]): Uint32Array {
    const own = new Uint32Array(part.length);
    for (let at = 0; at < part.length; at++) {
      const word = part[at] ?? 0;
      let number = this.#numbers[word] ?? 0;
      if (number === 0) {
        counts.push(0);
        number = words.push(word);
        this.#numbers[word] = number;
      }
      own[at] = number - 1;
    }
    return own;
  }
}

function joined(parts: readonly Uint32Array[]): Numbers {
  let length = 0;
  let isWide = false;
  for (const part of parts) {
    length += part.length;
    for (let at = 0; at < part.length; at++) isWide ||= (part[at] ?? 0) > 0xffff;
  }
  const all = isWide ? new Uint32Array(length) : new Uint16Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The words of one document of a group, as numbers of `Words` again. */
export function wordsOf(group: DocumentGroup, place: number): DocumentWords {
  const { numbers, sizes, words } = group;
  let at = startsOf(group)[place] ?? 0;
  const take = (part: number, isWord: boolean): Uint32Array => {
    const own = new Uint32Array(numbers.subarray(at, at + (sizes[place * SIZES + part] ?? 0)));
    at += own.length;
    if (isWord) for (let each = 0; each < own.length; each++) own[each] = words[own[each] ?? 0] ?? 0;
    return own;
  };
  return {
    title: take(0, true),
    text: take(1, true),
    rest: take(2, true),
    found: take(3, true),
    weights: take(4, false),
    length: lengthOf(group, place),
  };
}
