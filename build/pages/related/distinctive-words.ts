/** The words that distinguish a post from the others. */
import type { TermNumbers } from './term-numbers.ts';

/** How many distinctive words of a post are used. */
export const WORDS_PER_POST = 12;

/**
 * Finds the most distinctive words of a post. Most words of ten thousand posts are not among them, so no object is
 * made for a word before it is selected.
 */
export class DistinctiveWords {
  readonly #terms: TermNumbers;
  readonly #ids = new Uint32Array(WORDS_PER_POST);
  readonly #weights = new Float64Array(WORDS_PER_POST);
  #count = 0;

  /** `terms` are all words. */
  constructor(terms: TermNumbers) {
    this.#terms = terms;
  }

  /** Calls `take` with the words found in `counts`, the heaviest first; of equals the one with the lower hash. */
  find(counts: Uint32Array, rarity: Float64Array, take: (id: number, weight: number) => void): void {
    this.#count = 0;
    for (let entry = 0; entry < counts.length; entry += 2) {
      const term = counts[entry] ?? 0;
      const rare = rarity[term] ?? 0;
      if (rare > 0) this.#consider(term, (1 + logarithm(counts[entry + 1] ?? 1)) * rare);
    }
    for (let at = 0; at < this.#count; at++) take(this.#ids[at] ?? 0, this.#weights[at] ?? 0);
  }

  #consider(id: number, weight: number): void {
    const isFull = this.#count === WORDS_PER_POST;
    if (isFull && !this.#isBefore(id, weight, WORDS_PER_POST - 1)) return;
    let at = isFull ? WORDS_PER_POST - 1 : this.#count++;
    for (; at > 0 && this.#isBefore(id, weight, at - 1); at--) {
      this.#ids[at] = this.#ids[at - 1] ?? 0;
      this.#weights[at] = this.#weights[at - 1] ?? 0;
    }
    this.#ids[at] = id;
    this.#weights[at] = weight;
  }

  #isBefore(id: number, weight: number, place: number): boolean {
    const other = this.#weights[place] ?? 0;
    if (weight !== other) return weight > other;
    return this.#terms.hashOf(id) < this.#terms.hashOf(this.#ids[place] ?? 0);
  }
}

/** Natural logarithms of the first whole numbers: words are counted, and mostly once or twice. */
const LOGARITHMS = Float64Array.from({ length: 64 }, (_, number) => Math.log(number));

function logarithm(number: number): number {
  return LOGARITHMS[number] ?? Math.log(number);
}
