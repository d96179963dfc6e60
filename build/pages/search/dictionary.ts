/**
 * The dictionary: a compact trie of words in one-byte letters (src/site/search-layout.ts). It is written from its end
 * to its start, since an edge has the length of what is below it.
 */
import {
  CLASS_SIZE,
  EDGE_HAS_CHILDREN,
  EDGE_IS_LAST,
  EDGE_IS_STOP_WORD,
  EDGE_IS_WORD,
  EDGE_LENGTH,
} from '../../../src/site/search-layout.ts';

export interface DictionaryWord {
  /** One-byte letters, a unit of the text each. */
  letters: string;
  /** The offset of its class. */
  classAt: number;
  isStopWord: boolean;
}

/** The dictionary of `words`. Of those with the same letters the first counts, and one without letters is left out. */
export function encodeDictionary(words: readonly DictionaryWord[]): Uint8Array {
  const distinct = new Map<string, DictionaryWord>();
  for (const word of words) {
    if (word.letters !== '' && !distinct.has(word.letters)) distinct.set(word.letters, word);
  }
  // Units are letters, so that texts are in their order; to sort texts needs no call for each two of them.
  const ordered = [...distinct.keys()].sort().map((letters) => distinct.get(letters));
  return new Trie(ordered.filter((word) => word !== undefined)).encode();
}

class Trie {
  readonly #words: readonly DictionaryWord[];
  #bytes = new Uint8Array(1 << 16);
  /** The start of the written bytes, which go to the end of `#bytes`. */
  #start = this.#bytes.length;

  /** `words` in the order of their letters, which differ. */
  constructor(words: readonly DictionaryWord[]) {
    this.#words = words;
  }

  encode(): Uint8Array {
    this.#putEdges(0, this.#words.length, 0);
    return this.#bytes.subarray(this.#start);
  }

  /** The edges of a node: the words from `first` up to `end` begin with the same `depth` letters, and all have more. */
  #putEdges(first: number, end: number, depth: number): void {
    for (let last = end; last > first; ) {
      const letter = this.#letter(last - 1, depth);
      let start = last - 1;
      while (start > first && this.#letter(start - 1, depth) === letter) start--;
      this.#putEdge(start, last, depth, last === end);
      last = start;
    }
  }

  #putEdge(start: number, end: number, depth: number, isLast: boolean): void {
    const first = this.#words[start];
    const last = this.#words[end - 1];
    if (first === undefined || last === undefined) return;
    const { letters } = first;
    // The words are ordered, so the common letters of the first and the last are common to all.
    let to = depth + 1;
    while (
      to < letters.length &&
      to - depth < EDGE_LENGTH &&
      letters.charCodeAt(to) === last.letters.charCodeAt(to)
    )
      to++;
    const isWord = letters.length === to;
    const below = isWord ? start + 1 : start;
    if (below < end) {
      const before = this.#bytes.length - this.#start;
      this.#putEdges(below, end, to);
      this.#putVarint(this.#bytes.length - this.#start - before);
    }
    if (isWord)
      for (let byte = CLASS_SIZE - 1; byte >= 0; byte--) this.#put((first.classAt >>> (8 * byte)) & 0xff);
    for (let at = to - 1; at >= depth; at--) this.#put(letters.charCodeAt(at));
    this.#put(
      (to - depth) |
        (isWord ? EDGE_IS_WORD : 0) |
        (isWord && first.isStopWord ? EDGE_IS_STOP_WORD : 0) |
        (below < end ? EDGE_HAS_CHILDREN : 0) |
        (isLast ? EDGE_IS_LAST : 0),
    );
  }

  #letter(word: number, depth: number): number {
    return this.#words[word]?.letters.charCodeAt(depth) ?? 0;
  }

  #putVarint(value: number): void {
    let groups = 1;
    while (groups < 5 && value >>> (7 * groups) > 0) groups++;
    for (let group = groups - 1; group >= 0; group--)
      this.#put(((value >>> (7 * group)) & 0x7f) | (group === groups - 1 ? 0 : 0x80));
  }

  /** Puts a byte before all others. */
  #put(byte: number): void {
    if (this.#start === 0) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes, this.#bytes.length);
      this.#start = this.#bytes.length;
      this.#bytes = larger;
    }
    this.#bytes[--this.#start] = byte;
  }
}
