/** Every path that the site may generate at some time: authors may link to these though there is no file. */
import { categoryPath } from '../content/document-name.ts';
import type { Config, Document, Nav, SiteContent } from '../content/model.ts';
import type { NavNode } from '../theme/view.ts';
import { categoryScopes } from './categories/category-scope.ts';
import { pathsToDefault } from './categories/leads-to-default.ts';
import { hasFeeds, hasPages } from './lists/has-feeds.ts';
import { ARCHIVE_PATH, AUTHORS_PATH, SECTIONS_PATH, TAGS_PATH } from './lists/list.ts';
import { listPagePath, pagesOf } from './lists/paginate.ts';
import { allLists } from './lists/published-lists.ts';
import { contentsPaths, placeContents, takenPaths } from './nav-contents.ts';
import { navigationTree } from './navigation.ts';
import {
  AGENTS_PATH,
  APP_MANIFEST_PATH,
  CATALOG_PATH,
  FAVICON_PATH,
  FEED_FILES,
  feedPath,
  LLMS_FULL_PATH,
  LLMS_PATH,
  OFFLINE_PATH,
  ROBOTS_PATH,
  SECURITY_PATH,
  SERVER_CARD_PATH,
  SITEMAP_PATH,
  searchView,
  WORKER_PATH,
} from './paths.ts';

/** The parts of the content that decide them. */
type Published = Pick<SiteContent, 'documents' | 'nav' | 'config'>;

/**
 * The paths for `posts`: all that lists will ever hold, newest first. `ofCategories` are those of each category that
 * is not the default, by its code. The documents of `content` count at any time, but drafts do not.
 */
export function generatedPaths(
  posts: readonly Document[],
  content: Published,
  ofCategories: ReadonlyMap<string, readonly Document[]> = new Map(),
): Set<string> {
  const { nav, config } = content;
  const documents = content.documents.filter(({ draft }) => !draft);
  return new Set([
    ROBOTS_PATH,
    FAVICON_PATH,
    LLMS_PATH,
    LLMS_FULL_PATH,
    WORKER_PATH,
    ...(config.url === null ? [] : [SITEMAP_PATH]),
    ...(config.security === null ? [] : [SECURITY_PATH]),
    ...(config.pwa.enabled ? [APP_MANIFEST_PATH, OFFLINE_PATH] : []),
    ...(config.mcp ? [AGENTS_PATH] : []),
    ...(config.mcp && config.url !== null ? [SERVER_CARD_PATH, CATALOG_PATH] : []),
    ...pathsBelow('', posts, nav, config),
    ...[...ofCategories].flatMap(([code, own]) => pathsBelow(categoryPath(code, '/'), own, nav, config)),
    ...pathsOfScopes(documents, content),
    ...documents.flatMap((document) => pathsOfBlocks(document, posts.length)),
  ]);
}

/** Posts on a page of a block without `limit`. */
const DEFAULT_LIMIT = 20;

/** The further pages of a document with lists of posts in it, as many as such a list of `posts` posts can have. */
function pathsOfBlocks(document: Document, posts: number): string[] {
  if (!document.hasBlocks) return [];
  const { path, body } = document;
  if (!/mdcms +posts-/.test(body)) return [];
  let least = DEFAULT_LIMIT;
  for (const [, limit] of body.matchAll(/^ *limit *: *([1-9]\d{0,8})/gm))
    least = Math.min(least, Number(limit));
  return pageNumbers(Math.ceil(posts / least)).map((number) => listPagePath(path, number));
}

/** From the second page on. */
function pageNumbers(count: number): number[] {
  return Array.from({ length: Math.max(0, count - 1) }, (_, index) => index + 2);
}

/** The lists of a large navigation, and the paths of categories that are no document's. */
function pathsOfScopes(documents: readonly Document[], { nav, config }: Published): string[] {
  const contents = (tree: NavNode[], prefix: string): string[] => {
    const isListed = nav.isListed === true;
    return contentsPaths(placeContents(tree, { isListed, prefix, taken: () => takenPaths(documents) }));
  };
  const standIn = (original: Document, path: string): Document => ({ ...original, path });
  const scopes = categoryScopes({ config, nav, documents, standIn });
  if (scopes.length === 0) {
    const byFile = new Map(documents.map((document) => [document.file, document]));
    const tree = navigationTree({ nav, kind: config.navigation, documents: byFile, category: null });
    return contents(tree, '');
  }
  return scopes.flatMap((scope) => {
    const prefix = scope.isDefault ? '' : categoryPath(scope.category.code, '/');
    return [
      scope.home,
      ...[...scope.pages.values()].map(({ document }) => document.path),
      ...(scope.isDefault ? [] : pathsToDefault(scopes, scope, nav).map(([path]) => path)),
      ...(config.pwa.enabled ? [prefix + OFFLINE_PATH] : []),
      ...contents(scope.nav, prefix),
    ];
  });
}

/** The paths of the site (prefix '') or of a category: its search, its lists, their feeds. */
function pathsBelow(
  prefix: string,
  posts: readonly Document[],
  nav: Pick<Nav, 'sections'>,
  config: Pick<Config, 'search' | 'singleTags' | 'url'>,
): string[] {
  const feeds = (page: string): string[] => Object.values(FEED_FILES).map((file) => feedPath(page, { file }));
  const lists = allLists(posts, nav, prefix).filter((list) => hasPages(list, config));
  const indexes = [TAGS_PATH, AUTHORS_PATH, SECTIONS_PATH, ARCHIVE_PATH].map((path) => prefix + path);
  return [
    ...Object.values(searchView(config, prefix) ?? {}).filter((path) => path !== null),
    ...(lists.length === 0 ? [] : [...indexes, ...feeds(prefix === '' ? '/' : prefix)]),
    ...lists.flatMap((list) => [
      ...pagesOf(list).map(({ path }) => path),
      ...(hasFeeds(list) ? feeds(list.path) : []),
    ]),
  ];
}
