/** The context of a site: its content, with the look-ups and the parts of pages that makers share. */

import { compareCodeUnits } from '../content/code-units.ts';
import { categoryLanguage } from '../content/language.ts';
import type { Config, Document, SiteContent } from '../content/model.ts';
import { publicationState } from '../content/publication.ts';
import type { ResolvedTarget } from '../content/resolve.ts';
import type { DocumentSummary } from '../markdown/render.types.ts';
import type { Kind, Memo } from '../remember/memo.ts';
import { formatDate } from '../theme/dates.ts';
import type { SharedView } from '../theme/view.ts';
import type { RecordOptions } from './records/record-options.ts';
import type { RelatedPosts } from './related-posts.ts';
import type { AuthorCalls } from './shortcodes/shortcode-calls.ts';
import type { SiteFindings } from './site-findings.ts';
import type { SocialImage } from './social-image.ts';

export interface SiteContext {
  content: SiteContent;
  /** Every document that is not a draft, by file. */
  documents: ReadonlyMap<string, Document>;
  /** Files of the drafts that a preview shows; otherwise empty. */
  drafts: ReadonlySet<string>;
  /** The paths that the author's rules redirect, as patterns. */
  redirects: readonly string[];
  /** Every post that is, was or will be in a list, newest first. */
  posts: readonly Document[];
  related: RelatedPosts;
  /** Social cards by the file of their post. */
  cards: ReadonlyMap<string, SocialImage>;
  /** Values for the next instant and the next build. */
  memo: Memo;
  /** How the lists, feeds and documents of this build are kept in the cache; null: they are not. */
  records: RecordOptions | null;
  /** The link resolver: absolute path and, for images, size; assets come back with their hashed path. */
  resolve: (document: Document, target: string) => ResolvedTarget | null;
  /** The parts of a view that all pages share. */
  view: SharedView;
  findings: SiteFindings;
  /** The author's own blocks. */
  shortcodes: AuthorCalls;
}

/** The posts that are public at `now`, newest first; the identical array where that is all of them. */
export function listedPosts({ posts }: Pick<SiteContext, 'posts'>, now: number): readonly Document[] {
  const listed = posts.filter((post) => publicationState(post, now) === 'published');
  return listed.length === posts.length ? posts : listed;
}

/** The posts that lists may hold, newest first; those without `created` are in no list. */
export function listablePosts(documents: Iterable<Document>, defaultCategory: string | null): Document[] {
  const all = [...documents];
  const files = new Set(all.map(({ file }) => file));
  const isMain = ({ variant, baseFile }: Document): boolean =>
    variant === null || (variant === defaultCategory && !files.has(baseFile));
  return all
    .filter((document) => document.kind === 'post' && isMain(document) && document.created !== null)
    .sort(newestFirst);
}

/** The order of lists: the newest first, of one instant by their files; 0 for a document and itself. */
export function newestFirst(a: Document, b: Document): number {
  return (b.created?.epoch ?? 0) - (a.created?.epoch ?? 0) || compareCodeUnits(a.file, b.file);
}

const SUMMARY: Kind<DocumentSummary> = { name: 'summary' };

/** A document as lists show it, its date in the language of the list; the identical object each time. */
export function summarise(context: SiteContext, document: Document, language: string): DocumentSummary {
  const { config } = context.content;
  const subject = { name: `${language} ${document.file}`, inputs: { document, config } };
  return context.memo.remember(SUMMARY, subject, () => makeSummary(document, config, language));
}

function makeSummary(document: Document, config: Config, language: string): DocumentSummary {
  const { created } = document;
  return {
    href: document.path,
    title: document.title,
    description: document.description,
    date:
      created === null
        ? null
        : {
            text: formatDate(created, config, language),
            iso: created.iso.slice(0, created.iso.indexOf('T')),
            epoch: created.epoch,
            year: created.year,
            month: created.month,
          },
  };
}

/** The language of a document: its own, else its category's, else the site's. */
export function languageOf(context: Pick<SiteContext, 'content'>, document: Document): string {
  const { config } = context.content;
  const ofCategory = config.categoriesUse ? categoryLanguage(document.variant) : null;
  return document.language ?? ofCategory ?? config.language;
}
