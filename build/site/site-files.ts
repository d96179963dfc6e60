/** The files about the site that programs ask for: sitemap, robots.txt, llms.txt, search.json … */
import type { Resource } from '../bundle/resource.ts';
import { categoryPath } from '../content/document-name.ts';
import type { Document } from '../content/model.ts';
import { pagesInOrder } from '../content/nav.ts';
import { languagePack } from '../theme/languages/language.ts';
import { LLMS_FULL_PATH, LLMS_PATH, type LlmsInput, llmsFullTxt, llmsTxt } from './agents/llms-txt.ts';
import { lastChange } from './changes.ts';
import { languageAlternates } from './crawlers/alternates.ts';
import { ROBOTS_PATH, robotsTxt } from './crawlers/robots-txt.ts';
import { SECURITY_PATH, securityTxt } from './crawlers/security-txt.ts';
import { SITEMAP_PATH, type SitemapPage, sitemap } from './crawlers/sitemap.ts';
import { searchIndex } from './search-index.ts';
import { SEARCH_INDEX_PATH, SEARCH_PATH } from './search-page.ts';
import type { SnapshotInput } from './snapshot-input.ts';

/** A file that can be made; the sitemap of a large site is several. */
export interface PlannedFile {
  /** Of the first. */
  path: string;
  make: () => [string, Resource][];
}

/**
 * The files at this instant, none of which is made yet; `pagesOf` gives the site's pages and lists by path, of which the
 * sitemap is made.
 */
export function plannedFiles(
  input: SnapshotInput,
  pagesOf: () => ReadonlyMap<string, Resource>,
): PlannedFile[] {
  const { context, documents, now } = input;
  const { config } = context.content;
  const changed = lastChange([...context.documents.values()], now);
  const toResource = (
    path: string,
    type: string,
    lastModified: number | null,
    text: string,
  ): [string, Resource] => [
    path,
    context.memory.pages.get(path, `${lastModified}\n${text}`, () => textResource(type, lastModified, text)),
  ];
  const file = (
    path: string,
    type: string,
    lastModified: number | null,
    write: () => string,
  ): PlannedFile => ({ path, make: () => [toResource(path, type, lastModified, write())] });
  const files = [
    file(ROBOTS_PATH, 'text/plain', null, () => robotsTxt(config.url)),
    file(LLMS_PATH, 'text/plain', changed, () => llmsTxt(llmsInput(input))),
    file(LLMS_FULL_PATH, 'text/plain', changed, () => llmsFullTxt(llmsInput(input))),
  ];
  if (config.search) {
    const index = (): string => searchIndex(documents.values(), config);
    files.push(file(SEARCH_INDEX_PATH, 'application/json', changed, index));
  }
  const { security, url } = config;
  if (security !== null && now < security.expires.epoch) {
    files.push(file(SECURITY_PATH, 'text/plain', null, () => securityTxt(security, url)));
  }
  if (url === null) return files;
  const make = (): [string, Resource][] =>
    sitemap(url, sitemapPages(input, pagesOf())).map(({ path, text, lastModified }) =>
      toResource(path, 'application/xml', lastModified, text),
    );
  return [...files, { path: SITEMAP_PATH, make }];
}

/** Everything that is a page, by path; a list of everything that can be found is nothing to find. */
function sitemapPages(input: SnapshotInput, pages: ReadonlyMap<string, Resource>): SitemapPage[] {
  const { documents, context, scopes } = input;
  const searches = new Set([
    SEARCH_PATH,
    ...scopes.map(({ category }) => categoryPath(category.code, SEARCH_PATH)),
  ]);
  const alternates = languageAlternates(documents.values(), context.content.config);
  const byPath = new Map([...documents.values()].map((document) => [document.path, document]));
  return [...pages].flatMap(([path, { status, bodies }]) => {
    const [body] = bodies;
    const document = byPath.get(path);
    if (status !== 200 || body?.type !== 'text/html') return [];
    if (document === undefined && searches.has(path)) return [];
    const others = document === undefined ? [] : (alternates.get(document) ?? []);
    return [{ path, lastModified: body.lastModified, alternates: others }];
  });
}

function llmsInput({ context, documents, posts }: SnapshotInput): LlmsInput {
  const { config, nav } = context.content;
  const { strings } = languagePack(config.language);
  const inNav = pagesInOrder(nav).flatMap(({ file }) => documents.get(file) ?? []);
  const pages = new Set<Document>(inNav);
  for (const document of documents.values()) if (document.kind === 'page') pages.add(document);
  return {
    sitename: config.sitename,
    sitedescription: config.sitedescription,
    url: config.url,
    pagesTitle: strings.pages,
    postsTitle: strings.posts,
    pages: [...pages],
    posts,
  };
}

function textResource(type: string, lastModified: number | null, text: string): Resource {
  const body = new TextEncoder().encode(text);
  return {
    status: 200,
    location: null,
    freshness: 'revalidate',
    bodies: [{ type, language: null, body, lastModified, headers: [] }],
  };
}
