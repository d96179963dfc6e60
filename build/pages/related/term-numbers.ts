/**
 * A number for each term, in the order in which they first occur. A term is known by its hash alone, so that counts of
 * an earlier build need no texts: two terms with one hash of 32 bits count as one, which no reader will notice.
 */
export class TermNumbers {
  /** The hashes by the numbers of their terms. */
  #hashes = new Uint32Array(1 << 12);
  #count = 0;
  /** A hash table of the numbers plus one, with linear probing; 0: free. Its size is a power of two. */
  #table = new Uint32Array(1 << 13);

  get count(): number {
    return this.#count;
  }

  /** The hash of the term with this number. */
  hashOf(number: number): number {
    return this.#hashes[number] ?? 0;
  }

  /** The number of the term with this hash (`termHash`). */
  numberOf(hash: number): number {
    const mask = this.#table.length - 1;
    let at = hash & mask;
    for (let number = this.#table[at] ?? 0; number !== 0; number = this.#table[at] ?? 0) {
      if (this.#hashes[number - 1] === hash) return number - 1;
      at = (at + 1) & mask;
    }
    if (this.#count === this.#hashes.length) {
      this.#grow();
      return this.numberOf(hash);
    }
    this.#hashes[this.#count] = hash;
    this.#table[at] = ++this.#count;
    return this.#count - 1;
  }

  #grow(): void {
    const hashes = new Uint32Array(2 * this.#hashes.length);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    this.#table = new Uint32Array(2 * this.#table.length);
    const mask = this.#table.length - 1;
    for (let number = 0; number < this.#count; number++) {
      let at = (hashes[number] ?? 0) & mask;
      while (this.#table[at] !== 0) at = (at + 1) & mask;
      this.#table[at] = number + 1;
    }
  }
}

/** The hash of the units of `text` from `start` up to, not including, `end`: 32 bits (FNV-1a, mixed like Murmur3). */
export function termHash(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
