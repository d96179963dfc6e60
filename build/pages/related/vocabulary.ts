/** Terms by number, and the counts of each post, compact enough for ten thousand posts. */
import type { Document } from '../../content/model.ts';
import { TermNumbers, termHash } from './term-numbers.ts';
import type { OnTerm } from './terms.ts';

/** A number for each term that was ever counted. */
export class Vocabulary {
  readonly terms: TermNumbers = new TermNumbers();
  /** The posts counted before, which are not read again: in the development server one of many has changed. */
  #counted = new WeakMap<Document, Uint32Array>();
  /** For each term its place among the terms of the current post, plus one; 0: it is not among them. */
  readonly #places: number[] = [];

  /** The terms of each post, found by `find`, with the sum of their weights: number, sum, number, sum … */
  countAll(posts: readonly Document[], find: (post: Document, onTerm: OnTerm) => void): Uint32Array[] {
    return posts.map((post) => {
      let counts = this.#counted.get(post);
      if (counts === undefined) {
        counts = this.#count((onTerm) => find(post, onTerm));
        this.#counted.set(post, counts);
      }
      return counts;
    });
  }

  /** Forgets all counts: each post is read again. */
  forget(): void {
    this.#counted = new WeakMap();
  }

  /** Whether `countAll` has counts of `post` already. */
  knows(post: Document): boolean {
    return this.#counted.has(post);
  }

  /** Adds the counts of a post from the cache, with hashes of terms in place of which their numbers are written. */
  learn(post: Document, counts: Uint32Array): void {
    for (let at = 0; at < counts.length; at += 2) counts[at] = this.terms.numberOf(counts[at] ?? 0);
    this.#counted.set(post, counts);
  }

  #count(find: (onTerm: OnTerm) => void): Uint32Array {
    const ids: number[] = [];
    const sums: number[] = [];
    find((text, start, end, weight) => {
      const id = this.terms.numberOf(termHash(text, start, end));
      while (this.#places.length <= id) this.#places.push(0);
      const place = this.#places[id] ?? 0;
      if (place > 0) sums[place - 1] = (sums[place - 1] ?? 0) + weight;
      else {
        sums.push(weight);
        this.#places[id] = ids.push(id);
      }
    });
    const counts = new Uint32Array(ids.length * 2);
    ids.forEach((id, place) => {
      counts[2 * place] = id;
      counts[2 * place + 1] = sums[place] ?? 0;
      this.#places[id] = 0;
    });
    return counts;
  }
}

/** For each of the terms 0 to `size` - 1, how many of `posts` (numbers and sums) contain it. */
export function countPosts(posts: readonly Uint32Array[], size: number): Uint32Array {
  const inPosts = new Uint32Array(size);
  for (const numbered of posts) {
    for (let at = 0; at < numbered.length; at += 2) {
      const term = numbered[at] ?? 0;
      inPosts[term] = (inPosts[term] ?? 0) + 1;
    }
  }
  return inPosts;
}
