/** The input of all makers at one instant, computed once, so that pages agree with each other. */
import type { Document } from '../content/model.ts';
import { publicationState } from '../content/publication.ts';
import type { DocumentSummary, SectionSummary } from '../markdown/render.types.ts';
import type { Kind } from '../remember/memo.ts';
import type { SiteView } from '../theme/view.ts';
import { type CategoryScope, categoryScopes } from './categories/category-scope.ts';
import { type ReaderPosts, readerPosts } from './categories/reader-posts.ts';
import { lastChange } from './changes.ts';
import type { ListKind } from './lists/list.ts';
import { type PublishedList, publishedLists } from './lists/published-lists.ts';
import { placeContents, takenPaths } from './nav-contents.ts';
import { navigationTree } from './navigation.ts';
import { searchView } from './paths.ts';
import { sectionSummaries } from './section-summaries.ts';
import { findSeries, type Series } from './series.ts';
import { type SiteContext, summarise } from './site-context.ts';
import type { SiteInstant } from './site-instant.ts';

/** The site for the readers of one category. `makeInput` makes the fields that `SiteInstant` does not have. */
export interface SnapshotInput extends SiteInstant {
  /** The category; null where categories are not used. */
  scope: CategoryScope | null;
  /** The site around a page: its navigation has the pages of this instant. */
  view: SiteView;
  /** Newest first. */
  posts: readonly Document[];
  /** When one of `posts` last appeared, changed or went; null: none ever has. */
  changed: number | null;
  /** Where a post stands in `posts`. */
  positions: ReadonlyMap<Document, number>;
  /** As `posts`. */
  summaries: DocumentSummary[];
  sections: SectionSummary[];
  lists: PublishedList[];
  /** When a post of `lists` last appeared, changed or went; null: none ever has. */
  listsChanged: number | null;
  /** The prefix of the paths of lists, feeds and the search: '', or a category's /nb. */
  prefix: string;
  /** The language of these pages. */
  language: string;
  /** The paths of `lists`, in a category the default's too, for links from tags and authors' names. */
  listPaths: ReadonlySet<string>;
  /** The kinds of list of which there is at least one. */
  listKinds: ReadonlySet<ListKind>;
  series: ReadonlyMap<Document, Series>;
}

/** The inputs of all categories at one instant. */
export interface SnapshotInputs {
  /** The site itself, or its default category. */
  input: SnapshotInput;
  /** By category code; none where categories are not used. The default's is `input`. */
  inputs: ReadonlyMap<string, SnapshotInput>;
}

/** Of each context the last, which several makers need. */
const latest: WeakMap<SiteContext, { now: number; made: SnapshotInputs }> = new WeakMap();

/** The site at `now`, seconds since 1970. */
export function snapshotInputs(context: SiteContext, now: number): SnapshotInputs {
  const known = latest.get(context);
  if (known?.now === now) return known.made;
  const made = makeInputs(context, now);
  latest.set(context, { now, made });
  return made;
}

function makeInputs(context: SiteContext, now: number): SnapshotInputs {
  const instant = siteInstant(context, now);
  const [main = null, ...others] = instant.scopes;
  const posts = readerPosts(instant, null, null);
  const input = makeInput(instant, main, posts, []);
  const inputs = new Map(main === null ? [] : [[main.category.code, input]]);
  for (const scope of others) {
    const own = readerPosts(instant, scope, posts);
    inputs.set(scope.category.code, makeInput(instant, scope, own, input.listPaths));
  }
  return { input, inputs };
}

/** The input for `document` and its pages. */
export function inputFor({ input, inputs }: SnapshotInputs, { variant }: Document): SnapshotInput {
  return inputs.get(variant ?? '') ?? input;
}

/** Documents that stand in for missing variants, by path. */
const STAND_IN: Kind<Document> = { name: 'stand-in' };

function siteInstant(context: SiteContext, now: number): SiteInstant {
  const { config, nav } = context.content;
  const documents = new Map(
    [...context.documents].filter(([, document]) => publicationState(document, now) === 'published'),
  );
  return {
    context,
    now,
    publisher: context.memo.same('publisher', { name: config.sitename, logo: context.view.logo }),
    documents,
    arrived: [...context.documents.values()].filter((each) => publicationState(each, now) !== 'scheduled')
      .length,
    scopes: categoryScopes({
      config,
      nav,
      documents: [...documents.values()],
      standIn: (original, path) =>
        context.memo.remember(STAND_IN, { name: path, inputs: { original } }, () => ({
          ...original,
          path,
          aliases: [],
        })),
    }),
  };
}

/**
 * The input for the readers of `scope`, or for all readers (null). `inheritedPaths` are those of the default's
 * lists. This is the one function that makes an input, so a new field is made for every category.
 */
function makeInput(
  instant: SiteInstant,
  scope: CategoryScope | null,
  { prefix, posts, everPublished, listed, everListed }: ReaderPosts,
  inheritedPaths: Iterable<string>,
): SnapshotInput {
  const { context, now, documents } = instant;
  const { config } = context.content;
  const { memo } = context;
  const code = scope?.category.code ?? null;
  const language = scope?.language ?? config.language;
  const lists = publishedLists(listed, everListed, context.content, now, prefix);
  return {
    ...instant,
    scope,
    view: memo.same(`view ${code}`, readerView(instant, scope, prefix)),
    posts,
    changed: lastChange(everPublished, now),
    positions: new Map(posts.map((post, index) => [post, index])),
    summaries: memo.same(
      `summaries ${code}`,
      posts.map((post) => summarise(context, post, language)),
    ),
    sections: memo.same(`sections ${code}`, sectionSummaries(context, scope?.shown ?? documents, code)),
    lists,
    listsChanged: lastChange(everListed, now),
    prefix,
    language,
    listPaths: new Set([...inheritedPaths, ...lists.map(({ path }) => path)]),
    listKinds: new Set(lists.map(({ kind }) => kind)),
    series: findSeries(posts),
  };
}

/** The view around the pages of `scope`. */
function readerView(
  { context, documents, scopes }: SiteInstant,
  scope: CategoryScope | null,
  prefix: string,
): SiteView {
  const { config, nav } = context.content;
  return {
    ...context.view,
    config: {
      ...config,
      pageNotFoundMessage: scope?.category.pageNotFoundMessage ?? config.pageNotFoundMessage,
    },
    ...placeContents(
      scope?.nav ?? navigationTree({ nav, kind: config.navigation, documents, category: null }),
      { isListed: nav.isListed === true, prefix, taken: () => takenPaths(context.documents.values()) },
    ),
    home: scope?.home ?? '/',
    categoryHomes: scopes.map(({ category, home }) => [category.code, home] as const),
    search: searchView(config, prefix),
  };
}
