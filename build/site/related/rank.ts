/**
 * Which posts are like which: by the tags they share and the words that set them apart, both weighed by how
 * rare they are (tf-idf). An inverted index finds the candidates, and what stands in too many posts to say
 * anything is looked up only among the nearest in time, so that the work grows with the number of posts and
 * not with its square.
 */
import type { Document } from '../../content/model.ts';
import { listSlug } from '../lists/slug.ts';
import { termCounts } from './terms.ts';

/** How many of a post's most telling words count. */
const WORDS_PER_POST = 12;
/** A tag is the author's own word for what a post is about. */
const TAG_WEIGHT = 2;
/** Posts looked at for one tag or word, those nearest in time. */
const MOST_CANDIDATES = 40;

/** A tag or word of a post, by a number of its own, and what it is worth. */
type Feature = readonly [id: number, weight: number];

/**
 * For each post the `most` posts most like it, best first; of equals the one nearer in time, then the newer.
 * `posts` are newest first. Posts that share nothing are never among them.
 */
export function rankRelated(posts: readonly Document[], most: number): Document[][] {
  const features = featuresOf(posts);
  const index = invert(features);
  return posts.map((_, at) => {
    const scores = new Map<number, number>();
    for (const [id, weight] of features[at] ?? []) {
      for (const { post, weight: theirs } of nearest(index.get(id) ?? [], at)) {
        if (post !== at) scores.set(post, (scores.get(post) ?? 0) + weight * theirs);
      }
    }
    return [...scores]
      .sort(([a, x], [b, y]) => y - x || Math.abs(a - at) - Math.abs(b - at) || a - b)
      .slice(0, most)
      .flatMap(([other]) => posts[other] ?? []);
  });
}

/** Tags and words of each post as features, so weighed that every post's vector has length 1. */
function featuresOf(posts: readonly Document[]): Feature[][] {
  const words = posts.map(termCounts);
  const tags = posts.map((post) => new Set(post.tags.flatMap((tag) => listSlug(tag) ?? [])));
  // A word that most posts have says nothing; a tag that all share still says that they belong together.
  const wordRarity = rarities(
    words.map((counts) => counts.keys()),
    posts.length / 2,
  );
  const tagRarity = rarities(tags, posts.length);
  const ids = new Map<string, number>();
  const idOf = (key: string): number => {
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    return id;
  };
  return posts.map((_, at) => {
    const telling = [...(words[at] ?? [])]
      .map(([word, times]) => [word, (1 + Math.log(times)) * (wordRarity.get(word) ?? 0)] as const)
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, WORDS_PER_POST)
      .map(([word, weight]): Feature => [idOf(`word ${word}`), weight]);
    const tagged = [...(tags[at] ?? [])].map(
      (tag): Feature => [idOf(`tag ${tag}`), TAG_WEIGHT * (tagRarity.get(tag) ?? 0)],
    );
    return normalise([...tagged, ...telling].filter(([, weight]) => weight > 0));
  });
}

/** ln(1 + N / n) of all that stands in n of N posts: in more than one, which relates them, and at most `most`. */
function rarities(posts: readonly Iterable<string>[], most: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const post of posts) for (const term of post) counts.set(term, (counts.get(term) ?? 0) + 1);
  const rarity = new Map<string, number>();
  for (const [term, times] of counts) {
    if (times > 1 && times <= most) rarity.set(term, Math.log(1 + posts.length / times));
  }
  return rarity;
}

function normalise(features: readonly Feature[]): Feature[] {
  const length = Math.hypot(...features.map(([, weight]) => weight));
  return features.map(([id, weight]): Feature => [id, weight / length]);
}

interface Posting {
  post: number;
  weight: number;
}

/** Every feature's posts, in order. */
function invert(features: readonly (readonly Feature[])[]): Map<number, Posting[]> {
  const index = new Map<number, Posting[]>();
  for (const [post, own] of features.entries()) {
    for (const [id, weight] of own) {
      const postings = index.get(id);
      if (postings === undefined) index.set(id, [{ post, weight }]);
      else postings.push({ post, weight });
    }
  }
  return index;
}

/** The postings around `at`: all of them, or as many as are looked at. */
function nearest(postings: readonly Posting[], at: number): readonly Posting[] {
  if (postings.length <= MOST_CANDIDATES) return postings;
  let low = 0;
  let high = postings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((postings[middle]?.post ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const start = Math.min(Math.max(low - MOST_CANDIDATES / 2, 0), postings.length - MOST_CANDIDATES);
  return postings.slice(start, start + MOST_CANDIDATES);
}
