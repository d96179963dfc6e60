/** The classes of words that documents contain, in flat tables: a large site has millions of them. */
import { grown } from './grown.ts';
import { LEVELS, posting } from './postings.ts';

export class FoundClasses {
  /** The class of each find, one document after another, and its weight there, later its impact. */
  #classes: Uint32Array;
  #weights: Uint32Array;
  #length = 0;
  /** Where the finds of each document end. */
  readonly #ends: number[] = [];
  /** Where those of the current document begin. */
  #start = 0;
  /** For each class the place of its latest find, plus one. */
  #latest = new Uint32Array(1 << 12);

  /** `expected` is about the number of finds. */
  constructor(expected: number) {
    this.#classes = new Uint32Array(expected + 16);
    this.#weights = new Uint32Array(expected + 16);
  }

  /** Adds to the weight of a class in the current document. */
  add(found: number, weight: number): void {
    if (found >= this.#latest.length) this.#latest = grown(this.#latest, found + 1);
    const place = (this.#latest[found] ?? 0) - 1;
    if (place >= this.#start) {
      this.#weights[place] = (this.#weights[place] ?? 0) + weight;
      return;
    }
    if (this.#length === this.#classes.length) {
      this.#classes = grown(this.#classes, this.#length + 1);
      this.#weights = grown(this.#weights, this.#length + 1);
    }
    this.#classes[this.#length] = found;
    this.#weights[this.#length] = weight;
    this.#latest[found] = ++this.#length;
  }

  /** Ends the current document; `impactOf` returns the impact of a class by its weight. */
  end(impactOf: (weight: number) => number): void {
    for (let at = this.#start; at < this.#length; at++) {
      this.#weights[at] = impactOf(this.#weights[at] ?? 0);
    }
    this.#start = this.#length;
    this.#ends.push(this.#length);
  }

  /**
   * The postings of `size` classes, packed (postings.ts): those of class n from `starts[n]` up to `starts[n + 1]`, in the
   * order of the documents. With more than `count` documents the numbers begin again.
   */
  postings(size: number, count: number): { postings: Uint32Array; starts: Uint32Array } {
    const starts = new Uint32Array(size + 1);
    for (let at = 0; at < this.#length; at++) {
      const after = (this.#classes[at] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
    for (let own = 0; own < size; own++) starts[own + 1] = (starts[own + 1] ?? 0) + (starts[own] ?? 0);
    const next = starts.slice();
    const postings = new Uint32Array(this.#length);
    let at = 0;
    for (const [document, end] of this.#ends.entries()) {
      for (; at < end; at++) {
        const own = this.#classes[at] ?? 0;
        const place = next[own] ?? 0;
        next[own] = place + 1;
        postings[place] = posting(document % count, this.#weights[at] ?? LEVELS);
      }
    }
    return { postings, starts };
  }
}
