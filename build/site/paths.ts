/** The paths of generated pages and files. Those of lists are in lists/list.ts. */
import type { Config } from '../content/model.ts';
import type { SiteView } from '../theme/view.ts';

export const ROBOTS_PATH = '/robots.txt';
export const SECURITY_PATH = '/.well-known/security.txt';
export const SITEMAP_PATH = '/sitemap.xml';
export const LLMS_PATH = '/llms.txt';
export const LLMS_FULL_PATH = '/llms-full.txt';
export const FAVICON_PATH = '/favicon.ico';
/** Which phones request for pages that name no icon for a home screen. */
export const TOUCH_ICON_PATH = '/apple-touch-icon.png';
/**
 * The files of a site that can be installed, and its page offline, in a category below its prefix. The first two are as
 * in mdcms, so that an app installed from an mdcms site goes on working.
 */
export const APP_MANIFEST_PATH = '/manifest.json';
export const WORKER_PATH = '/service-worker.js';
export const OFFLINE_PATH = '/offline';
/** The page behind the search box, its results as JSON, and its description; in a category below its prefix. */
export const SEARCH_PATH = '/search';
export const SEARCH_INDEX_PATH = '/search.json';
const OPENSEARCH_PATH = '/opensearch.xml';
/** The MCP endpoint, its server card (`ENDPOINT/server-card`), and the catalog of the site's cards. */
export const AGENTS_PATH = '/mcp';
export const SERVER_CARD_PATH = '/mcp/server-card';
export const CATALOG_PATH = '/.well-known/ai-catalog.json';

/** The paths of the search below `prefix` ('' or a category's /nb); null where the search is turned off. */
export function searchView(
  { search, url }: Pick<Config, 'search' | 'url'>,
  prefix: string,
): SiteView['search'] {
  if (!search) return null;
  return {
    page: prefix + SEARCH_PATH,
    index: prefix + SEARCH_INDEX_PATH,
    // It holds addresses with their host.
    description: url === null ? null : prefix + OPENSEARCH_PATH,
  };
}

/** The files of a feed below its page, in the order in which pages list them. */
export const FEED_FILES = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' } as const;

/** The path of a feed below the page it belongs to: /feed.xml, /tags/wasm/atom.xml */
export function feedPath(page: string, { file }: { file: string }): string {
  return `${page === '/' ? '' : page}/${file}`;
}
