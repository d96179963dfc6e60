/** Makes groups of documents, from words that were read and from groups of before. */
import {
  countOf,
  type DocumentGroup,
  foundIn,
  type Numbers,
  PARTS,
  SIZES,
  startsOf,
  textsIn,
} from './document-group.ts';
import type { DocumentWords } from './read-document.ts';
import { primaryOf } from './word-forms.ts';

/** A document that was read, or the place of one in the group of before. */
export type Member = DocumentWords | number;

const EMPTY: DocumentGroup = {
  words: new Uint32Array(),
  counts: new Uint32Array(),
  sizes: new Uint32Array(),
  numbers: new Uint16Array(),
  found: new Uint32Array(),
  languageOf: new Uint8Array(),
  languages: [],
};

export class Grouping {
  /** For each word of `Words` its number in the current group, plus one. */
  #numbers = new Uint32Array(1 << 12);

  /**
   * The group of `members`, in languages (BCP 47); all words are below `size`. The words of `before` keep their numbers, so
   * the numbers of its documents are copied.
   */
  group(
    members: readonly Member[],
    languages: readonly string[],
    size: number,
    before: DocumentGroup = EMPTY,
  ): DocumentGroup {
    if (size > this.#numbers.length) this.#numbers = new Uint32Array(size * 2);
    const words = new GrowingWords(before, members);
    for (let number = 0; number < words.length; number++)
      this.#numbers[words.words[number] ?? 0] = number + 1;
    forgetUnused(before, members, words.counts);
    const starts = startsOf(before);
    const sizes = new Uint32Array(members.length * SIZES);
    const parts: Numbers[] = [];
    for (const [place, member] of members.entries()) {
      if (typeof member === 'number') {
        parts.push(before.numbers.subarray(starts[member], starts[member + 1]));
        sizes.set(before.sizes.subarray(member * SIZES, (member + 1) * SIZES), place * SIZES);
        continue;
      }
      for (const part of [member.title, member.text, member.rest]) {
        const own = this.#numbered(part, words);
        words.count(own);
        parts.push(own);
      }
      parts.push(this.#numbered(member.found, words), member.weights);
      for (const [part, name] of PARTS.entries()) sizes[place * SIZES + part] = member[name].length;
      sizes[(place + 1) * SIZES - 1] = member.length;
    }
    for (let number = 0; number < words.length; number++) this.#numbers[words.words[number] ?? 0] = 0;
    const primaries = [...new Set(languages.map(primaryOf))];
    const group = {
      words: words.words.slice(0, words.length),
      counts: words.counts.slice(0, words.length),
      sizes,
      numbers: joined(parts),
      ...{ found: EMPTY.found, languageOf: EMPTY.languageOf, languages: primaries },
    };
    const languageAt = languages.map((language) => primaries.indexOf(primaryOf(language)));
    return withoutUnused({ ...group, ...foundWords(group, languageAt) });
  }

  /** The numbers of `part` in the group; new ones are added to `words`. */
  #numbered(part: Uint32Array, words: GrowingWords): Uint32Array {
    const own = new Uint32Array(part.length);
    for (let at = 0; at < part.length; at++) {
      const word = part[at] ?? 0;
      let number = this.#numbers[word] ?? 0;
      if (number === 0) {
        number = words.push(word);
        this.#numbers[word] = number;
      }
      own[at] = number - 1;
    }
    return own;
  }
}

/** The words of a group, and how often each stands in its texts, while members are added. */
class GrowingWords {
  readonly words: Uint32Array;
  readonly counts: Uint32Array;
  length: number;

  /** The words of `before`, with room for those of `members`. */
  constructor({ words, counts }: DocumentGroup, members: readonly Member[]) {
    this.length = words.length;
    let room = words.length;
    for (const member of members) {
      if (typeof member === 'number') continue;
      room += member.title.length + member.text.length + member.rest.length + member.found.length;
    }
    this.words = new Uint32Array(room);
    this.words.set(words);
    this.counts = new Uint32Array(room);
    this.counts.set(counts);
  }

  push(word: number): number {
    this.words[this.length++] = word;
    return this.length;
  }

  count(numbers: Uint32Array): void {
    for (let at = 0; at < numbers.length; at++) {
      const number = numbers[at] ?? 0;
      this.counts[number] = (this.counts[number] ?? 0) + 1;
    }
  }
}

/** Makes the counts of the group of before those of its documents as often as they are among `members`. */
function forgetUnused(before: DocumentGroup, members: readonly Member[], counts: Uint32Array): void {
  const starts = startsOf(before);
  const uses = new Uint32Array(countOf(before));
  for (const member of members) if (typeof member === 'number') uses[member] = (uses[member] ?? 0) + 1;
  for (const [place, times] of uses.entries()) {
    if (times === 1) continue;
    const start = starts[place] ?? 0;
    const { all } = textsIn(before, place);
    for (let at = start; at < start + all; at++) {
      const number = before.numbers[at] ?? 0;
      counts[number] = (counts[number] ?? 0) + times - 1;
    }
  }
}

/** The words by which the documents of a group are found, and the language of each. */
function foundWords(
  group: DocumentGroup,
  languageAt: readonly number[],
): Pick<DocumentGroup, 'found' | 'languageOf'> {
  const starts = startsOf(group);
  const isFound = new Uint8Array(group.words.length);
  const found: number[] = [];
  const languageOf: number[] = [];
  for (let place = 0; place < countOf(group); place++) {
    const { start, count } = foundIn(group, place, starts[place + 1] ?? 0);
    for (let at = start; at < start + count; at++) {
      const number = group.numbers[at] ?? 0;
      if (isFound[number] === 1) continue;
      isFound[number] = 1;
      found.push(number);
      languageOf.push(languageAt[place] ?? 0);
    }
  }
  return { found: new Uint32Array(found), languageOf: new Uint8Array(languageOf) };
}

/** The same group; where a fifth of its words is in none of its documents any more, without these. */
function withoutUnused(group: DocumentGroup): DocumentGroup {
  const isUsed = new Uint8Array(group.words.length);
  for (let at = 0; at < group.found.length; at++) isUsed[group.found[at] ?? 0] = 1;
  let count = 0;
  for (let number = 0; number < isUsed.length; number++) {
    if ((group.counts[number] ?? 0) > 0) isUsed[number] = 1;
    count += isUsed[number] ?? 0;
  }
  if (count * 5 > isUsed.length * 4) return group;
  let next = 0;
  const renumbered = Uint32Array.from(isUsed, (each) => (each === 1 ? next++ : 0));
  const numbers = group.numbers.slice();
  const starts = startsOf(group);
  for (let place = 0; place < countOf(group); place++) {
    const { start, count } = foundIn(group, place, starts[place + 1] ?? 0);
    // The weights behind these are no words.
    for (let at = starts[place] ?? 0; at < start + count; at++)
      numbers[at] = renumbered[numbers[at] ?? 0] ?? 0;
  }
  return {
    ...group,
    words: group.words.filter((_, number) => isUsed[number] === 1),
    numbers,
    counts: group.counts.filter((_, number) => isUsed[number] === 1),
    found: group.found.map((number) => renumbered[number] ?? 0),
  };
}

function joined(parts: readonly Numbers[]): Numbers {
  let length = 0;
  let isWide = false;
  for (const part of parts) {
    length += part.length;
    if (part instanceof Uint16Array) continue;
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
