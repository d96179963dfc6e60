/**
 * The terms of posts, counted by an earlier build. Posts side by side are in groups, so that there are few
 * records, and few posts are counted again after an edit.
 */
import { endianness } from 'node:os';
import type { Document } from '../../content/model.ts';
import { type ContentCache, cacheKey, NO_CACHE } from '../../remember/content-cache.ts';
import { groupsInOrder } from '../../remember/groups-in-order.ts';
import { documentsDigest } from '../documents/document-digest.ts';
import type { TermNumbers } from './term-numbers.ts';
import { findTerms } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How many posts a group has on average: after an edit all posts of one are counted. */
const GROUP = 16;
/** Fewer posts are counted in no time. */
const MANY = 128;

/** The terms of each of `posts` as numbers of `words` (`Vocabulary.countAll`), from `cache` if it has them. */
export function countTerms(
  posts: readonly Document[],
  words: Vocabulary,
  cache: ContentCache,
): Uint32Array[] {
  if (cache !== NO_CACHE && posts.length > MANY) {
    for (const group of groupsInOrder(posts, ({ file }) => file, {
      size: GROUP,
      least: GROUP / 2,
      most: 2 * GROUP,
    })) {
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
    const counts = decode(stored);
    for (const [at, post] of group.entries()) words.learn(post, counts[at] ?? NONE);
  }
}

const NONE = new Uint32Array();

/** The number of posts, the number of numbers of each, and these numbers with hashes of terms, all in 32 bits. */
function encode(counts: readonly Uint32Array[], terms: TermNumbers): Uint8Array {
  const numbers = [counts.length, ...counts.map(({ length }) => length)];
  for (const each of counts) {
    for (let at = 0; at < each.length; at += 2) numbers.push(terms.hashOf(each[at] ?? 0), each[at + 1] ?? 0);
  }
  return new Uint8Array(Uint32Array.from(numbers).buffer);
}

function decode(bytes: Uint8Array): Uint32Array[] {
  // They are copied, since such numbers must be aligned.
  const numbers = new Uint32Array(new Uint8Array(bytes).buffer);
  const posts = numbers[0] ?? 0;
  let at = posts + 1;
  return Array.from(numbers.subarray(1, posts + 1), (length) => {
    at += length;
    return numbers.subarray(at - length, at);
  });
}
