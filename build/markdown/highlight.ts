/**
 * Code with classes on its words, made at build time with the grammars of Prism
 * (docs/decisions/highlighter.md). A language is loaded when it first occurs.
 */
import { escapeHtml } from '../theme/html.ts';
import { tokenize } from './highlight-grammars.ts';
import { tokensToHtml } from './highlight-markup.ts';
import { languageOf } from './languages.ts';

/**
 * Longer code, or code with a longer line, is left plain: colours help no reader there, and some patterns of Prism
 * take time with the square of the length, usually that of a word (docs/decisions/highlighter.md).
 */
const LONGEST = 20_000;
const LONGEST_LINE = 2_000;
/** Languages whose patterns take time with the square of the whole block. */
const SLOW: ReadonlySet<string> = new Set(['asciidoc', 'csharp', 'less', 'markdown', 'scss', 'zig']);
const LONGEST_SLOW = 10_000;
/**
 * The cache is emptied when it holds more than this (UTF-16 units): the code of a document that is being written, and
 * not that of a large site, of which each block is mostly read once.
 */
const CACHE_SIZE = 2_000_000;
const cache: Map<string, string> = new Map();
let cached = 0;

/** The HTML of `code` in `language` (any name of `languageOf`, in any case); plain when it is not known. */
export function highlight(code: string, language: string): string {
  const name = language === '' ? undefined : languageOf(language);
  if (name === undefined || isTooLong(code, name)) return escapeHtml(code);
  const key = `${name}\n${code}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const html = tokensToHtml(tokenize(code, name), code);
  if (cached > CACHE_SIZE) {
    cache.clear();
    cached = 0;
  }
  cached += key.length + html.length;
  cache.set(key, html);
  return html;
}

function isTooLong(code: string, language: string): boolean {
  if (code.length > (SLOW.has(language) ? LONGEST_SLOW : LONGEST)) return true;
  return code.length > LONGEST_LINE && code.split('\n').some((line) => line.length > LONGEST_LINE);
}
