/**
 * The dictionary: a compact trie of words in one-byte letters (src/site/search-layout.ts), written from its leaves
 * up.
 */
import {
  CLASS_SIZE,
  EDGE_HAS_CHILDREN,
  EDGE_IS_LAST,
  EDGE_IS_STOP_WORD,
  EDGE_IS_WORD,
  EDGE_LENGTH,
} from '../../../src/site/search-layout.ts';
import { ByteWriter } from './byte-writer.ts';

export interface DictionaryWord {
  /** One-byte letters, at least one. */
  letters: readonly number[];
  /** The offset of its class. */
  classAt: number;
  isStopWord: boolean;
}

/** The dictionary of `words`, whose letters must differ. */
export function encodeDictionary(words: readonly DictionaryWord[]): Uint8Array {
  const ordered = [...words].sort((a, b) => compareLetters(a.letters, b.letters));
  return encodeEdges(ordered, 0);
}

/** The edges of a node: `words` begin with the same `depth` letters, and all have more. */
function encodeEdges(words: readonly DictionaryWord[], depth: number): Uint8Array {
  const writer = new ByteWriter();
  for (let start = 0; start < words.length; ) {
    let end = start + 1;
    while (end < words.length && words[end]?.letters[depth] === words[start]?.letters[depth]) end++;
    writer.bytes(encodeEdge(words.slice(start, end), depth, end === words.length));
    start = end;
  }
  return writer.done();
}

function encodeEdge(words: readonly DictionaryWord[], depth: number, isLast: boolean): Uint8Array {
  const [first] = words;
  const last = words.at(-1);
  const writer = new ByteWriter();
  if (first === undefined || last === undefined) return writer.done();
  // The words are ordered, so the common letters of the first and the last are common to all.
  let end = depth + 1;
  while (end < first.letters.length && end - depth < EDGE_LENGTH && first.letters[end] === last.letters[end])
    end++;
  const isWord = first.letters.length === end;
  const below = isWord ? words.slice(1) : words;
  const children = below.length === 0 ? null : encodeEdges(below, end);
  writer.byte(
    (end - depth) |
      (isWord ? EDGE_IS_WORD : 0) |
      (isWord && first.isStopWord ? EDGE_IS_STOP_WORD : 0) |
      (children === null ? 0 : EDGE_HAS_CHILDREN) |
      (isLast ? EDGE_IS_LAST : 0),
  );
  for (const letter of first.letters.slice(depth, end)) writer.byte(letter);
  if (isWord)
    for (let byte = 0; byte < CLASS_SIZE; byte++) writer.byte((first.classAt >>> (8 * byte)) & 0xff);
  if (children !== null) writer.counted(children);
  return writer.done();
}

function compareLetters(a: readonly number[], b: readonly number[]): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
