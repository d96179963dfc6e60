/** What sets each post apart: its tags and its most telling words, both weighed by how rare they are (tf-idf). */
import { compareCodeUnits } from '../../content/code-units.ts';
import type { Document } from '../../content/model.ts';
import { listSlug } from '../lists/slug.ts';
import { findTerms, type OnTerm } from './terms.ts';
import { countPosts, Vocabulary } from './vocabulary.ts';

/** How many of a post's most telling words count. */
const WORDS_PER_POST = 12;
/** A tag is the author's own word for what a post is about. */
const TAG_WEIGHT = 2;

/** The tags and words of posts, by numbers, in flat tables. */
export interface Features {
  /** Those of post n are `starts[n]` up to, not including, `starts[n + 1]`. */
  starts: Uint32Array;
  ids: Uint32Array;
  /** What each is worth: every post's vector has length 1. */
  weights: Float64Array;
  /** All numbers are below this. */
  count: number;
}

/** What is counted in posts; one that is kept knows the posts that did not change. */
export interface Vocabularies {
  words: Vocabulary;
  tags: Vocabulary;
}

export function newVocabularies(): Vocabularies {
  return { words: new Vocabulary(), tags: new Vocabulary() };
}

/** Tags and words of each of `posts`, in their order. */
export function featuresOf(posts: readonly Document[], { words, tags }: Vocabularies): Features {
  const wordCounts = words.countAll(posts, findTerms);
  const tagCounts = tags.countAll(posts, findTags);
  // A word that most posts have says nothing; a tag that all share still says that they belong together.
  const wordRarity = rarities(countPosts(wordCounts, words.terms.length), posts.length, posts.length / 2);
  const tagRarity = rarities(countPosts(tagCounts, tags.terms.length), posts.length, posts.length);
  const most = tagCounts.reduce((sum, own) => sum + own.length / 2, posts.length * WORDS_PER_POST);
  const starts = new Uint32Array(posts.length + 1);
  const ids = new Uint32Array(most);
  const weights = new Float64Array(most);
  const telling = new TellingWords(words.terms);
  let end = 0;
  const add = (id: number, weight: number): void => {
    if (weight === 0) return;
    ids[end] = id;
    weights[end++] = weight;
  };
  for (let post = 0; post < posts.length; post++) {
    const start = end;
    const own = tagCounts[post] ?? NONE;
    for (let entry = 0; entry < own.length; entry += 2) {
      const tag = own[entry] ?? 0;
      add(words.terms.length + tag, TAG_WEIGHT * (tagRarity[tag] ?? 0));
    }
    telling.find(wordCounts[post] ?? NONE, wordRarity, add);
    const length = Math.hypot(...weights.subarray(start, end));
    for (let at = start; at < end; at++) weights[at] = (weights[at] ?? 0) / length;
    starts[post + 1] = end;
  }
  return { starts, ids, weights, count: words.terms.length + tags.terms.length };
}

const NONE = new Uint32Array();

function findTags({ tags }: Document, onTerm: OnTerm): void {
  for (const tag of tags) {
    const slug = listSlug(tag);
    if (slug !== null) onTerm(slug, 0, slug.length, 1);
  }
}

/**
 * Finds the words that say most about a post. Most words of ten thousand posts are looked at and passed over, so
 * nothing is made of a word before it is one of them.
 */
class TellingWords {
  readonly #terms: readonly string[];
  readonly #ids = new Uint32Array(WORDS_PER_POST);
  readonly #weights = new Float64Array(WORDS_PER_POST);
  #count = 0;

  /** `terms` are all words by their numbers. */
  constructor(terms: readonly string[]) {
    this.#terms = terms;
  }

  /** Gives `take` those of `counts`, the heaviest first; of equals the first by code units. */
  find(counts: Uint32Array, rarity: Float64Array, take: (id: number, weight: number) => void): void {
    this.#count = 0;
    for (let entry = 0; entry < counts.length; entry += 2) {
      const term = counts[entry] ?? 0;
      const rare = rarity[term] ?? 0;
      if (rare > 0) this.#consider(term, (1 + logarithm(counts[entry + 1] ?? 1)) * rare);
    }
    for (let at = 0; at < this.#count; at++) take(this.#ids[at] ?? 0, this.#weights[at] ?? 0);
  }

  #consider(id: number, weight: number): void {
    const isFull = this.#count === WORDS_PER_POST;
    if (isFull && !this.#isBefore(id, weight, WORDS_PER_POST - 1)) return;
    let at = isFull ? WORDS_PER_POST - 1 : this.#count++;
    for (; at > 0 && this.#isBefore(id, weight, at - 1); at--) {
      this.#ids[at] = this.#ids[at - 1] ?? 0;
      this.#weights[at] = this.#weights[at - 1] ?? 0;
    }
    this.#ids[at] = id;
    this.#weights[at] = weight;
  }

  #isBefore(id: number, weight: number, place: number): boolean {
    const other = this.#weights[place] ?? 0;
    if (weight !== other) return weight > other;
    return compareCodeUnits(this.#terms[id] ?? '', this.#terms[this.#ids[place] ?? 0] ?? '') < 0;
  }
}

/** Natural logarithms of the first whole numbers: words are counted, and mostly once or twice. */
const LOGARITHMS = Float64Array.from({ length: 64 }, (_, number) => Math.log(number));

function logarithm(number: number): number {
  return LOGARITHMS[number] ?? Math.log(number);
}

/** ln(1 + N / n) of what stands in n of N posts: in more than one, which relates them, and at most `most`; else 0. */
function rarities(inPosts: Uint32Array, posts: number, most: number): Float64Array {
  return Float64Array.from(inPosts, (times) =>
    times > 1 && times <= most ? Math.log(1 + posts / times) : 0,
  );
}
