/**
 * Emphasis beside the letters of Chinese, Japanese and Korean, which have no blanks between words: `**「重要」**です`.
 * CommonMark takes `**` between a bracket and a letter for one that opens (0.31, section 6.2). Here a sign beside such a
 * letter counts as a letter, so the marks open and close where readers of these languages see them do.
 */
import type { Tokens } from 'marked';
import { ArticleTokenizer } from './tokenizer.ts';

const LETTER = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}ー]/u;
const BEFORE =
  /((?![*_~])[\p{P}\p{S}])([*~]{1,3})(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}ー])/gu;
const AFTER =
  /([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}ー][*~]{1,3})((?![*_~])[\p{P}\p{S}])/gu;

/** Whether a text has such letters, so that it is to be read by `CjkTokenizer`. */
export function hasCjk(text: string): boolean {
  return LETTER.test(text);
}

/** What emphasis is looked for in, of the same length: signs beside marks that stand beside a letter are letters. */
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
