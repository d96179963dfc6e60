/**
 * A group of documents as a record: numbers of 32 bits, those that may take 16, bytes, and texts. A head says how many of
 * each there are.
 */
import type { DocumentGroup, Numbers } from './document-group.ts';
import type { GroupFinds } from './group-finds.ts';
import { LETTER } from './split-words.ts';
import type { WordForms, WordStem } from './word-forms.ts';
import type { Words } from './words.ts';

export interface GroupRecord {
  /** Of each document, what stands for all that decides its words. */
  keys: readonly string[];
  group: DocumentGroup;
  finds: GroupFinds;
}

/** Numbers of the head: see `encodeGroup`. */
const HEAD = 11;
/** A word is at most 65 units, and its stem, folded, may be longer: these two bytes, and whether it is a stop word. */
const LENGTHS = 3;

/** The record of a group. */
export function encodeGroup(
  { keys, group, finds }: GroupRecord,
  { words, forms }: { words: Words; forms: WordForms },
): Uint8Array {
  const { lengths, texts } = describe(group, words, forms);
  const names = Buffer.from(JSON.stringify({ keys, languages: group.languages }));
  const wide = [group.sizes, group.counts, group.found, finds.classes, finds.starts];
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
    lengths,
    names,
    Buffer.from(texts, 'utf16le'),
  ]);
}

function describe(
  { words: own, found, languageOf, languages }: DocumentGroup,
  words: Words,
  forms: WordForms,
): { lengths: Uint8Array; texts: string } {
  const lengths = new Uint8Array(own.length * LENGTHS);
  const stems = new Array<WordStem>(own.length).fill(NO_STEM);
  for (let place = 0; place < found.length; place++) {
    const number = own[found[place] ?? 0] ?? 0;
    if (words.kindOf(number) !== LETTER) continue;
    stems[found[place] ?? 0] = forms.stemOf(number, languages[languageOf[place] ?? 0] ?? '');
  }
  const texts: string[] = [];
  for (let place = 0; place < own.length; place++) {
    const text = words.texts[own[place] ?? 0] ?? '';
    const { stem, isStopWord } = stems[place] ?? NO_STEM;
    // Of a longer one none is kept: it is found out again.
    const kept = stem.length < 0x100 ? stem : '';
    lengths[place * LENGTHS] = text.length;
    lengths[place * LENGTHS + 1] = kept.length;
    lengths[place * LENGTHS + 2] = isStopWord ? 1 : 0;
    texts.push(text, kept);
  }
  return { lengths, texts: texts.join('') };
}

const NO_STEM: WordStem = { stem: '', isStopWord: false };

/** The group of a record. `words` gets its words, and `forms` their stems. */
export function decodeGroup(bytes: Uint8Array, words: Words, forms: WordForms): GroupRecord {
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
  const [sizes, counts, found, classes, starts] = [wide(), wide(), wide(), wide(), wide()];
  const [packed, numbers] = [either(), either()];
  const shift = head[field++] ?? 0;
  const languageOf = take(found.length);
  const lengths = take(counts.length * LENGTHS);
  const names = JSON.parse(take(head[field] ?? 0).toString()) as { keys: string[]; languages: string[] };
  const texts = take(buffer.byteLength - at).toString('utf16le');
  const group: DocumentGroup = {
    words: new Uint32Array(counts.length),
    ...{ counts, sizes, numbers, found, languageOf },
    languages: names.languages,
  };
  learn(group, { lengths, texts }, words, forms);
  return { keys: names.keys, group, finds: { classes, starts, packed, shift } };
}

/** Finds the numbers of the words of a group. */
function learn(
  { words: own, found, languageOf, languages }: DocumentGroup,
  { lengths, texts }: { lengths: Uint8Array; texts: string },
  words: Words,
  forms: WordForms,
): void {
  const stems = languages.map((language) => forms.stemsOf(language));
  const languageOfWord = new Uint8Array(own.length);
  for (let place = 0; place < found.length; place++)
    languageOfWord[found[place] ?? 0] = languageOf[place] ?? 0;
  let at = 0;
  for (let place = 0; place < own.length; place++) {
    const ofWord = lengths[place * LENGTHS] ?? 0;
    const ofStem = lengths[place * LENGTHS + 1] ?? 0;
    const number = words.add(texts, at, at + ofWord);
    own[place] = number;
    at += ofWord + ofStem;
    const known = stems[languageOfWord[place] ?? 0];
    if (ofStem > 0 && known !== undefined && known[number] === undefined) {
      const isStopWord = lengths[place * LENGTHS + 2] === 1;
      known[number] = { stem: texts.slice(at - ofStem, at), isStopWord };
    }
  }
}

/** The bytes of numbers, as many as are a multiple of four. */
function alignedBytes(numbers: Numbers): Uint8Array {
  const bytes = new Uint8Array((numbers.byteLength + 3) & ~3);
  bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  return bytes;
}
