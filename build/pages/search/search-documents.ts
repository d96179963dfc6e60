/** The documents of a site for its search: all that are or will be public, with their windows. */
import { belowBase } from '../../content/base-path.ts';
import { compareCodeUnits } from '../../content/code-units.ts';
import type { Document } from '../../content/model.ts';
import { publicationWindow } from '../../content/publication.ts';
import { Instants } from '../../site/instants.ts';
import { languageOf, newestFirst, type SiteContext } from '../../site/site-context.ts';
import { type SnapshotInput, snapshotInputs } from '../../site/snapshot-input.ts';
import { formatDate } from '../../theme/dates.ts';
import { documentDigest } from '../documents/document-digest.ts';
import type { SearchDocument } from './search-document.ts';

/** The article of a document as readable text, and a key that stands for it; undefined: there is none. */
export interface ArticleTexts {
  textOf: (document: Document) => string;
  keyOf: (document: Document) => string | undefined;
}

/** A document that readers of a category find in one window. */
interface Found {
  document: Document;
  scope: number;
  from: number | null;
  until: number | null;
}

/** The documents that can be found from `asOf` on (seconds since 1970), the newest first. */
export function searchDocuments(context: SiteContext, asOf: number, texts: ArticleTexts): SearchDocument[] {
  const found = context.content.config.categoriesUse
    ? foundInCategories(context, asOf)
    : foundByAll(context, asOf);
  return found
    .sort((a, b) => newestOrByPath(a.document, b.document) || a.scope - b.scope)
    .map((each) => new FoundDocument(context, each, texts));
}

function newestOrByPath(a: Document, b: Document): number {
  return newestFirst(a, b) || compareCodeUnits(a.path, b.path);
}

function foundByAll({ documents }: SiteContext, asOf: number): Found[] {
  return [...documents.values()].flatMap((document) => {
    const { from, until } = publicationWindow(document);
    if (document.draft || (until !== null && until <= asOf)) return [];
    return [{ document, scope: 0, from: from !== null && from <= asOf ? null : from, until }];
  });
}

/** A stand-in is found until the variant is public, so the documents are compared at all instants. */
function foundInCategories(context: SiteContext, asOf: number): Found[] {
  const instants = new Instants(context, asOf);
  const moments = [asOf, ...instants.after(asOf)];
  const open = new Map<string, Found>();
  const all: Found[] = [];
  for (const [index, now] of moments.entries()) {
    const shown = new Set<string>();
    for (const [position, input] of [...snapshotInputs(context, now).inputs.values()].entries()) {
      for (const document of reachable(input)) {
        const key = `${position} ${document.path} ${document.file}`;
        shown.add(key);
        if (open.has(key)) continue;
        const found = { document, scope: position + 1, from: index === 0 ? null : now, until: null };
        open.set(key, found);
        all.push(found);
      }
    }
    for (const [key, found] of open) {
      if (shown.has(key)) continue;
      found.until = now;
      open.delete(key);
    }
  }
  return all;
}

/**
 * The documents that readers of a category can reach: its pages, those in its navigation, and the default's posts.
 */
function reachable({ scope, posts }: SnapshotInput): Set<Document> {
  const own = scope === null ? [] : [...scope.pages.values()].map(({ document }) => document);
  return new Set([...own, ...(scope?.shown.values() ?? []), ...posts]);
}

/** Its text and headings are made when they are read, and its key is there when they are. */
class FoundDocument implements SearchDocument {
  readonly #document: Document;
  readonly #texts: ArticleTexts;
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly tags: readonly string[];
  readonly author: string | null;
  readonly language: string;
  readonly created: SearchDocument['created'];
  readonly from: number | null;
  readonly until: number | null;
  readonly scope: number;

  constructor(context: SiteContext, { document, scope, from, until }: Found, texts: ArticleTexts) {
    this.#document = document;
    this.#texts = texts;
    const { config } = context.content;
    const { created } = document;
    this.path = belowBase(config.base, document.path);
    this.title = onOneLine(document.title);
    this.description = document.description;
    this.keywords = document.keywords;
    this.tags = document.tags;
    this.author = document.author;
    this.language = languageOf(context, document);
    this.created =
      created === null ? null : { iso: created.iso, text: formatDate(created, config, this.language) };
    this.from = from;
    this.until = until;
    this.scope = scope;
  }

  get key(): string | undefined {
    const key = this.#texts.keyOf(this.#document);
    return key === undefined ? undefined : `${documentDigest(this.#document)} ${key}`;
  }

  get text(): string {
    return onOneLine(this.#texts.textOf(this.#document));
  }

  get headings(): string[] {
    return headingsOf(this.#document.body);
  }
}

/** A text with white space as single blanks. Most white space is one already. */
export function onOneLine(text: string): string {
  return text.replace(/[^\S ]\s*| \s+/g, ' ').trim();
}

/** The headings of a Markdown text, roughly: they only add weight to words. */
export function headingsOf(markdown: string): string[] {
  return Array.from(markdown.matchAll(/(?:^|\n)#{1,6} ([^\n]*)/g), ([, heading = '']) => heading);
}
