/** The features of each post: its tags and its most distinctive words, both weighed by rarity (tf-idf). */

import type { Document } from '../../content/model.ts';
import { type ContentCache, NO_CACHE } from '../../remember/content-cache.ts';
import { listSlug } from '../../site/lists/slug.ts';
import { countTerms } from './counted-terms.ts';
import { DistinctiveWords, WORDS_PER_POST } from './distinctive-words.ts';
import { type Features, KnownFeatures, type WeighedPosts } from './known-features.ts';
import type { OnTerm } from './terms.ts';
import { countPosts, Vocabulary } from './vocabulary.ts';

/** Tags have more weight than words, since the author chose them for the subject of the post. */
const TAG_WEIGHT = 2;

/** The counts of posts. Where they are kept, unchanged posts are not counted again. */
export interface Vocabularies {
  words: Vocabulary;
  tags: Vocabulary;
  latest: KnownFeatures;
  /** For the counts of earlier builds. */
  cache: ContentCache;
}

/** Vocabularies without a count yet; `cache` has the counts of earlier builds. */
export function newVocabularies(cache: ContentCache = NO_CACHE): Vocabularies {
  return { words: new Vocabulary(), tags: new Vocabulary(), latest: new KnownFeatures(), cache };
}

/** Frees the memory of the counts: four kilobytes for a post of six. */
export function forgetCounts({ words, tags, latest }: Vocabularies): void {
  words.forget();
  tags.forget();
  latest.forget();
}

/** Tags and words of each of `posts`, in their order. */
export function featuresOf(posts: readonly Document[], vocabularies: Vocabularies): Features {
  const { words, tags, latest } = vocabularies;
  const weighed = weigh(posts, vocabularies);
  const knownAt = latest.compare(weighed);
  const most = weighed.tags.reduce((sum, own) => sum + own.length / 2, posts.length * WORDS_PER_POST);
  const starts = new Uint32Array(posts.length + 1);
  const ids = new Uint32Array(most);
  const weights = new Float64Array(most);
  const distinctive = new DistinctiveWords(words.terms);
  let end = 0;
  const add = (id: number, weight: number): void => {
    if (weight === 0) return;
    ids[end] = id;
    weights[end++] = weight;
  };
  for (let post = 0; post < posts.length; post++) {
    const known = knownAt(post);
    if (known === null) {
      const start = end;
      const own = weighed.tags[post] ?? NONE;
      for (let entry = 0; entry < own.length; entry += 2) {
        const tag = own[entry] ?? 0;
        add(2 * tag + 1, TAG_WEIGHT * (weighed.tagRarity[tag] ?? 0));
      }
      distinctive.find(weighed.words[post] ?? NONE, weighed.wordRarity, (word, weight) =>
        add(2 * word, weight),
      );
      const length = lengthOf(weights, start, end);
      for (let at = start; at < end; at++) weights[at] = (weights[at] ?? 0) / length;
    } else {
      for (let at = known.starts[post] ?? 0; at < (known.starts[post + 1] ?? 0); at++) {
        add(known.ids[at] ?? 0, known.weights[at] ?? 0);
      }
    }
    starts[post + 1] = end;
  }
  // Words have even numbers and tags odd ones, so that new words do not change the numbers of tags, nor the reverse.
  const features = { starts, ids, weights, count: 2 * Math.max(words.terms.count, tags.terms.count) };
  latest.keep(weighed, features);
  return features;
}

/** The length of the vector of the numbers from `start` up to, not including, `end`. */
function lengthOf(numbers: Float64Array, start: number, end: number): number {
  let squares = 0;
  for (let at = start; at < end; at++) squares += (numbers[at] ?? 0) ** 2;
  return Math.sqrt(squares);
}

/** Counts the words and tags of posts, and their rarity. */
function weigh(posts: readonly Document[], { words, tags, cache }: Vocabularies): WeighedPosts {
  const wordCounts = countTerms(posts, words, cache);
  const tagCounts = tags.countAll(posts, findTags);
  return {
    words: wordCounts,
    tags: tagCounts,
    // A word in most posts is no feature; a tag of all posts still relates them.
    wordRarity: rarities(countPosts(wordCounts, words.terms.count), posts.length, posts.length / 2),
    tagRarity: rarities(countPosts(tagCounts, tags.terms.count), posts.length, posts.length),
  };
}

const NONE = new Uint32Array();

function findTags({ tags }: Document, onTerm: OnTerm): void {
  for (const tag of tags) {
    const slug = listSlug(tag);
    if (slug !== null) onTerm(slug, 0, slug.length, 1);
  }
}

/**
 * 1 + log2(N) - log2(n) for a term in n of N posts, if n is more than one and at most `most`; else 0. The logarithms are
 * whole numbers, so that an edit of one post leaves nearly all others as they are.
 */
function rarities(inPosts: Uint32Array, posts: number, most: number): Float64Array {
  return Float64Array.from(inPosts, (times) =>
    times > 1 && times <= most ? 1 + wholeLogarithm(posts) - wholeLogarithm(times) : 0,
  );
}

/** The binary logarithm of a whole number from 1 to 2^32 - 1, rounded down. */
function wholeLogarithm(number: number): number {
  return 31 - Math.clz32(number);
}
