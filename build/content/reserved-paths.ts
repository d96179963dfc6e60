/**
 * Paths that the build answers by itself and that programs rely on. A page of the author's must not stand in
 * for them: the feed would be gone without notice. A file (robots.txt) may, since it is the same
 * thing written by hand; so may a page at the URL of a list.
 */
const RESERVED: ReadonlyMap<string, string> = new Map([
  ['/feed.xml', 'the RSS feed'],
  ['/atom.xml', 'the Atom feed'],
  ['/feed.json', 'the JSON feed'],
  ['/sitemap.xml', 'the sitemap'],
  ['/robots.txt', 'robots.txt'],
  ['/llms.txt', 'llms.txt'],
  ['/llms-full.txt', 'llms-full.txt'],
  ['/search.json', 'the results of the search'],
  ['/opensearch.xml', 'the description of the search'],
  ['/.well-known/security.txt', 'security.txt'],
]);

/** How all of them end, which few paths of documents do. */
const ENDING = /\.(?:xml|json|txt)$/;
const LIST_FEED = /^\/(?:tags|authors|sections)\/[^/]+(\/(?:feed\.xml|atom\.xml|feed\.json))$/;
const SITEMAP_PART = /^\/sitemap-\d+\.xml$/;

/** What the build has at this canonical path, as a message names it; null for every other path. */
export function reservedFor(path: string): string | null {
  if (!ENDING.test(path)) return null;
  const feed = LIST_FEED.exec(path)?.[1];
  if (feed !== undefined) return `${RESERVED.get(feed)} of a list`;
  return SITEMAP_PART.test(path) ? 'the sitemap' : (RESERVED.get(path) ?? null);
}
