/**
 * The sitemap (sitemaps.org, protocol 0.9): every page for search engines, with links to its other languages. It
 * needs absolute URLs, so a site without `url` has none.
 */
import { absoluteUrl } from '../../site/addresses.ts';
import { SITEMAP_PATH } from '../../site/paths.ts';
import { isoInstant } from '../feeds/iso-instant.ts';
import { element, type Xml, xmlDocument } from '../feeds/xml.ts';

export interface SitemapPage {
  /** Canonical path. */
  path: string;
  /** Seconds since 1970; null: unknown. */
  lastModified: number | null;
  /** The page in each of its languages, itself included; empty if it has only one. */
  alternates: readonly Alternate[];
}

export interface Alternate {
  /** BCP 47, or x-default for readers of any other language. */
  hreflang: string;
  path: string;
}

export interface SitemapFile {
  path: string;
  text: string;
  /** Last change of its newest page. */
  lastModified: number | null;
}

/** The protocol's limits for one file: URLs, and bytes before compression. */
export interface SitemapLimits {
  pages: number;
  bytes: number;
}

export const LIMITS: SitemapLimits = { pages: 50_000, bytes: 50 * 1024 * 1024 };

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const XHTML = 'http://www.w3.org/1999/xhtml';

/**
 * /sitemap.xml: the pages or, if they exceed the limits of one file, an index of /sitemap-1.xml, /sitemap-2.xml …
 * with the pages. `url` is the site's own. No pages, no files.
 */
export function sitemap(
  url: string,
  pages: readonly SitemapPage[],
  limits: SitemapLimits = LIMITS,
): SitemapFile[] {
  const files = split(
    pages.map((page) => ({ page, entry: urlEntry(url, page) })),
    limits,
  );
  if (files.length <= 1) return files.map((entries) => urlSet(SITEMAP_PATH, entries));
  const parts = files.map((entries, index) => urlSet(`/sitemap-${index + 1}.xml`, entries));
  const index = xmlDocument(
    'sitemapindex',
    { xmlns: NAMESPACE },
    parts.map(({ path, lastModified }) =>
      element('sitemap', {}, element('loc', {}, absoluteUrl(url, path)), modification(lastModified)),
    ),
  );
  return [{ path: SITEMAP_PATH, text: index, lastModified: newest(parts) }, ...parts];
}

interface Entry {
  page: SitemapPage;
  entry: Xml;
}

function split(entries: readonly Entry[], limits: SitemapLimits): Entry[][] {
  const files: Entry[][] = [];
  let room = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(entry.entry.markup) + 1;
    const last = files.at(-1);
    if (last === undefined || last.length >= limits.pages || size > room) {
      files.push([entry]);
      room = limits.bytes - ENVELOPE - size;
    } else {
      last.push(entry);
      room -= size;
    }
  }
  return files;
}

/** Greatest size of the document around the entries, in bytes. */
const ENVELOPE = 1024;

function urlSet(path: string, entries: readonly Entry[]): SitemapFile {
  const hasAlternates = entries.some(({ page }) => page.alternates.length > 0);
  const text = xmlDocument(
    'urlset',
    { xmlns: NAMESPACE, 'xmlns:xhtml': hasAlternates ? XHTML : null },
    entries.map(({ entry }) => entry),
  );
  return { path, text, lastModified: newest(entries.map(({ page }) => page)) };
}

function urlEntry(url: string, { path, lastModified, alternates }: SitemapPage): Xml {
  return element(
    'url',
    {},
    element('loc', {}, absoluteUrl(url, path)),
    modification(lastModified),
    ...alternates.map(({ hreflang, path: other }) =>
      element('xhtml:link', { rel: 'alternate', hreflang, href: absoluteUrl(url, other) }),
    ),
  );
}

function modification(lastModified: number | null): Xml | null {
  return lastModified === null ? null : element('lastmod', {}, isoInstant(lastModified));
}

function newest(things: readonly { lastModified: number | null }[]): number | null {
  let last: number | null = null;
  for (const { lastModified } of things) {
    if (lastModified !== null && (last === null || lastModified > last)) last = lastModified;
  }
  return last;
}
