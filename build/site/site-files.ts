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
import { type SitemapPage, sitemap } from './crawlers/sitemap.ts';
import { searchIndex } from './search-index.ts';
import { SEARCH_INDEX_PATH, SEARCH_PATH } from './search-page.ts';
import type { SnapshotInput } from './snapshot-input.ts';

/** The files at this instant; `pages` are the site's pages and lists by path, of which the sitemap is made. */
export function siteFiles(input: SnapshotInput, pages: ReadonlyMap<string, Resource>): [string, Resource][] {
  const { context, documents, now } = input;
  const { config } = context.content;
  const changed = lastChange([...context.documents.values()], now);
  const file = (
    path: string,
    type: string,
    lastModified: number | null,
    text: string,
  ): [string, Resource] => [
    path,
    context.memory.pages.get(path, `${lastModified}\n${text}`, () => textResource(type, lastModified, text)),
  ];
  const llms = llmsInput(input);
  const files = [
    file(ROBOTS_PATH, 'text/plain', null, robotsTxt(config.url)),
    file(LLMS_PATH, 'text/plain', changed, llmsTxt(llms)),
    file(LLMS_FULL_PATH, 'text/plain', changed, llmsFullTxt(llms)),
  ];
  if (config.search) {
    files.push(file(SEARCH_INDEX_PATH, 'application/json', changed, searchIndex(documents.values(), config)));
  }
  if (config.security !== null && now < config.security.expires.epoch) {
    files.push(file(SECURITY_PATH, 'text/plain', null, securityTxt(config.security, config.url)));
  }
  if (config.url !== null) {
    for (const { path, text, lastModified } of sitemap(config.url, sitemapPages(input, pages))) {
      files.push(file(path, 'application/xml', lastModified, text));
    }
  }
  return files;
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
