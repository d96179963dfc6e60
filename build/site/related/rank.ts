/**
 * Which posts are like which: by the tags they share and the words that set them apart, both weighed by how
 * rare they are (tf-idf). An inverted index finds the candidates, and what stands in too many posts to say
 * anything is looked up only among the nearest in time, so that the work grows with the number of posts and
 * not with its square.
 */
import { compareCodeUnits } from '../../content/code-units.ts';
import type { Document } from '../../content/model.ts';
import { listSlug } from '../lists/slug.ts';
import { type Postings, postingsOf } from './postings.ts';
import { termCounts } from './terms.ts';
import { countPosts, Vocabulary } from './vocabulary.ts';

/** How many of a post's most telling words count. */
const WORDS_PER_POST = 12;
/** A tag is the author's own word for what a post is about. */
const TAG_WEIGHT = 2;
/** Posts looked at for one tag or word, those nearest in time. */
const MOST_CANDIDATES = 40;

/** A tag or word of a post, by a number of its own, and what it is worth. */
export type Feature = readonly [id: number, weight: number];

/**
 * Gives for a post, by its place in `posts` (newest first), the `most` posts most like it, best first; of equals
 * the one nearer in time, then the newer. Posts that share nothing are never among them.
 */
export function rankRelated(
  posts: readonly Document[],
  most: number,
  vocabularies: Vocabularies = newVocabularies(),
): (at: number) => Document[] {
  const { features, count } = featuresOf(posts, vocabularies);
  const index = postingsOf(features, count);
  const scores = new Float64Array(posts.length);
  return (at) => {
    const found: number[] = [];
    for (const [id, weight] of features[at] ?? []) {
      const [from, to] = nearest(index, id, at);
      for (let entry = from; entry < to; entry++) {
        const post = index.posts[entry] ?? 0;
        if (post === at) continue;
        const score = scores[post] ?? 0;
        if (score === 0) found.push(post);
        scores[post] = score + weight * (index.weights[entry] ?? 0);
      }
    }
    const best = firstOf(found, most, (a, b) => {
      return (scores[b] ?? 0) - (scores[a] ?? 0) || Math.abs(a - at) - Math.abs(b - at) || a - b;
    });
    for (const post of found) scores[post] = 0;
    return best.flatMap((post) => posts[post] ?? []);
  };
}

/** What is counted in posts; one that is kept knows the posts that did not change. */
export interface Vocabularies {
  words: Vocabulary;
  tags: Vocabulary;
}

export function newVocabularies(): Vocabularies {
  return { words: new Vocabulary(), tags: new Vocabulary() };
}

/** Tags and words of each post as features, so weighed that every post's vector has length 1. */
function featuresOf(
  posts: readonly Document[],
  { words, tags }: Vocabularies,
): { features: Feature[][]; count: number } {
  const wordCounts = words.countAll(posts, termCounts);
  const tagCounts = tags.countAll(posts, tagsOf);
  // A word that most posts have says nothing; a tag that all share still says that they belong together.
  const wordRarity = rarities(countPosts(wordCounts, words.terms.length), posts.length, posts.length / 2);
  const tagRarity = rarities(countPosts(tagCounts, tags.terms.length), posts.length, posts.length);
  const features = posts.map((_, at) => {
    const tagged: Feature[] = [];
    const own = tagCounts[at] ?? NONE;
    for (let entry = 0; entry < own.length; entry += 2) {
      const tag = own[entry] ?? 0;
      tagged.push([words.terms.length + tag, TAG_WEIGHT * (tagRarity[tag] ?? 0)]);
    }
    const telling = tellingWords(words.terms, wordCounts[at] ?? NONE, wordRarity);
    return normalise([...tagged, ...telling].filter(([, weight]) => weight > 0));
  });
  return { features, count: words.terms.length + tags.terms.length };
}

const NONE = new Uint32Array();

function tagsOf({ tags }: Document): Map<string, number> {
  return new Map(tags.flatMap((tag) => listSlug(tag) ?? []).map((slug) => [slug, 1]));
}

/**
 * The words that say most about a post, the heaviest first; of equals the first by code units. Most words of ten
 * thousand posts are looked at and passed over, so nothing is made of a word before it is one of them.
 */
function tellingWords(terms: readonly string[], counts: Uint32Array, rarity: Float64Array): Feature[] {
  const telling: Feature[] = [];
  for (let entry = 0; entry < counts.length; entry += 2) {
    const term = counts[entry] ?? 0;
    const rare = rarity[term] ?? 0;
    if (rare === 0) continue;
    const weight = (1 + Math.log(counts[entry + 1] ?? 1)) * rare;
    const last = telling[WORDS_PER_POST - 1];
    if (last !== undefined && weight < last[1]) continue;
    const word = terms[term] ?? '';
    const isBefore = ([other, heaviness]: Feature): boolean =>
      weight > heaviness || (weight === heaviness && compareCodeUnits(word, terms[other] ?? '') < 0);
    if (last !== undefined && !isBefore(last)) continue;
    let at = Math.min(telling.length, WORDS_PER_POST - 1);
    for (; at > 0; at--) {
      const before = telling[at - 1];
      if (before === undefined || !isBefore(before)) break;
      telling[at] = before;
    }
    telling[at] = [term, weight];
  }
  return telling;
}

/** ln(1 + N / n) of what stands in n of N posts: in more than one, which relates them, and at most `most`; else 0. */
function rarities(inPosts: Uint32Array, posts: number, most: number): Float64Array {
  return Float64Array.from(inPosts, (times) =>
    times > 1 && times <= most ? Math.log(1 + posts / times) : 0,
  );
}

function normalise(features: readonly Feature[]): Feature[] {
  const length = Math.hypot(...features.map(([, weight]) => weight));
  return features.map(([id, weight]): Feature => [id, weight / length]);
}

/** The first `most` of `items` in the order of `compare`: what sorting all of them would give, for less. */
function firstOf<T>(items: readonly T[], most: number, compare: (a: T, b: T) => number): T[] {
  const first: T[] = [];
  for (const item of items) {
    const last = first[most - 1];
    if (last !== undefined && compare(item, last) >= 0) continue;
    let at = Math.min(first.length, most - 1);
    for (; at > 0; at--) {
      const before = first[at - 1];
      if (before === undefined || compare(before, item) <= 0) break;
      first[at] = before;
    }
    first[at] = item;
  }
  return first;
}

/** The range of the postings of `id` around the post `at`: all of them, or as many as are looked at. */
function nearest({ starts, posts }: Postings, id: number, at: number): [number, number] {
  const start = starts[id] ?? 0;
  const end = starts[id + 1] ?? start;
  if (end - start <= MOST_CANDIDATES) return [start, end];
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((posts[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const from = Math.min(Math.max(low - MOST_CANDIDATES / 2, start), end - MOST_CANDIDATES);
  return [from, from + MOST_CANDIDATES];
}
