/**
 * A group of documents as a record: numbers of 32 bits, those that may take 16, bytes, and words. A head says how many of
 * each there are. Words that are in a list (common-words.ts) are named by their places there, others stand in the record.
 */
import type { CommonList } from './common-words.ts';
import type { DocumentGroup, Numbers } from './document-group.ts';
import type { GroupFinds } from './group-finds.ts';
import type { WordForms } from './word-forms.ts';
import { decodeWords, encodeWords } from './word-list.ts';
import type { Words } from './words.ts';

export interface GroupRecord {
  /** Of each document, what stands for all that decides its words. */
  keys: readonly string[];
  group: DocumentGroup;
  finds: GroupFinds;
}

/** Numbers of the head: see `encodeGroup`. */
const HEAD = 12;

/** The record of a group, which refers to the words of `list`. */
export function encodeGroup(
  { keys, group, finds }: GroupRecord,
  list: CommonList,
  known: { words: Words; forms: WordForms },
): Uint8Array {
  const common = group.words.map((number) => list.places[number] ?? 0);
  const own = group.words.filter((_, place) => common[place] === 0);
  const languageOf = languagesOf(group).filter((_, place) => common[place] === 0);
  const names = Buffer.from(JSON.stringify({ keys, languages: group.languages, list: list.key }));
  const wide = [group.sizes, group.counts, common, group.found, finds.classes, finds.starts];
  const either = [finds.packed, group.numbers];
  const head = Uint32Array.of(
    ...wide.map(({ length }) => length),
    ...either.flatMap((numbers) => [numbers.length, numbers.BYTES_PER_ELEMENT]),
    finds.shift,
    names.length,
  );
  return Buffer.concat([
    ...[head, ...wide, ...either].map(alignedBytes),
    group.languageOf,
    names,
    encodeWords(own, languageOf, group.languages, known),
  ]);
}

/** For each word of a group the place of its language. */
function languagesOf({ words, found, languageOf }: DocumentGroup): Uint8Array {
  const languages = new Uint8Array(words.length);
  for (let place = 0; place < found.length; place++) languages[found[place] ?? 0] = languageOf[place] ?? 0;
  return languages;
}

/**
 * The group of a record. `known` gets its words and their stems. Where `listOf` has no list of the key that it refers to,
 * this key is returned.
 */
export function decodeGroup(
  bytes: Uint8Array,
  listOf: (key: string) => CommonList | null,
  known: { words: Words; forms: WordForms },
): GroupRecord | string {
  // Numbers of several bytes must be aligned, and the bytes are good for a moment only.
  const { buffer } = new Uint8Array(bytes);
  const head = new Uint32Array(buffer, 0, HEAD);
  let at = HEAD * 4;
  let field = 0;
  const wide = (): Uint32Array => {
    const numbers = new Uint32Array(buffer, at, head[field++]);
    at += numbers.byteLength;
    return numbers;
  };
  const either = (): Numbers => {
    const length = head[field++];
    const isNarrow = head[field++] === 2;
    const numbers = isNarrow ? new Uint16Array(buffer, at, length) : new Uint32Array(buffer, at, length);
    at += (numbers.byteLength + 3) & ~3;
    return numbers;
  };
  const take = (length: number): Buffer => {
    at += length;
    return Buffer.from(buffer, at - length, length);
  };
  const [sizes, counts, common, found, classes, starts] = [wide(), wide(), wide(), wide(), wide(), wide()];
  const [packed, numbers] = [either(), either()];
  const shift = head[field++] ?? 0;
  const languageOf = take(found.length);
  const names = JSON.parse(take(head[field] ?? 0).toString()) as {
    keys: string[];
    languages: string[];
    list: string;
  };
  const list = listOf(names.list);
  if (list === null) return names.list;
  const { languages } = names;
  let ownCount = 0;
  for (let place = 0; place < common.length; place++) if (common[place] === 0) ownCount++;
  const own = decodeWords(take(buffer.byteLength - at), ownCount, languages, known);
  const words = new Uint32Array(common.length);
  let next = 0;
  for (let place = 0; place < words.length; place++) {
    const inList = common[place] ?? 0;
    words[place] = (inList > 0 ? list.numbers[inList - 1] : own[next++]) ?? 0;
  }
  return {
    keys: names.keys,
    group: { words, counts, sizes, numbers, found, languageOf, languages },
    finds: { classes, starts, packed, shift },
  };
}

/** The bytes of numbers, as many as are a multiple of four. */
function alignedBytes(numbers: Numbers): Uint8Array {
  const bytes = new Uint8Array((numbers.byteLength + 3) & ~3);
  bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  return bytes;
}
