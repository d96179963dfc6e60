/**
 * The words of a few documents as a record. They have numbers of their own there, in the order in which they first occur.
 * In numbers of 32 bits: how many words, documents and numbers there are and how wide a number is, the length of all words
 * and stems, then for each document how many numbers its parts have, and the length that ranking needs. Then the
 * numbers, the lengths of words and stems, which of them are stop words, a byte each, and words and stems as UTF-16.
 */
import type { DocumentWords } from './read-document.ts';
import { LETTER } from './split-words.ts';
import type { WordStem } from './word-forms.ts';
import type { Words } from './words.ts';

const HEAD = 4;
/** Numbers of each document: five lengths and its own. */
const COUNTS = 6;
/** A word is at most 65 units, and its stem, folded, may be longer: these two bytes. */
const LENGTHS = 3;

type Part = 'title' | 'text' | 'rest' | 'found' | 'weights';
/** The last are no words. */
const PARTS: readonly Part[] = ['title', 'text', 'rest', 'found', 'weights'];

/** The record of `documents`. */
export function encodeGroup(
  documents: readonly DocumentWords[],
  words: Words,
  stemOf: (word: number) => WordStem,
): Uint8Array {
  const own = new Map<number, number>();
  const numbers: number[] = [];
  const counts: number[] = [];
  let most = 0;
  for (const document of documents) {
    for (const part of PARTS) {
      counts.push(document[part].length);
      for (const each of document[part]) {
        let number = each;
        if (part !== 'weights') {
          number = own.get(each) ?? own.size;
          own.set(each, number);
        }
        most = Math.max(most, number);
        numbers.push(number);
      }
    }
    counts.push(document.length);
  }
  const isWide = most > 0xffff;
  const described = describe([...own.keys()], words, stemOf);
  const head = Uint32Array.of(own.size, documents.length, numbers.length, isWide ? 4 : 2, ...counts);
  const packed = isWide ? Uint32Array.from(numbers) : Uint16Array.from(numbers);
  return Buffer.concat([bytesOf(head), bytesOf(packed), described]);
}

function describe(own: readonly number[], words: Words, stemOf: (word: number) => WordStem): Uint8Array {
  const lengths = new Uint8Array(own.length * LENGTHS);
  const texts: string[] = [];
  for (const [place, number] of own.entries()) {
    const text = words.texts[number] ?? '';
    const { stem, isStopWord } = words.kindOf(number) === LETTER ? stemOf(number) : NO_STEM;
    lengths[place * LENGTHS] = text.length;
    // Of a longer one none is kept: it is found out again.
    const isKept = stem.length < 0x100;
    lengths[place * LENGTHS + 1] = isKept ? stem.length : 0;
    lengths[place * LENGTHS + 2] = isStopWord ? 1 : 0;
    texts.push(text, isKept ? stem : '');
  }
  return Buffer.concat([lengths, Buffer.from(texts.join(''), 'utf16le')]);
}

const NO_STEM: WordStem = { stem: '', isStopWord: false };

/** The documents of a record by the numbers of `words`, which gets their words. Their stems are added to `stems`. */
export function decodeGroup(
  bytes: Uint8Array,
  words: Words,
  stems: (WordStem | undefined)[],
): DocumentWords[] {
  // Numbers of several bytes must be aligned.
  const { buffer } = Uint8Array.from(bytes);
  const [size = 0, count = 0, length = 0, width = 2] = new Uint32Array(buffer, 0, HEAD);
  const counts = new Uint32Array(buffer, HEAD * 4, count * COUNTS);
  const start = (HEAD + count * COUNTS) * 4;
  const stored =
    width === 2 ? new Uint16Array(buffer, start, length) : new Uint32Array(buffer, start, length);
  const own = learn(new Uint8Array(buffer, start + length * width), size, words, stems);
  const numbers = new Uint32Array(length);
  let at = 0;
  /** The next `length` numbers. */
  const take = (length: number, isWord: boolean): Uint32Array => {
    const part = numbers.subarray(at, at + length);
    const from = stored.subarray(at, at + length);
    if (isWord) translate(from, own, part);
    else part.set(from);
    at += length;
    return part;
  };
  return Array.from({ length: count }, (_, place): DocumentWords => {
    const ofPart = (part: number): number => counts[place * COUNTS + part] ?? 0;
    return {
      title: take(ofPart(0), true),
      text: take(ofPart(1), true),
      rest: take(ofPart(2), true),
      found: take(ofPart(3), true),
      weights: take(ofPart(4), false),
      length: ofPart(5),
    };
  });
}

function translate(numbers: Uint16Array | Uint32Array, table: Uint32Array, into: Uint32Array): void {
  for (let at = 0; at < numbers.length; at++) into[at] = table[numbers[at] ?? 0] ?? 0;
}

/** The numbers of the words of a record. */
function learn(
  described: Uint8Array,
  size: number,
  words: Words,
  stems: (WordStem | undefined)[],
): Uint32Array {
  const texts = Buffer.from(
    described.buffer,
    described.byteOffset + size * LENGTHS,
    described.length - size * LENGTHS,
  ).toString('utf16le');
  const numbers = new Uint32Array(size);
  let at = 0;
  for (let place = 0; place < size; place++) {
    const ofWord = described[place * LENGTHS] ?? 0;
    const ofStem = described[place * LENGTHS + 1] ?? 0;
    const number = words.add(texts, at, at + ofWord);
    numbers[place] = number;
    at += ofWord + ofStem;
    if (ofStem > 0 && stems[number] === undefined) {
      stems[number] = {
        stem: texts.slice(at - ofStem, at),
        isStopWord: described[place * LENGTHS + 2] === 1,
      };
    }
  }
  return numbers;
}

function bytesOf(numbers: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
