/** An inverted index in flat tables: for each feature the posts that have it, and its weight there. */
import type { Feature } from './rank.ts';

export interface Postings {
  /** The entries of feature n are `starts[n]` up to, not including, `starts[n + 1]`, in the order of the posts. */
  starts: Uint32Array;
  posts: Uint32Array;
  weights: Float64Array;
}

/** The index of `features`, which every post has by number; their ids are below `count`. */
export function postingsOf(features: readonly (readonly Feature[])[], count: number): Postings {
  const starts = new Uint32Array(count + 1);
  for (const own of features) for (const [id] of own) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  for (let id = 0; id < count; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const next = starts.slice();
  const length = starts[count] ?? 0;
  const posts = new Uint32Array(length);
  const weights = new Float64Array(length);
  for (const [post, own] of features.entries()) {
    for (const [id, weight] of own) {
      const entry = next[id] ?? 0;
      next[id] = entry + 1;
      posts[entry] = post;
      weights[entry] = weight;
    }
  }
  return { starts, posts, weights };
}
