/**
 * Ranks related posts by their common features (features.ts). An inverted index finds the candidates; of a
 * frequent feature only the posts nearest in time are candidates, so that the work grows with the number of posts
 * and not with its square.
 */
import type { Document } from '../../content/model.ts';
import { featuresOf, newVocabularies, type Vocabularies } from './features.ts';
import { postingsOf } from './postings.ts';

/** The most candidates of one tag or word, those nearest in time to a post that has it. */
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
      const start = index.starts[features.ids[feature] ?? 0] ?? 0;
      const end = index.starts[(features.ids[feature] ?? 0) + 1] ?? start;
      const first = Math.max(
        Math.min((index.entries[feature] ?? 0) - MOST_CANDIDATES / 2, end - MOST_CANDIDATES),
        start,
      );
      const last = Math.min(first + MOST_CANDIDATES, end);
      for (let entry = first; entry < last; entry++) {
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
