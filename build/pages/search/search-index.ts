/**
 * search.json, as mdcms writes it: an object for each page and post, which the search box and other programs
 * read. Keys and their order are part of the format.
 */
import { belowBase } from '../../content/base-path.ts';
import { canonicalPath } from '../../content/canonical-path.ts';
import { categoryLanguage } from '../../content/language.ts';
import type { Config, Document, Moment } from '../../content/model.ts';
import { withoutComments } from '../../markdown/published-source.ts';
import { descriptionOf } from '../../site/description.ts';
import { firstCharacters } from '../../site/first-characters.ts';

/** Greatest length of an entry's Markdown in characters, as in mdcms. */
const BODY_LENGTH = 5000;
/** Greatest length of all Markdown in the index, which readers load: with more than 1,000 documents each has less. */
const TOTAL_LENGTH = 5_000_000;
/** Greatest size in bytes that hosts send: while the index is larger, the length of each body is halved. */
const MOST_BYTES = 10_000_000;

/** The index of `documents` as JSON, one entry a line, in the order of their files. */
export function searchIndex(documents: Iterable<Document>, config: Config): string {
  const ordered = [...documents].sort((a, b) => (a.file < b.file ? -1 : 1));
  for (let length = bodyLength(ordered.length); ; length >>= 1) {
    const entries = ordered.map((document) => entryText(document, config, length));
    const text = `[\n${entries.join(',\n')}\n]\n`;
    if (length === 0 || Buffer.byteLength(text) <= MOST_BYTES) return text;
  }
}

/** How many characters of each body are in the index of `count` documents. */
function bodyLength(count: number): number {
  return Math.min(BODY_LENGTH, Math.floor(TOTAL_LENGTH / Math.max(1, count)));
}

/** Entries written before: every instant of a build has its own index, with mostly the same documents. */
const written: WeakMap<Document, { config: Config; length: number; text: string }> = new WeakMap();

function entryText(document: Document, config: Config, length: number): string {
  const known = written.get(document);
  if (known !== undefined && known.config === config && known.length === length) return known.text;
  const text = JSON.stringify(toEntry(document, config, length));
  written.set(document, { config, length, text });
  return text;
}

function toEntry(document: Document, config: Config, length: number): Record<string, unknown> {
  return {
    file: document.file,
    title: document.title,
    'section-id': document.sectionId,
    keywords: document.keywords.join(', '),
    description: descriptionOf(document),
    author: document.author,
    created: dateText(document.created),
    modified: dateText(document.modified),
    language:
      document.language ??
      (config.categoriesUse ? categoryLanguage(document.variant) : null) ??
      config.language,
    body: firstCharacters(withoutComments(document.body).trimStart(), length),
    ...(config.categoriesUse ? { category: document.variant ?? config.defaultCategory?.code ?? null } : {}),
    // Not in mdcms; only if the path does not follow from the file's name.
    ...(document.path === pathOf(document.file) && config.base === ''
      ? {}
      : { url: belowBase(config.base, document.path) }),
  };
}

/** The path that follows from the name of a file. */
function pathOf(file: string): string {
  return canonicalPath(`/${file.replace(/^pages\//, '').replace(/\.md$/, '')}`);
}

/** As authors write it: `2026-01-15`, `2026-01-15 09:00`; '' for none. */
function dateText(moment: Moment | null): string {
  if (moment === null) return '';
  const [date, time = ''] = moment.iso.split('T');
  if (!moment.hasTime) return date ?? '';
  return `${date} ${time.slice(0, moment.second === 0 ? 5 : 8)}`;
}
