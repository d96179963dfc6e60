/** The words by which each document is compared with the others. */
import { documentOf, impactIn, weightOf } from './postings.ts';
import type { ClassedWords } from './word-classes.ts';

/** A document is compared with others by this many of its words. */
export const TELLING_WORDS = 16;

/**
 * The numbers of the classes of words, the heaviest first, and their weights: those of document n from TELLING_WORDS * n up
 * to, not including, `ends[n]`.
 */
export interface DistinctiveWords {
  words: Uint32Array;
  weights: Uint16Array;
  ends: Uint32Array;
}

/** The distinctive words of `count` documents. Of equally heavy ones those of the first class come first. */
export function distinctiveWords(
  { classes, stopWords, postings, starts }: ClassedWords,
  count: number,
): DistinctiveWords {
  const words = new Uint32Array(count * TELLING_WORDS);
  const weights = new Uint16Array(count * TELLING_WORDS);
  const ends = new Uint32Array(count);
  for (let document = 0; document < count; document++) ends[document] = document * TELLING_WORDS;
  for (const [word, { forms }] of classes.entries()) {
    const start = starts[word] ?? 0;
    const end = starts[word + 1] ?? 0;
    if (end - start < 2 || end - start > Math.max(4, count / 10)) continue;
    if (forms.some((form) => stopWords.has(form) || form.charCodeAt(0) < 0x20)) continue;
    const worth = weightOf(end - start, count);
    for (let place = start; place < end; place++) {
      const packed = postings[place] ?? 0;
      const document = documentOf(packed);
      const weight = worth * impactIn(packed);
      const first = document * TELLING_WORDS;
      let at = ends[document] ?? 0;
      if (at === first + TELLING_WORDS) {
        if ((weights[at - 1] ?? 0) >= weight) continue;
        at--;
      } else ends[document] = at + 1;
      for (; at > first && (weights[at - 1] ?? 0) < weight; at--) {
        weights[at] = weights[at - 1] ?? 0;
        words[at] = words[at - 1] ?? 0;
      }
      weights[at] = weight;
      words[at] = word;
    }
  }
  return { words, weights, ends };
}
