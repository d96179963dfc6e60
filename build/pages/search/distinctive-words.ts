/** The words by which each document is compared with the others. */
import { documentOf, impactIn, weightOf } from './postings.ts';
import type { ClassedWords } from './word-classes.ts';

/** A document is compared with others by this many of its words. */
const TELLING_WORDS = 16;

/** The numbers of their classes, the heaviest first, and their weights. */
export interface DistinctiveWords {
  of: (document: number) => { words: Uint32Array; weights: Uint16Array };
}

/** The distinctive words of `count` documents. Of equally heavy ones those of the first class come first. */
export function distinctiveWords(
  { classes, stopWords, postings, starts }: ClassedWords,
  count: number,
): DistinctiveWords {
  const words = new Uint32Array(count * TELLING_WORDS);
  const weights = new Uint16Array(count * TELLING_WORDS);
  const found = new Uint8Array(count);
  const add = (document: number, word: number, weight: number): void => {
    const first = document * TELLING_WORDS;
    let at = first + (found[document] ?? 0);
    if (at === first + TELLING_WORDS) {
      if ((weights[at - 1] ?? 0) >= weight) return;
      at--;
    } else found[document] = at - first + 1;
    for (; at > first && (weights[at - 1] ?? 0) < weight; at--) {
      weights[at] = weights[at - 1] ?? 0;
      words[at] = words[at - 1] ?? 0;
    }
    weights[at] = weight;
    words[at] = word;
  };
  for (const [word, { forms }] of classes.entries()) {
    const start = starts[word] ?? 0;
    const end = starts[word + 1] ?? 0;
    if (end - start < 2 || end - start > Math.max(4, count / 10)) continue;
    if (forms.some((form) => stopWords.has(form) || form.charCodeAt(0) < 0x20)) continue;
    const worth = weightOf(end - start, count);
    for (let at = start; at < end; at++) {
      const packed = postings[at] ?? 0;
      add(documentOf(packed), word, worth * impactIn(packed));
    }
  }
  return {
    of: (document) => {
      const first = document * TELLING_WORDS;
      const end = first + (found[document] ?? 0);
      return { words: words.subarray(first, end), weights: weights.subarray(first, end) };
    },
  };
}
