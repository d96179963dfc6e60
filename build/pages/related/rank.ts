/**
 * Ranks related posts by their common features (features.ts). An inverted index finds the candidates; of a
 * frequent feature only the posts nearest in time are candidates, so that the work grows with the number of posts
 * and not with its square.
 */
import type { Document } from '../../content/model.ts';
import { featuresOf, newVocabularies, type Vocabularies } from './features.ts';
import { type Postings, postingsOf } from './postings.ts';

/** The most candidates of one tag or word, those nearest in time. */
const MOST_CANDIDATES = 40;

/**
 * Returns a function from the index of a post in `posts` (newest first) to the indexes of the `most` posts most
 * similar to it, best first; of equals the one nearer in time, then the newer. Posts without a common feature are
 * never among them.
 */
export function rankRelated(
  posts: readonly Document[],
  most: number,
  vocabularies: Vocabularies = newVocabularies(),
): (at: number) => number[] {
  const features = featuresOf(posts, vocabularies);
  const index = postingsOf(features);
  const scores = new Float64Array(posts.length);
  const found = new Uint32Array(posts.length);
  return (at) => {
    let count = 0;
    for (let feature = features.starts[at] ?? 0; feature < (features.starts[at + 1] ?? 0); feature++) {
      const weight = features.weights[feature] ?? 0;
      const { start, end } = nearest(index, features.ids[feature] ?? 0, at);
      for (let entry = start; entry < end; entry++) {
        const post = index.posts[entry] ?? 0;
        const score = scores[post] ?? 0;
        if (score === 0) found[count++] = post;
        scores[post] = score + weight * (index.weights[entry] ?? 0);
      }
    }
    scores[at] = 0;
    const best = firstOf(found.subarray(0, count), scores, at, most);
    for (let place = 0; place < count; place++) scores[found[place] ?? 0] = 0;
    return best;
  };
}

/** The `most` of `found` with the highest scores above 0, in order, without sorting all of them. */
function firstOf(found: Uint32Array, scores: Float64Array, at: number, most: number): number[] {
  const isBefore = (post: number, other: number): boolean => {
    const byScore = (scores[post] ?? 0) - (scores[other] ?? 0);
    if (byScore !== 0) return byScore > 0;
    const byTime = Math.abs(post - at) - Math.abs(other - at);
    return byTime === 0 ? post < other : byTime < 0;
  };
  const first: number[] = [];
  /** A post with a lower score is not among the first. */
  let lowest = 0;
  for (let index = 0; index < found.length; index++) {
    const post = found[index] ?? 0;
    const score = scores[post] ?? 0;
    if (score === 0 || score < lowest) continue;
    let place = first.length;
    while (place > 0 && isBefore(post, first[place - 1] ?? 0)) place--;
    if (place >= most) continue;
    first.splice(place, 0, post);
    if (first.length > most) first.pop();
    if (first.length === most) lowest = scores[first[most - 1] ?? 0] ?? 0;
  }
  return first;
}

/** The range of the postings of `id` around the post `at`: all of them, or `MOST_CANDIDATES`. */
function nearest({ starts, posts }: Postings, id: number, at: number): { start: number; end: number } {
  const start = starts[id] ?? 0;
  const end = starts[id + 1] ?? start;
  if (end - start <= MOST_CANDIDATES) return { start, end };
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((posts[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const from = Math.min(Math.max(low - MOST_CANDIDATES / 2, start), end - MOST_CANDIDATES);
  return { start: from, end: from + MOST_CANDIDATES };
}
