/** Terms by number, and the counts of each post, compact enough for ten thousand posts. */
import type { Document } from '../../content/model.ts';
import type { OnTerm } from './terms.ts';

/** A number for each term that was ever counted. */
export class Vocabulary {
  readonly terms: string[] = [];
  /** A hash table of the terms' numbers plus one, with linear probing; 0: free. Its size is a power of two. */
  #table = new Int32Array(1 << 12);
  /** The posts counted before, which are not read again: in the development server one of many has changed. */
  readonly #counted = new WeakMap<Document, Uint32Array>();
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

  /** Whether `countAll` has counts of `post` already. */
  knows(post: Document): boolean {
    return this.#counted.has(post);
  }

  /** Adds counts of `posts` from the cache: numbers of `terms`, and sums. */
  learn(posts: ReadonlyMap<Document, Uint32Array>, terms: readonly string[]): void {
    const ids = terms.map((term) => this.#idOf(term, 0, term.length));
    for (const [post, counts] of posts) {
      const own = counts.slice();
      for (let at = 0; at < own.length; at += 2) own[at] = ids[own[at] ?? 0] ?? 0;
      this.#counted.set(post, own);
    }
  }

  #count(find: (onTerm: OnTerm) => void): Uint32Array {
    const ids: number[] = [];
    const sums: number[] = [];
    find((text, start, end, weight) => {
      const id = this.#idOf(text, start, end);
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

  /** The number of a part of `text`, found without making a string of it. */
  #idOf(text: string, start: number, end: number): number {
    let at = this.#firstPlace(text, start, end);
    for (let id = (this.#table[at] ?? 0) - 1; id >= 0; id = (this.#table[at] ?? 0) - 1) {
      if (isPart(this.terms[id] ?? '', text, start, end)) return id;
      at = (at + 1) & (this.#table.length - 1);
    }
    const id = this.terms.length;
    this.terms.push(text.slice(start, end));
    this.#places.push(0);
    this.#table[at] = id + 1;
    if (this.terms.length * 2 > this.#table.length) this.#grow();
    return id;
  }

  #firstPlace(text: string, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return (hash ^ (hash >>> 15)) & (this.#table.length - 1);
  }

  #grow(): void {
    this.#table = new Int32Array(this.#table.length * 4);
    this.terms.forEach((term, id) => {
      let at = this.#firstPlace(term, 0, term.length);
      while (this.#table[at] !== 0) at = (at + 1) & (this.#table.length - 1);
      this.#table[at] = id + 1;
    });
  }
}

function isPart(term: string, text: string, start: number, end: number): boolean {
  if (term.length !== end - start) return false;
  for (let at = 0; at < term.length; at++) {
    if (term.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  }
  return true;
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
