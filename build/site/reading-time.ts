/** How long an article takes to read. */

/** Words a minute of silent reading of non-fiction: 238 (Brysbaert 2019, doi 10.1016/j.jml.2019.104047). */
const WORDS_PER_MINUTE = 238;
/** Characters a minute of Chinese or Japanese, which part no words: the convention of large publishers. */
const CHARACTERS_PER_MINUTE = 500;

const PARTED_BY_NOTHING = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Whole minutes for an article's plain text, at least 1. */
export function readingMinutes(text: string): number {
  const characters = text.match(PARTED_BY_NOTHING)?.length ?? 0;
  const words =
    text.replace(PARTED_BY_NOTHING, ' ').match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE + characters / CHARACTERS_PER_MINUTE));
}
