/**
 * Paths that the build answers by itself and that programs rely on. An author's page must not replace them: the
 * feed would vanish unnoticed. A file (robots.txt) may, since it is the same thing written by hand; so may a page
 * at the URL of a list.
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

/** The endings of all of them, to rule out most paths fast. */
const ENDING = /\.(?:xml|json|txt)$/;
const LIST_FEED = /^\/(?:tags|authors|sections)\/[^/]+(\/(?:feed\.xml|atom\.xml|feed\.json))$/;
const SITEMAP_PART = /^\/sitemap-\d+\.xml$/;

/** The name in messages of the generated resource at a canonical path; null for every other path. */
export function reservedFor(path: string): string | null {
  if (!ENDING.test(path)) return null;
  const feed = LIST_FEED.exec(path)?.[1];
  if (feed !== undefined) return `${RESERVED.get(feed)} of a list`;
  return SITEMAP_PART.test(path) ? 'the sitemap' : (RESERVED.get(path) ?? null);
}
