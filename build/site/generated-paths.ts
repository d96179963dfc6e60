/** Every path that the site may generate at some time: authors may link to these though there is no file. */
import { categoryPath } from '../content/document-name.ts';
import type { Config, Document, Nav } from '../content/model.ts';
import { MOST_FROM_FOLDERS, MOST_LISTED } from '../content/nav-limits.ts';
import { hasFeeds, hasPages } from './lists/has-feeds.ts';
import { ARCHIVE_PATH, AUTHORS_PATH, SECTIONS_PATH, TAGS_PATH } from './lists/list.ts';
import { pagesOf } from './lists/paginate.ts';
import { allLists } from './lists/published-lists.ts';
import { CONTENTS_PATH } from './nav-contents.ts';
import {
  AGENTS_PATH,
  CATALOG_PATH,
  FAVICON_PATH,
  FEED_FILES,
  feedPath,
  LLMS_FULL_PATH,
  LLMS_PATH,
  ROBOTS_PATH,
  SECURITY_PATH,
  SERVER_CARD_PATH,
  SITEMAP_PATH,
  searchView,
} from './paths.ts';

/**
 * The paths for `posts`: all that lists will ever hold, newest first. `ofCategories` are those of each category that
 * is not the default, by its code.
 */
export function generatedPaths(
  posts: readonly Document[],
  nav: Nav,
  config: Pick<Config, 'url' | 'search' | 'security' | 'singleTags' | 'mcp'>,
  ofCategories: ReadonlyMap<string, readonly Document[]> = new Map(),
): Set<string> {
  return new Set([
    ROBOTS_PATH,
    FAVICON_PATH,
    LLMS_PATH,
    LLMS_FULL_PATH,
    ...(config.url === null ? [] : [SITEMAP_PATH]),
    ...(config.security === null ? [] : [SECURITY_PATH]),
    ...(mayBeLarge(nav) ? [CONTENTS_PATH] : []),
    ...(config.mcp ? [AGENTS_PATH] : []),
    ...(config.mcp && config.url !== null ? [SERVER_CARD_PATH, CATALOG_PATH] : []),
    ...pathsBelow('', posts, nav, config),
    ...[...ofCategories].flatMap(([code, own]) => pathsBelow(categoryPath(code, '/'), own, nav, config)),
  ]);
}

/** Whether the navigation may have a list of its own (nav-contents.ts): sections are entries of it too. */
function mayBeLarge({ pages, sections, isListed }: Nav): boolean {
  return pages.length + sections.length > (isListed === true ? MOST_LISTED : MOST_FROM_FOLDERS);
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
