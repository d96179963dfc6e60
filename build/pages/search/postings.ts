/**
 * Postings: the documents that contain a class of words, with its impact on each. The distances between them are in
 * Rice's code with a parameter for each list (Golomb 1966, Rice 1979; Witten, Moffat and Bell, "Managing Gigabytes",
 * ch. 3), the impacts in a few bits (Anh, de Kretser and Moffat, "Vector-space ranking with effective early
 * termination", SIGIR 2001): the handler adds integers, and does not need the lengths of documents.
 */
import { IMPACT_BITS, LEAST_PRUNED } from '../../../src/site/search-layout.ts';
import { BitWriter, MOST_BITS } from './bit-writer.ts';
import type { ByteWriter } from './byte-writer.ts';

/** How many different impacts there are. */
export const LEVELS: number = 1 << IMPACT_BITS;

/** A document and the impact on it (1 to LEVELS) in one number of 32 bits, since there are millions of them. */
export function posting(document: number, impact: number): number {
  return document * LEVELS + impact - 1;
}

export function documentOf(packed: number): number {
  return packed >>> IMPACT_BITS;
}

/** The impact of a posting, 1 to LEVELS. */
export function impactIn(packed: number): number {
  return (packed & (LEVELS - 1)) + 1;
}

/**
 * BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009): its parameters for saturation and
 * length, and how much a word of a title counts.
 */
export interface RankingConstants {
  k1: number;
  b: number;
  title: number;
}

/** Round values: bench/search/print-folds.ts shows that those near them are as good. */
export const RANKING: RankingConstants = { k1: 1.6, b: 0.7, title: 3 };

/** How much weight gives half of the greatest impact in a document of `length`; `average` is the average length. */
export function saturationOf(length: number, average: number, { k1, b }: RankingConstants): number {
  return k1 * (1 - b + (b * length) / Math.max(1, average));
}

/** The impact of a word of this weight, as a level. */
export function impactOf(weight: number, saturation: number): number {
  const part = weight / (weight + saturation);
  return Math.min(LEVELS, Math.max(1, Math.round(part * LEVELS)));
}

/** The weight of a class in `found` of `count` documents, 1 to 255. */
export function weightOf(found: number, count: number): number {
  const inverse = Math.log(1 + (count - found + 0.5) / (found + 0.5));
  return Math.min(255, Math.max(1, Math.round(inverse * 18)));
}

/**
 * The postings of a class that are kept. Of a class in more than half of many documents only those with the
 * greatest impact are kept (static pruning: Carmel et al., SIGIR 2001): the others matter little, and its list
 * would take longest to read. A set (documentSet) has all documents of the class.
 */
export function prunePostings(postings: Uint32Array, count: number): Uint32Array {
  if (count < LEAST_PRUNED || postings.length <= count / 2) return postings;
  const most = Math.floor(count / 8);
  const found = new Uint32Array(LEVELS + 1);
  for (let at = 0; at < postings.length; at++) {
    const impact = impactIn(postings[at] ?? 0);
    found[impact] = (found[impact] ?? 0) + 1;
  }
  // Of the last impact of which not all are kept the first documents are.
  let least = LEVELS;
  let left = most;
  for (; least > 0 && (found[least] ?? 0) <= left; least--) left -= found[least] ?? 0;
  const kept = new Uint32Array(most);
  let length = 0;
  for (let at = 0; at < postings.length; at++) {
    const packed = postings[at] ?? 0;
    const impact = impactIn(packed);
    if (impact > least || (impact === least && left-- > 0)) kept[length++] = packed;
  }
  return kept.subarray(0, length);
}

/** The greatest parameter that the handler reads. */
const MOST_PARAMETER = 20;

/**
 * The parameter of the code for `found` of `count` documents: how many low bits of a distance are written as they
 * are.
 */
export function riceParameter(found: number, count: number): number {
  const parameter = Math.floor(Math.log2(Math.max(1, (0.69 * count) / found)));
  return Math.min(MOST_PARAMETER, parameter);
}

const bits = new BitWriter();

/** Writes the postings, ascending by document, in Rice's code of `parameter`. */
export function encodePostings(postings: Uint32Array, parameter: number, writer: ByteWriter): void {
  const width = 1 + IMPACT_BITS + parameter;
  const last = documentOf(postings.at(-1) ?? 0);
  bits.reserve(postings.length * width + (last >>> parameter));
  const low = (1 << parameter) - 1;
  let next = 0;
  for (let at = 0; at < postings.length; at++) {
    const packed = postings[at] ?? 0;
    const distance = documentOf(packed) - next;
    next += distance + 1;
    for (let left = distance >>> parameter; left > 0; left -= MOST_BITS) {
      const ones = Math.min(left, MOST_BITS);
      bits.put((1 << ones) - 1, ones);
    }
    // A zero, the impact less one, the low bits of the distance: at most MOST_BITS.
    bits.put((((distance & low) << IMPACT_BITS) | (packed & (LEVELS - 1))) << 1, width);
  }
  writer.bytes(bits.take());
}

/** The documents of `postings` as a set: a bit for each of `count`. */
export function documentSet(postings: Uint32Array, count: number): Uint8Array {
  const set = new Uint8Array((count + 7) >> 3);
  for (let at = 0; at < postings.length; at++) {
    const document = documentOf(postings[at] ?? 0);
    set[document >> 3] = (set[document >> 3] ?? 0) | (1 << (document & 7));
  }
  return set;
}
