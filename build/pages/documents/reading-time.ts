/** How long an article takes to read. */
import type { TextLength } from './text-length.ts';

/** Words a minute of silent reading of non-fiction: 238 (Brysbaert 2019, doi 10.1016/j.jml.2019.104047). */
const WORDS_PER_MINUTE = 238;
/**
 * Characters a minute of Chinese or Japanese, which have no blanks between words: the convention of large
 * publishers.
 */
const CHARACTERS_PER_MINUTE = 500;

/** Whole minutes for an article's plain text, at least 1. */
export function readingMinutes({ words, ideographs }: Pick<TextLength, 'words' | 'ideographs'>): number {
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE + ideographs / CHARACTERS_PER_MINUTE));
}
