/** Every path that the site may answer by itself at some time: what authors may link to though no file is there. */
import type { Config, Document, Nav } from '../content/model.ts';
import { LLMS_FULL_PATH, LLMS_PATH } from './agents/llms-txt.ts';
import { ROBOTS_PATH } from './crawlers/robots-txt.ts';
import { SECURITY_PATH } from './crawlers/security-txt.ts';
import { SITEMAP_PATH } from './crawlers/sitemap.ts';
import { FEED_FORMATS, feedPath } from './feeds/feed-resources.ts';
import { hasFeeds } from './feeds/site-feeds.ts';
import { ARCHIVE_PATH, AUTHORS_PATH, SECTIONS_PATH, TAGS_PATH } from './lists/list.ts';
import { paginate } from './lists/paginate.ts';
import { allLists } from './lists/published-lists.ts';
import { SEARCH_INDEX_PATH, SEARCH_PATH } from './search-page.ts';

/** The paths for `posts`: all that lists will ever hold, newest first. */
export function generatedPaths(
  posts: readonly Document[],
  nav: Pick<Nav, 'sections'>,
  config: Pick<Config, 'url' | 'search' | 'security'>,
): Set<string> {
  const feeds = (page: string): string[] => FEED_FORMATS.map((format) => feedPath(page, format));
  const lists = allLists(posts, nav);
  return new Set([
    ROBOTS_PATH,
    LLMS_PATH,
    LLMS_FULL_PATH,
    ...(config.search ? [SEARCH_PATH, SEARCH_INDEX_PATH] : []),
    ...(config.url === null ? [] : [SITEMAP_PATH]),
    ...(config.security === null ? [] : [SECURITY_PATH]),
    ...(lists.length === 0 ? [] : [TAGS_PATH, AUTHORS_PATH, SECTIONS_PATH, ARCHIVE_PATH, ...feeds('/')]),
    ...lists.flatMap((list) => [
      ...paginate(list.path, list.posts).map(({ path }) => path),
      ...(hasFeeds(list) ? feeds(list.path) : []),
    ]),
  ]);
}
