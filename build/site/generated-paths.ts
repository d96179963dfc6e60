/** Every path that the site may answer by itself at some time: what authors may link to though no file is there. */
import { categoryPath } from '../content/document-name.ts';
import type { Config, Document, Nav } from '../content/model.ts';
import { LLMS_FULL_PATH, LLMS_PATH } from '../pages/crawlers/llms-txt.ts';
import { ROBOTS_PATH } from '../pages/crawlers/robots-txt.ts';
import { SECURITY_PATH } from '../pages/crawlers/security-txt.ts';
import { SITEMAP_PATH } from '../pages/crawlers/sitemap.ts';
import { FEED_FORMATS, feedPath } from '../pages/feeds/feed-resources.ts';
import { hasFeeds } from '../pages/feeds/site-feeds.ts';
import { SEARCH_INDEX_PATH, SEARCH_PATH } from '../pages/search/search-page.ts';
import { FAVICON_PATH } from './favicon.ts';
import { ARCHIVE_PATH, AUTHORS_PATH, SECTIONS_PATH, TAGS_PATH } from './lists/list.ts';
import { paginate } from './lists/paginate.ts';
import { allLists } from './lists/published-lists.ts';

/**
 * The paths for `posts`: all that lists will ever hold, newest first. `ofCategories` are those of each category that
 * is not the default, by its code.
 */
export function generatedPaths(
  posts: readonly Document[],
  nav: Pick<Nav, 'sections'>,
  config: Pick<Config, 'url' | 'search' | 'security'>,
  ofCategories: ReadonlyMap<string, readonly Document[]> = new Map(),
): Set<string> {
  return new Set([
    ROBOTS_PATH,
    FAVICON_PATH,
    LLMS_PATH,
    LLMS_FULL_PATH,
    ...(config.search ? [SEARCH_INDEX_PATH] : []),
    ...(config.url === null ? [] : [SITEMAP_PATH]),
    ...(config.security === null ? [] : [SECURITY_PATH]),
    ...pathsBelow('', posts, nav, config),
    ...[...ofCategories].flatMap(([code, own]) => pathsBelow(categoryPath(code, '/'), own, nav, config)),
  ]);
}

/** Those of the site (a prefix of '') or of a category: its search, its lists, their feeds. */
function pathsBelow(
  prefix: string,
  posts: readonly Document[],
  nav: Pick<Nav, 'sections'>,
  config: Pick<Config, 'search'>,
): string[] {
  const feeds = (page: string): string[] => FEED_FORMATS.map((format) => feedPath(page, format));
  const lists = allLists(posts, nav, prefix);
  const indexes = [TAGS_PATH, AUTHORS_PATH, SECTIONS_PATH, ARCHIVE_PATH].map((path) => prefix + path);
  return [
    ...(config.search ? [prefix + SEARCH_PATH] : []),
    ...(lists.length === 0 ? [] : [...indexes, ...feeds(prefix === '' ? '/' : prefix)]),
    ...lists.flatMap((list) => [
      ...paginate(list.path, list.posts).map(({ path }) => path),
      ...(hasFeeds(list) ? feeds(list.path) : []),
    ]),
  ];
}
