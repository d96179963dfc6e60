/**
 * The context of a document's page as plain data: the document, and everything else that the page shows.
 * `documentPage` reads nothing else of the site, so an equal context gives the same page.
 */
import type { Document, Moment } from '../../content/model.ts';
import type { DocumentSummary, Rendered } from '../../markdown/render.types.ts';
import { ALL_POSTS_PATH } from '../../site/lists/list.ts';
import { authorPath, tagPath } from '../../site/lists/named-lists.ts';
import type { Publisher } from '../../site/publisher.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import type { SocialImage } from '../../site/social-image.ts';
import type { CoverView, PageView, SiteView } from '../../theme/view.ts';
import { categoryView, languageLinks, standInOriginal } from '../categories/page-variants.ts';
import { type FeedLink, siteFeeds } from '../feeds/site-feeds.ts';
import { listHref } from '../lists/list-href.ts';
import { linksToListsAndFeed } from '../lists/term-indexes.ts';
import { coverOf } from './cover.ts';
import { newestPosts } from './newest-posts.ts';
import { pageLayout } from './page-layout.ts';
import { pageNeighbours } from './page-neighbours.ts';
import { socialImage } from './social-image.ts';

/** The part of the context that all documents of a snapshot share: the identical object for each. */
export interface SharedContext {
  /** With the configuration and the navigation of this instant. */
  view: SiteView;
  publisher: Publisher;
  feeds: FeedLink[];
  /** Links to the site's lists and its feed, which posts and homepages show. */
  allListLinks: ListLink[];
}

interface ListLink {
  title: string;
  href: string;
}

/** The context of all pages of a document. */
export type DocumentContext = SharedContext & OwnContext;

/** The part that is the document's own. */
export interface OwnContext {
  document: Document;
  /** The original of a stand-in, else null. */
  original: Document | null;
  /** Whether it is the homepage of the site or of a category. */
  isHome: boolean;
  /** Whether it is a draft, shown in a preview. */
  isDraft: boolean;
  layout: PageView['layout'];
  /** The digest of the author's template for its pages; null: the theme's own makes them. */
  template: string | null;
  /** The newest posts, on a blog's own page. */
  posts: PageView['posts'];
  image: SocialImage | null;
  cover: CoverView | null;
  /** Null also while it lies ahead. */
  modified: Moment | null;
  /** The paths of lists; null where a list does not exist. */
  authorHref: string | null;
  tagHrefs: (string | null)[];
  postsHref: string | null;
  inCategory: ReturnType<typeof categoryView>;
  languages: Record<string, string>[];
  neighbours: Pick<PageView, 'previous' | 'next'>;
  series: PageView['series'];
  related: DocumentSummary[];
  /** Whether it has `allListLinks`: on posts and homepages. */
  hasListLinks: boolean;
  /** Seconds since 1970. */
  lastModified: number | null;
}

export interface PageContext extends DocumentContext {
  rendered: Rendered;
  /** Which page of a paged list it is. */
  number: number;
}

/** Posts on a blog's own page; the rest are in the lists. */
const NEWEST = 10;

const shared: WeakMap<SnapshotInput, SharedContext> = new WeakMap();

/** The context of the pages of `document` in `input`. */
export function documentContext(input: SnapshotInput, document: Document): DocumentContext {
  return { ...sharedContext(input), ...ownContext(input, document) };
}

/** The context that all documents of `input` share. */
export function sharedContext(input: SnapshotInput): SharedContext {
  let known = shared.get(input);
  if (known === undefined) {
    const { view, publisher } = input;
    const feeds = siteFeeds(input);
    known = { view, publisher, feeds, allListLinks: linksToListsAndFeed(input, feeds) };
    shared.set(input, known);
  }
  return known;
}

/** The context of `document` alone. */
export function ownContext(input: SnapshotInput, document: Document): OwnContext {
  const { context } = input;
  const listed = (path: string | null): string | null => listHref(input, path);
  const { author, modified } = document;
  const isPost = document.kind === 'post';
  const isHome = isHomepage(input, document);
  const layout = pageLayout(input, document, isHome);
  return {
    document,
    original: standInOriginal(input, document),
    isHome,
    isDraft: context.drafts.has(document.file),
    layout,
    template: templateDigest(input, document),
    posts: showsPosts(input, document) ? newestPosts(input, NEWEST) : [],
    image: socialImage(input, document),
    cover: coverOf(context, document),
    // A `modified` that lies ahead has not happened yet.
    modified: modified !== null && modified.epoch <= input.now ? modified : null,
    authorHref: author === null ? null : listed(authorPath(author)),
    tagHrefs: isPost ? document.tags.map((name) => listed(tagPath(name))) : [],
    postsHref: listed(ALL_POSTS_PATH),
    inCategory: categoryView(input, document),
    languages: languageLinks(input, document),
    neighbours: isPost ? postNeighbours(input, document) : pageNeighbours(input, document),
    series: isPost ? seriesOf(input, document) : null,
    related: isPost ? relatedTo(input, document) : [],
    hasListLinks: isPost || isHome || layout === 'blog',
    lastModified: lastModifiedOf(input, document),
  };
}

/** The digest of the author's template for the pages of `document`; null: the theme's own makes them. */
export function templateDigest(input: SnapshotInput, document: Document): string | null {
  const { templates } = input.context.shortcodes;
  if (templates.isEmpty) return null;
  const isHome = isHomepage(input, document);
  const layout = pageLayout(input, document, isHome);
  return templates.digestFor({ kind: isHome ? 'home' : document.kind, layout });
}

/** When the author last changed it, without dates after `now` (seconds since 1970). */
export function writtenAt({ created, modified }: Document, now: number): number | null {
  const past = [modified, created].find((moment) => moment !== null && moment.epoch <= now);
  return past?.epoch ?? null;
}

/** When the pages of a document last changed; a list of posts on a page counts too. */
export function lastModifiedOf(input: SnapshotInput, document: Document): number | null {
  const own = writtenAt(document, input.now);
  // A page that lists posts is as new as its newest post.
  const lists = document.hasBlocks || showsPosts(input, document);
  if (!lists || input.changed === null) return own;
  return Math.max(own ?? 0, input.changed);
}

function isHomepage(input: SnapshotInput, { path }: Document): boolean {
  return path === '/' || path === input.scope?.home;
}

/** Whether it is a blog's own page. */
function showsPosts(input: SnapshotInput, document: Document): boolean {
  return document.kind === 'page' && pageLayout(input, document, isHomepage(input, document)) === 'blog';
}

/** The posts before and after one. */
function postNeighbours({ positions, summaries }: SnapshotInput, post: Document): PageContext['neighbours'] {
  const at = positions.get(post);
  const linkAt = (index: number): { href: string; title: string } | null => {
    const summary = at === undefined ? undefined : summaries[index + at];
    return summary === undefined ? null : { href: summary.href, title: summary.title };
  };
  return { previous: linkAt(1), next: linkAt(-1) };
}

function seriesOf({ series }: SnapshotInput, post: Document): PageView['series'] {
  const own = series.get(post);
  if (own === undefined) return null;
  const at = positionIn(own.parts, post);
  return {
    name: own.name,
    part: at + 1,
    count: own.parts.length,
    parts: shownParts(at, own.parts.length).flatMap((index) => {
      const part = own.parts[index];
      return part === undefined ? [] : [{ number: index + 1, href: part.path, title: part.title }];
    }),
  };
}

/** Positions in each series, of which every part needs its own. */
const positions: WeakMap<readonly Document[], ReadonlyMap<Document, number>> = new WeakMap();

function positionIn(parts: readonly Document[], post: Document): number {
  let known = positions.get(parts);
  if (known === undefined) {
    known = new Map(parts.map((part, index) => [part, index]));
    positions.set(parts, known);
  }
  return known.get(post) ?? 0;
}

/** Parts of a series that every post shows whole: else a site would grow with the square of its parts. */
const MOST_PARTS = 12;
const PARTS_BESIDE = 3;

/**
 * The indexes of the parts that the one at `at` shows: the first shows all, which every other one links to; of a
 * long series the others show those around them, the first and the last.
 */
function shownParts(at: number, count: number): number[] {
  if (count <= MOST_PARTS || at === 0) return Array.from({ length: count }, (_, index) => index);
  const first = Math.max(1, at - PARTS_BESIDE);
  const last = Math.min(count - 2, at + PARTS_BESIDE);
  const around = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return [0, ...around, count - 1];
}

/** The related posts, among the posts in lists. */
function relatedTo({ context, positions, summaries }: SnapshotInput, post: Document): DocumentSummary[] {
  if (!positions.has(post)) return [];
  return context
    .related(post, (other) => positions.has(other))
    .flatMap((other) => summaries[positions.get(other) ?? -1] ?? []);
}
