/**
 * The terms of posts, counted by an earlier build. Posts are in groups by their files, so that there are few records,
 * and few posts are counted again after an edit.
 */
import { endianness } from 'node:os';
import type { Document } from '../../content/model.ts';
import { type ContentCache, cacheKey, NO_CACHE } from '../../remember/content-cache.ts';
import { documentsDigest } from '../documents/document-digest.ts';
import { groupsByName } from '../groups.ts';
import { findTerms } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Approximate number of posts in a group. */
const GROUP = 128;

/** The terms of each of `posts` as numbers of `words` (`Vocabulary.countAll`), from `cache` if it has them. */
export function countTerms(
  posts: readonly Document[],
  words: Vocabulary,
  cache: ContentCache,
): Uint32Array[] {
  if (cache !== NO_CACHE && posts.length > GROUP) {
    for (const group of groupsByName(posts, ({ file }) => file, GROUP)) {
      // After an edit in the development server only the post itself is unknown.
      const unknown = group.filter((post) => !words.knows(post));
      if (unknown.length > group.length / 2) recall(group, words, cache);
    }
  }
  return words.countAll(posts, findTerms);
}

/** Puts the cached counts of the posts of `group` into `words`. */
function recall(group: readonly Document[], words: Vocabulary, cache: ContentCache): void {
  const key = cacheKey('post terms', endianness(), documentsDigest(group));
  const stored = cache.get(key);
  if (stored === null) cache.put(key, encode(words.countAll(group, findTerms), words.terms));
  else {
    const { counts, terms } = decode(stored);
    words.learn(new Map(group.map((post, at) => [post, counts[at] ?? NONE])), terms);
  }
}

const NONE = new Uint32Array();

/**
 * The number of posts, the number of numbers of each, and these numbers, all in 32 bits; then the terms, one a
 * line. The terms have new numbers, in the order in which they occur.
 */
function encode(counts: readonly Uint32Array[], terms: readonly string[]): Uint8Array {
  const own = new Map<number, number>();
  const numbers = [counts.length, ...counts.map(({ length }) => length)];
  for (const each of counts) {
    for (let at = 0; at < each.length; at += 2) {
      const id = each[at] ?? 0;
      const number = own.get(id) ?? own.size;
      own.set(id, number);
      numbers.push(number, each[at + 1] ?? 0);
    }
  }
  const lines = Buffer.from([...own.keys()].map((id) => terms[id] ?? '').join('\n'));
  return Buffer.concat([Buffer.from(Uint32Array.from([numbers.length, ...numbers]).buffer), lines]);
}

function decode(bytes: Uint8Array): { counts: Uint32Array[]; terms: string[] } {
  const [size = 0] = numbersIn(bytes.subarray(0, 4));
  const end = 4 * (size + 1);
  const numbers = numbersIn(bytes.subarray(4, end));
  const posts = numbers[0] ?? 0;
  let at = posts + 1;
  const counts = Array.from(numbers.subarray(1, posts + 1), (length) => {
    at += length;
    return numbers.subarray(at - length, at);
  });
  return { counts, terms: new TextDecoder().decode(bytes.subarray(end)).split('\n') };
}

/** The bytes as numbers of 32 bits. They are copied, since such numbers must be aligned. */
function numbersIn(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(bytes).buffer);
}
