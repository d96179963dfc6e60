/** Every list of posts as pages, HTML and Markdown at the same URL. */

import { type Resource, shownResource } from '../../bundle/resource.ts';
import type { Document } from '../../content/model.ts';
import { siteAddress } from '../../site/addresses.ts';
import { ARCHIVE_PATH } from '../../site/lists/list.ts';
import { hasTitlesOnly, type ListPage, pagesOf } from '../../site/lists/paginate.ts';
import type { PublishedList } from '../../site/lists/published-lists.ts';
import type { Publisher } from '../../site/publisher.ts';
import { rememberResources } from '../../site/records/remembered-resources.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { languagePack } from '../../theme/languages/language.ts';
import type { Strings } from '../../theme/languages/language.types.ts';
import type { PageView, SiteView } from '../../theme/view.ts';
import { scopeView } from '../categories/page-variants.ts';
import { type Breadcrumb, generatedFacts } from '../crawlers/page-facts.ts';
import { pageHead } from '../crawlers/page-head.ts';
import { coverOf } from '../documents/cover.ts';
import { documentsDigest, summaryDigest } from '../documents/document-digest.ts';
import { type FeedLink, listFeeds } from '../feeds/site-feeds.ts';
import { negotiatedBodies } from '../negotiated-bodies.ts';
import { type PageMaker, pageMaker, readData } from '../page-html.ts';
import { pageBody, plainPage } from '../plain-page.ts';
import { resourceAt } from '../planned-resource.ts';
import { listDescription } from './list-description.ts';
import { listHtml } from './list-html.ts';
import { listMarkdown } from './list-markdown.ts';
import type { ListModel } from './list-model.ts';
import { listTitle, pageTitle } from './list-titles.ts';
import { listedPost } from './listed-post.ts';
import { navContentsModels } from './nav-contents-models.ts';
import { indexLists, linksToLists } from './term-indexes.ts';

/** A page of a list that is not made yet. */
export interface PlannedPage {
  path: string;
  /** When it last changed: seconds since 1970; null: unknown. */
  changed: number | null;
  make: () => Resource;
}

/**
 * The pages of all lists at this instant. `isTaken` returns whether the author has a page at a path; the list that
 * would begin there is left out, with all its pages.
 */
export function listResources(
  input: SnapshotInput,
  isTaken: (path: string) => boolean,
): [string, Resource][] {
  return plannedLists(input, isTaken).map(({ path, make }) => [path, make()]);
}

/** The same pages, not made yet. */
export function plannedLists(input: SnapshotInput, isTaken: (path: string) => boolean): PlannedPage[] {
  const posts = input.lists
    .filter(({ path }) => !isTaken(path))
    .flatMap((list) =>
      pagesOf(list).map((page): PlannedPage => {
        return { path: page.path, changed: list.changed, make: () => postsPage(input, list, page) };
      }),
    );
  const indexes = indexLists(input)
    .filter(({ model }) => !isTaken(model.path))
    .map(({ model, shape, changed }): PlannedPage => {
      const make = (): Resource =>
        listPage(input, { model, posts: [], shape, changed, list: null, above: [] });
      return { path: model.path, changed, make };
    });
  const contents = navContentsModels(input).map(({ model, above, changed }): PlannedPage => {
    const make = (): Resource =>
      listPage(input, { model, posts: [], shape: 'list', changed, list: null, above });
    return { path: model.path, changed, make };
  });
  return [...posts, ...indexes, ...contents].filter(({ path }) => !isTaken(path));
}

function postsPage(input: SnapshotInput, list: PublishedList, page: ListPage<Document>): Resource {
  const { config } = input.context.content;
  const { strings } = languagePack(input.language);
  const model = {
    title: pageTitle(listTitle(list, config, input.language), page, strings),
    path: page.path,
    listLinks: linksToLists(input, list.path, strings),
    groups: [],
    pager: { page: page.number, pages: page.count, previous: page.previous, next: page.next },
  };
  const above = breadcrumbsAbove(list, input.prefix, strings);
  return listPage(input, { model, posts: page.items, shape: 'list', changed: list.changed, list, above });
}

interface ListPageInput {
  model: Omit<ListModel, 'posts'>;
  /** The posts that the page lists. */
  posts: readonly Document[];
  shape: 'tags' | 'list';
  changed: number | null;
  /** The list of posts that this is a page of; null for a list of lists. */
  list: PublishedList | null;
  above: Breadcrumb[];
}

function listPage(
  input: SnapshotInput,
  { model, posts, shape, changed, list, above }: ListPageInput,
): Resource {
  const { context, view, publisher } = input;
  const feeds = listFeeds(input, list);
  const home = input.prefix === '' ? '/' : view.home;
  const kind: ListContext['kind'] = list?.kind ?? 'lists';
  const template = context.shortcodes.templates.digestFor({ kind: 'list', list: kind, layout: undefined });
  const inScope = scopeView(input);
  const inputs = { shape, changed, feeds, above, home, inScope, view, publisher, kind, template };
  const { path, ...facts } = model;
  const decisive = { ...inputs, model: facts, path, posts: listedDigest(input, list, posts) };
  const subject = { name: path, inputs: decisive, read: (name: string) => readData(context, name) };
  const resources = rememberResources(context, 'list', subject, (read, report) => {
    const listed = posts.flatMap((post) => listedPost(input, list?.kind ?? 'posts', post));
    const page = { ...inputs, model: { ...model, posts: listed } };
    return [[path, makeListPage(page, pageMaker(context, read, report))]];
  });
  return resourceAt(resources, path);
}

/** A digest of the data from which `listedPost` makes the posts of a page: without them, which most builds do not need. */
function listedDigest(
  input: SnapshotInput,
  list: PublishedList | null,
  posts: readonly Document[],
): [string, unknown] {
  const { context, positions } = input;
  const covers = list === null || hasTitlesOnly(list.kind) ? [] : posts.map((post) => coverOf(context, post));
  const listed = posts.filter((post) => positions.has(post));
  return [documentsDigest(listed, summaryDigest), covers.some((cover) => cover !== null) ? covers : null];
}

/** All data that a page of a list shows. */
interface ListContext extends Omit<ListPageInput, 'list' | 'model' | 'posts'> {
  model: ListModel;
  feeds: FeedLink[];
  /** The first of the breadcrumbs. */
  home: string;
  inScope: ReturnType<typeof scopeView>;
  view: SiteView;
  publisher: Publisher;
  kind: NonNullable<PageView['list']>;
  /** The digest of the author's template for it; null: the theme's own makes it. */
  template: string | null;
}

function makeListPage(around: ListContext, make: PageMaker): Resource {
  const { model, shape, changed, feeds, above, home, inScope, view, publisher, kind } = around;
  const { config } = view;
  const { language } = inScope;
  const { pager } = model;
  const description = listDescription(model);
  const head = pageHead({
    facts: generatedFacts({
      kind: 'list',
      path: model.path,
      title: model.title,
      description,
      language,
      breadcrumbs: [
        { title: config.sitename, path: home },
        ...above,
        { title: model.title, path: model.path },
      ],
    }),
    config,
    publisher,
    feeds,
  });
  const page = plainPage({
    kind: 'list',
    list: kind,
    path: model.path,
    title: model.title,
    description,
    ...inScope,
    html: listHtml(model, shape),
    posts: model.posts,
    pager,
    ...head,
    links: [...head.links, ...neighbourLinks(pager)],
  });
  return shownResource(
    negotiatedBodies(config, pageBody(view, page, changed, { make }), {
      type: 'text/markdown',
      language,
      body: new TextEncoder().encode(listMarkdown(model, siteAddress(config))),
      lastModified: changed,
      headers: [],
    }),
  );
}

/** The pager's links in the page's head, for browsers and crawlers. */
function neighbourLinks(pager: ListModel['pager']): Record<string, string>[] {
  return [
    ...(pager === null || pager.previous === null ? [] : [{ rel: 'prev', href: pager.previous }]),
    ...(pager === null || pager.next === null ? [] : [{ rel: 'next', href: pager.next }]),
  ];
}

function breadcrumbsAbove({ kind, path }: PublishedList, prefix: string, strings: Strings): Breadcrumb[] {
  const above = path.slice(0, path.lastIndexOf('/'));
  switch (kind) {
    case 'posts':
      return [];
    case 'tag':
      return [{ title: strings.tags, path: above }];
    case 'author':
      return [{ title: strings.authors, path: above }];
    case 'section':
      return [{ title: strings.sections, path: above }];
    case 'year':
      return [{ title: strings.archive, path: above }];
    case 'month':
      return [
        { title: strings.archive, path: prefix + ARCHIVE_PATH },
        { title: above.slice(above.lastIndexOf('/') + 1), path: above },
      ];
  }
}
