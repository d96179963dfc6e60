/**
 * Code with its words marked by classes, made at build with highlight.js (docs/decisions/highlighter.md).
 * A language is loaded when it first occurs.
 */
import { createRequire } from 'node:module';
import type { HLJSApi, LanguageFn } from 'highlight.js';
import hljs from 'highlight.js/lib/core';
import { escapeHtml } from '../theme/html.ts';
import { MarkupEmitter } from './highlight-markup.ts';
import { LANGUAGES } from './languages.ts';

/** An instance of our own: what others register or configure does not change our output. */
const highlighter: HLJSApi = hljs.newInstance();
highlighter.configure({ __emitter: MarkupEmitter });
const require: NodeJS.Require = createRequire(import.meta.url);

/** Longer code is left plain: nobody reads it for its colours, and it would hold up the build. */
const LONGEST = 200_000;
/** The cache is emptied when it holds so much HTML (UTF-16 units). */
const CACHE_SIZE = 16_000_000;
const cache: Map<string, string> = new Map();
let cached = 0;

/** The first language of the table keeps a name that two of them claim. */
const FILES: ReadonlyMap<string, string> = new Map(
  Object.entries(LANGUAGES)
    .reverse()
    .flatMap(([file, aliases]) =>
      [...aliases.split(' '), file].map((name): [string, string] => [name, file]),
    ),
);

/** The HTML of `code` in `language` (any name highlight.js knows, in any case); plain when it is not known. */
export function highlight(code: string, language: string): string {
  const file = language === '' ? undefined : FILES.get(language.toLowerCase());
  if (file === undefined || code.length > LONGEST) return escapeHtml(code);
  const key = `${file}\n${code}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  load(file);
  const html = highlighter.highlight(code, { language: file, ignoreIllegals: true }).value;
  if (cached > CACHE_SIZE) {
    cache.clear();
    cached = 0;
  }
  cached += key.length + html.length;
  cache.set(key, html);
  return html;
}

/** Registers a language, and those that occur inside it: else the HTML would depend on what was loaded before. */
function load(name: string): void {
  const file = FILES.get(name) ?? name;
  if (highlighter.getLanguage(file) !== undefined) return;
  highlighter.registerLanguage(file, require(`highlight.js/lib/languages/${file}`) as LanguageFn);
  for (const inner of innerLanguages(highlighter.getLanguage(file))) load(inner);
}

/**
 * The names of the languages that a language's modes switch to. A mode that would guess among all languages
 * loaded so far is kept from guessing.
 */
function innerLanguages(definition: unknown): Set<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const queue = [definition];
  for (let mode = queue.pop(); mode !== undefined; mode = queue.pop()) {
    if (typeof mode !== 'object' || mode === null || mode instanceof RegExp || seen.has(mode)) continue;
    seen.add(mode);
    if ('subLanguage' in mode) {
      const inner = [mode.subLanguage].flat().filter((name) => typeof name === 'string');
      if (inner.length === 0) delete mode.subLanguage;
      for (const name of inner) names.add(name);
    }
    queue.push(...Object.values(mode));
  }
  return names;
}
