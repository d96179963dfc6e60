/**
 * Emphasis beside the letters of Chinese, Japanese and Korean, which have no blanks between words: `**「重要」**です`.
 * In CommonMark `**` between a bracket and a letter opens emphasis (0.31, section 6.2). Here punctuation beside such a
 * letter counts as a letter, so that emphasis begins and ends as readers of these languages expect.
 */
import type { Tokens } from 'marked';
import { ArticleTokenizer } from './tokenizer.ts';

const LETTER = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}ー]/u;
const BEFORE =
  /((?![*_~])[\p{P}\p{S}])([*~]{1,3})(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}ー])/gu;
const AFTER =
  /([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}ー][*~]{1,3})((?![*_~])[\p{P}\p{S}])/gu;

/** Whether a text has such letters and needs `CjkTokenizer`. */
export function hasCjk(text: string): boolean {
  return LETTER.test(text);
}

/**
 * The text that marked searches for emphasis, of the same length: punctuation between `*` or `~` and such a letter
 * is replaced by letters.
 */
export function maskSigns(masked: string): string {
  if (!/[*~]/.test(masked)) return masked;
  const letters = (sign: string): string => 'a'.repeat(sign.length);
  return masked
    .replace(BEFORE, (_, sign: string, marks: string) => letters(sign) + marks)
    .replace(AFTER, (_, before: string, sign: string) => before + letters(sign));
}

export class CjkTokenizer extends ArticleTokenizer {
  override emStrong(src: string, masked: string, before = ''): Tokens.Em | Tokens.Strong | undefined {
    return super.emStrong(src, masked, src.startsWith('*') && LETTER.test(before) ? ' ' : before);
  }

  override del(src: string, masked: string, before = ''): Tokens.Del | undefined {
    return super.del(src, masked, LETTER.test(before) ? ' ' : before);
  }
}
