/**
 * The terms of posts as an earlier build has counted them. Posts are kept in groups, by their files, so that there are
 * few records, and little is to be counted again after an edit.
 */
import { endianness } from 'node:os';
import type { Document } from '../../content/model.ts';
import { type ContentCache, cacheKey, NO_CACHE } from '../../remember/content-cache.ts';
import { documentsDigest } from '../documents/document-digest.ts';
import { findTerms } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Posts in a group, about. */
const GROUP = 128;

/** The terms of each of `posts` in numbers of `words` (`Vocabulary.countAll`), from `cache` where it has them. */
export function countTerms(
  posts: readonly Document[],
  words: Vocabulary,
  cache: ContentCache,
): Uint32Array[] {
  if (cache !== NO_CACHE && posts.length > GROUP) {
    for (const group of groupsOf(posts)) {
      // After an edit in the development server only the post itself is unknown.
      const unknown = group.filter((post) => !words.knows(post));
      if (unknown.length > group.length / 2) recall(group, words, cache);
    }
  }
  return words.countAll(posts, findTerms);
}

/** Groups in which a post stays as long as about as many others are there. */
function groupsOf(posts: readonly Document[]): Document[][] {
  const groups = Array.from(
    { length: 2 ** Math.ceil(Math.log2(posts.length / GROUP)) },
    (): Document[] => [],
  );
  for (const post of posts) {
    let sum = 0;
    for (let at = 0; at < post.file.length; at++) sum = (Math.imul(sum, 31) + post.file.charCodeAt(at)) >>> 0;
    groups[sum % groups.length]?.push(post);
  }
  return groups;
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
 * How many posts there are, how many numbers each of them has, and these, all in 32 bits; then the terms, by line. They
 * are numbered anew, in the order in which they come.
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

/** The numbers in 32 bits that `bytes` are. A copy, since they have to lie where a multiple of their size is. */
function numbersIn(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(bytes).buffer);
}
