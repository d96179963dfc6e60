/** What all pages of the site see at one instant: computed once, so that they agree with each other. */
import type { Document, NavPage, NavSection } from '../content/model.ts';
import type { DocumentSummary, SectionSummary } from '../markdown/render.types.ts';
import type { SiteView } from '../theme/view.ts';
import { type CategoryScope, categoryScopes } from './categories/category-scope.ts';
import { lastChange } from './changes.ts';
import type { Publisher } from './crawlers/json-ld.ts';
import type { ListKind } from './lists/list.ts';
import { type PublishedList, publishedLists } from './lists/published-lists.ts';
import { navigationTree } from './navigation.ts';
import { publicationState } from './publication.ts';
import { findSeries, type Series } from './series.ts';
import { listedPosts, type SiteContext, summarise } from './site-context.ts';

export interface SnapshotInput {
  context: SiteContext;
  /** Seconds since 1970. */
  now: number;
  /** The site around a page: its navigation has the pages of this instant. */
  view: SiteView;
  publisher: Publisher;
  /** Documents that are public, by file. */
  documents: ReadonlyMap<string, Document>;
  /** How many have been public so far: among documents with the same dates, that says which of them are still to come. */
  arrived: number;
  /** Newest first. */
  posts: readonly Document[];
  /** `posts`, and those that have expired. */
  everPublished: readonly Document[];
  /** When a post last appeared, changed or went; null: none ever has. */
  changed: number | null;
  /** Where a post stands in `posts`. */
  positions: ReadonlyMap<Document, number>;
  /** As `posts`. */
  summaries: DocumentSummary[];
  sections: SectionSummary[];
  lists: PublishedList[];
  /** When a post of `lists` last appeared, changed or went; null: none ever has. */
  listsChanged: number | null;
  /** What stands before the paths of lists, feeds and the search: '', or a category's /nb. */
  prefix: string;
  /** The language in which they speak. */
  language: string;
  /** Every path of `lists`, in a category the default's too: what a tag or an author's name may link to. */
  listPaths: ReadonlySet<string>;
  /** The kinds of list of which there is at least one. */
  listKinds: ReadonlySet<ListKind>;
  series: ReadonlyMap<Document, Series>;
  /** The category whose readers see all this, and all there are; null and none where categories are not used. */
  scope: CategoryScope | null;
  scopes: readonly CategoryScope[];
}

/** The site at `now`. */
export function snapshotInput(context: SiteContext, now: number): SnapshotInput {
  const { config, nav } = context.content;
  const documents = publishedDocuments(context, now);
  const posts = listedPosts(context, now);
  const ever = context.posts.filter((post) => publicationState(post, now) !== 'scheduled');
  const everPublished = ever.length === context.posts.length ? context.posts : ever;
  const lists = publishedLists(posts, everPublished, nav, now);
  const scopes = categoryScopes({
    config,
    nav,
    documents: [...documents.values()],
    standIn: (original, path) =>
      context.standIns.get(path, original.file, () => ({ ...original, path, aliases: [] })),
  });
  const scope = scopes[0] ?? null;
  return {
    context,
    now,
    scope,
    scopes,
    view: context.memory.latest.keep('view', {
      ...context.view,
      nav: scope?.nav ?? navigationTree({ nav, kind: config.navigation, documents, category: null }),
      home: scope?.home ?? context.view.home,
      categoryHomes: scopes.map(({ category, home }) => [category.code, home] as const),
    }),
    publisher: context.memory.latest.keep('publisher', { name: config.sitename, logo: context.view.logo }),
    documents,
    arrived: [...context.documents.values()].filter((each) => publicationState(each, now) !== 'scheduled')
      .length,
    posts,
    everPublished,
    changed: lastChange(everPublished, now),
    positions: new Map(posts.map((post, index) => [post, index])),
    summaries: context.memory.latest.keep(
      'summaries',
      posts.map((post) => summarise(context, post, config.language)),
    ),
    sections: context.memory.latest.keep(
      'sections',
      sectionSummaries(context, scope?.shown ?? documents, scope?.category.code ?? null),
    ),
    lists,
    listsChanged: lastChange(everPublished, now),
    prefix: '',
    language: config.language,
    listPaths: new Set(lists.map(({ path }) => path)),
    listKinds: new Set(lists.map(({ kind }) => kind)),
    series: findSeries(posts),
  };
}

function publishedDocuments(context: SiteContext, now: number): ReadonlyMap<string, Document> {
  return new Map(
    [...context.documents].filter(([, document]) => publicationState(document, now) === 'published'),
  );
}

/**
 * The sections with those of their pages that `documents` holds, in the words of a category (null: none is used).
 * The first, with the code '' and no name, has the pages that are in no section.
 */
export function sectionSummaries(
  context: SiteContext,
  documents: ReadonlyMap<string, Document>,
  category: string | null,
): SectionSummary[] {
  const { nav, config } = context.content;
  const titleIn = ({ titles, title }: NavPage): string =>
    (category === null ? undefined : titles[category]) ?? title;
  const nameIn = ({ categoryNames, name }: NavSection): string =>
    (category === null || config.categoriesSectionNames === 'same' ? undefined : categoryNames[category]) ??
    name;
  const pagesOf = (code: string | null): DocumentSummary[] =>
    nav.pages
      .filter((page) => page.sectionId === code)
      .flatMap((page) => {
        const document = documents.get(page.file);
        return document === undefined
          ? []
          : [{ ...summarise(context, document, config.language), title: titleIn(page) }];
      });
  const build = (parent: string | null, above: readonly string[]): SectionSummary[] =>
    nav.sections
      .filter((section) => section.parent === parent && !above.includes(section.code))
      .map((section) => ({
        code: section.code,
        name: nameIn(section),
        pages: pagesOf(section.code),
        children: build(section.code, [...above, section.code]),
      }));
  return [{ code: '', name: '', pages: pagesOf(null), children: [] }, ...build(null, [])];
}
