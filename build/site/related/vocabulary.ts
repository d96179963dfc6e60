/** Terms by numbers of their own, and what was counted in each post, as compactly as ten thousand posts need. */
import type { Document } from '../../content/model.ts';

/** A number for each term that was ever counted. */
export class Vocabulary {
  readonly terms: string[] = [];
  readonly #ids = new Map<string, number>();
  /** A post that was counted before need not be read again: in the development server one of many has changed. */
  readonly #counted = new WeakMap<Document, Uint32Array>();

  /** The terms of each post, given by `count` with how often they stand there: number, times, number, times … */
  countAll(
    posts: readonly Document[],
    count: (post: Document) => ReadonlyMap<string, number>,
  ): Uint32Array[] {
    return posts.map((post) => {
      let counts = this.#counted.get(post);
      if (counts === undefined) {
        counts = this.#numbered(count(post));
        this.#counted.set(post, counts);
      }
      return counts;
    });
  }

  #numbered(counts: ReadonlyMap<string, number>): Uint32Array {
    const numbered = new Uint32Array(counts.size * 2);
    let at = 0;
    for (const [term, times] of counts) {
      numbered[at] = this.#idOf(term);
      numbered[at + 1] = times;
      at += 2;
    }
    return numbered;
  }

  #idOf(term: string): number {
    let id = this.#ids.get(term);
    if (id === undefined) {
      id = this.terms.length;
      this.#ids.set(term, id);
      this.terms.push(term);
    }
    return id;
  }
}

/** In how many of `posts`, each as numbers and times, the terms 0 to `size` - 1 stand. */
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
