/** What the stages of the site share: the content, looked up in the ways they need, and the parts of a page. */
import type { Document, SiteContent } from '../content/model.ts';
import type { Problem } from '../content/problem.ts';
import type { DocumentSummary, PendingAnchor, Resolved } from '../markdown/render.types.ts';
import { formatDate } from '../theme/dates.ts';
import type { SiteView } from '../theme/view.ts';
import { publicationState } from './publication.ts';

export interface SiteContext {
  content: SiteContent;
  /** Every document that is not a draft, by file. */
  documents: ReadonlyMap<string, Document>;
  /** The link resolver: absolute path and, for images, size; assets come back with their hashed path. */
  resolve: (document: Document, target: string) => Resolved | null;
  /** What every page shows around its article. */
  view: SiteView;
  /** Inline scripts of every page, and of the homepage beside them; hashed into the policy. */
  headScripts: readonly string[];
  homeScripts: readonly string[];
  /** Problems found while rendering; a document rendered for several windows of time repeats them. */
  problems: Problem[];
  /** The ids on each page seen so far, and links to ids of other pages, to be checked once all are known. */
  anchors: Map<string, Set<string>>;
  pendingAnchors: PendingAnchor[];
}

/** The posts that a reader sees at `now`, newest first; posts without `created` are in no list. */
export function listedPosts(context: SiteContext, now: number): Document[] {
  return [...context.documents.values()]
    .filter((document) => document.kind === 'post' && document.variant === null && document.created !== null)
    .filter((document) => publicationState(document, now) === 'published')
    .sort(newestFirst);
}

function newestFirst(a: Document, b: Document): number {
  const byDate = (b.created?.epoch ?? 0) - (a.created?.epoch ?? 0);
  if (byDate !== 0) return byDate;
  return a.file < b.file ? -1 : 1;
}

/** A document as lists show it, its date in the language of the list. */
export function summarise(context: SiteContext, document: Document, language: string): DocumentSummary {
  const { created } = document;
  return {
    href: document.path,
    title: document.title,
    description: document.description,
    date:
      created === null
        ? null
        : {
            text: formatDate(created, context.content.config, language),
            iso: created.iso.slice(0, created.iso.indexOf('T')),
            epoch: created.epoch,
            year: created.year,
            month: created.month,
          },
  };
}

/** The language a document is written in. */
export function languageOf(context: SiteContext, document: Document): string {
  return document.language ?? context.content.config.language;
}
