/** An inverted index in flat tables: for each feature the posts with it, and its weight in each. */
import type { Features } from './known-features.ts';

export interface Postings {
  /** The entries of feature n are `starts[n]` up to, not including, `starts[n + 1]`, in the order of the posts. */
  starts: Uint32Array;
  posts: Uint32Array;
  weights: Float64Array;
  /** By place in the tables of `Features`: the entry of that post and feature. */
  entries: Uint32Array;
}

/** The index of `features`. */
export function postingsOf({ starts: own, ids, weights: worth, count }: Features): Postings {
  const length = own.at(-1) ?? 0;
  const starts = new Uint32Array(count + 1);
  for (let at = 0; at < length; at++) add(starts, (ids[at] ?? 0) + 1, 1);
  for (let id = 0; id < count; id++) add(starts, id + 1, starts[id] ?? 0);
  const next = starts.slice();
  const posts = new Uint32Array(length);
  const weights = new Float64Array(length);
  const entries = new Uint32Array(length);
  for (let post = 0; post + 1 < own.length; post++) {
    for (let at = own[post] ?? 0; at < (own[post + 1] ?? 0); at++) {
      const id = ids[at] ?? 0;
      const entry = next[id] ?? 0;
      next[id] = entry + 1;
      posts[entry] = post;
      weights[entry] = worth[at] ?? 0;
      entries[at] = entry;
    }
  }
  return { starts, posts, weights, entries };
}

function add(numbers: Uint32Array, at: number, more: number): void {
  numbers[at] = (numbers[at] ?? 0) + more;
}
