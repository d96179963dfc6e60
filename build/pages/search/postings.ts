/**
 * Postings: the documents that contain a class of words, with its impact on each. The distances between them are in
 * Rice's code with a parameter for each list (Golomb 1966, Rice 1979; Witten, Moffat and Bell, "Managing Gigabytes",
 * ch. 3), the impacts in a few bits (Anh, de Kretser and Moffat, "Vector-space ranking with effective early
 * termination", SIGIR 2001): the handler adds integers, and does not need the lengths of documents.
 */
import { IMPACT_BITS, LEAST_PRUNED } from '../../../src/site/search-layout.ts';
import { BitWriter } from './bit-writer.ts';

/** How many different impacts there are. */
export const LEVELS: number = 1 << IMPACT_BITS;

/** A document and the impact on it (1 to LEVELS) in one number, so that millions of them take little memory. */
export function posting(document: number, impact: number): number {
  return document * LEVELS + impact - 1;
}

export function documentOf(packed: number): number {
  return Math.floor(packed / LEVELS);
}

/** The impact of a posting, 1 to LEVELS. */
export function impactIn(packed: number): number {
  return (packed % LEVELS) + 1;
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

/** The impact of a word of this weight in a document of `length`, as a level. `average` is the average length. */
export function impactOf(
  weight: number,
  length: number,
  average: number,
  { k1, b }: RankingConstants,
): number {
  const part = weight / (weight + k1 * (1 - b + (b * length) / Math.max(1, average)));
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
export function prunePostings(postings: readonly number[], count: number): readonly number[] {
  if (count < LEAST_PRUNED || postings.length <= count / 2) return postings;
  const most = Math.floor(count / 8);
  return [...postings]
    .sort((a, b) => impactIn(b) - impactIn(a) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
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

/** The postings, ascending by document, in Rice's code of `parameter`. */
export function encodePostings(postings: readonly number[], parameter: number): Uint8Array {
  const bits = new BitWriter();
  let before = -1;
  for (const packed of postings) {
    const document = documentOf(packed);
    const distance = document - before - 1;
    for (let quotient = distance >>> parameter; quotient > 0; quotient--) bits.write(1, 1);
    bits.write(0, 1);
    bits.write(impactIn(packed) - 1, IMPACT_BITS);
    bits.write(distance & ((1 << parameter) - 1), parameter);
    before = document;
  }
  return bits.done();
}

/** The documents of `postings` as a set: a bit for each of `count`. */
export function documentSet(postings: readonly number[], count: number): Uint8Array {
  const set = new Uint8Array((count + 7) >> 3);
  for (const packed of postings) {
    const document = documentOf(packed);
    set[document >> 3] = (set[document >> 3] ?? 0) | (1 << (document & 7));
  }
  return set;
}
