/** The files about the site that programs read: sitemap, robots.txt, llms.txt, search.json … */
import { type Resource, shownResource } from '../../bundle/resource.ts';
import { categoryPath } from '../../content/document-name.ts';
import type { Document } from '../../content/model.ts';
import { pagesInOrder } from '../../content/nav.ts';
import type { Kind } from '../../remember/memo.ts';
import { siteAddress } from '../../site/addresses.ts';
import { lastChange } from '../../site/changes.ts';
import {
  LLMS_FULL_PATH,
  LLMS_PATH,
  ROBOTS_PATH,
  SEARCH_PATH,
  SECURITY_PATH,
  SITEMAP_PATH,
} from '../../site/paths.ts';
import { rememberResources } from '../../site/records/remembered-resources.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { languagePack } from '../../theme/languages/language.ts';
import { documentsDigest, summaryDigest } from '../documents/document-digest.ts';
import { languageAlternates } from './alternates.ts';
import { type LlmsInput, llmsFullTxt, llmsTxt, mostFullTexts } from './llms-txt.ts';
import { robotsTxt } from './robots-txt.ts';
import { securityTxt } from './security-txt.ts';
import { type SitemapPage, sitemap } from './sitemap.ts';

/** A file that is not made yet; the sitemap of a large site is several files. */
export interface PlannedFile {
  /** Path of the first file. */
  path: string;
  make: () => [string, Resource][];
}

/**
 * The files at this instant, not made yet; `pagesOf` returns the site's pages and lists by path, for the
 * sitemap.
 */
export function plannedFiles(
  input: SnapshotInput,
  pagesOf: () => ReadonlyMap<string, Resource>,
): PlannedFile[] {
  const { context, now } = input;
  const { config } = context.content;
  const { security, url } = config;
  const changed = lastChange([...context.documents.values()], now);
  const text = (path: string, lastModified: number | null): FileHead => {
    return { path, type: 'text/plain', lastModified };
  };
  const llms = (): unknown => {
    const { pages, posts } = llmsInput(input);
    return [documentsDigest(pages, summaryDigest), documentsDigest(posts, summaryDigest)];
  };
  const llmsFull = (): unknown => {
    const { pages, posts } = llmsInput(input);
    return documentsDigest(mostFullTexts([...pages, ...posts]));
  };
  const files = [
    shortFile(input, text(ROBOTS_PATH, null), () => robotsTxt(url)),
    longFile(input, text(LLMS_PATH, changed), llms, () => llmsTxt(llmsInput(input))),
    longFile(input, text(LLMS_FULL_PATH, changed), llmsFull, () => llmsFullTxt(llmsInput(input))),
  ];
  if (security !== null && now < security.expires.epoch) {
    files.push(shortFile(input, text(SECURITY_PATH, null), () => securityTxt(security, url)));
  }
  if (url === null) return files;
  const make = (): [string, Resource][] => {
    const pages = sitemapPages(input, pagesOf());
    return rememberResources(context, 'file', { name: SITEMAP_PATH, inputs: { config, pages } }, () =>
      sitemap(url, pages).map(({ path, text: xml, lastModified }) =>
        textFile({ path, type: 'application/xml', lastModified }, xml),
      ),
    );
  };
  return [...files, { path: SITEMAP_PATH, make }];
}

/** The facts about a file beside its text. */
interface FileHead {
  path: string;
  type: string;
  /** Seconds since 1970. */
  lastModified: number | null;
}

const SHORT_FILE: Kind<[string, Resource]> = { name: 'short file' };

/** A file that takes almost no time to write. */
function shortFile(input: SnapshotInput, head: FileHead, write: () => string): PlannedFile {
  const { path } = head;
  const make = (): [string, Resource] => {
    const text = write();
    return input.context.memo.remember(SHORT_FILE, { name: path, inputs: { head, text } }, () =>
      textFile(head, text),
    );
  };
  return { path, make: () => [make()] };
}

/**
 * A file that depends on the configuration and many documents, so it is remembered. `dependsOn` returns plain data
 * that decides its text.
 */
function longFile(
  input: SnapshotInput,
  head: FileHead,
  dependsOn: () => unknown,
  write: () => string,
): PlannedFile {
  const { context } = input;
  const { config } = context.content;
  const { path } = head;
  const make = (): [string, Resource][] => {
    const inputs = { config, head, dependsOn: dependsOn() };
    return rememberResources(context, 'file', { name: path, inputs }, () => [textFile(head, write())]);
  };
  return { path, make };
}

function textFile({ path, type, lastModified }: FileHead, text: string): [string, Resource] {
  return [path, textResource(type, lastModified, text)];
}

/** The site's pages for the sitemap, without search pages. */
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
    url: siteAddress(config),
    pagesTitle: strings.pages,
    postsTitle: strings.posts,
    pages: [...pages],
    posts,
  };
}

function textResource(type: string, lastModified: number | null, text: string): Resource {
  const body = new TextEncoder().encode(text);
  return shownResource([{ type, language: null, body, lastModified, headers: [] }]);
}
