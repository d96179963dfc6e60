/** What crawlers read in the head of every page of whole sites: canonical, Open Graph, JSON-LD, feeds. */
import assert from 'node:assert/strict';
import { beforeAll, describe, it } from 'vitest';
import type { Resource } from '../../build/bundle/resource.ts';
import { loadBytes } from '../../build/bytes/stored-bytes.ts';
import { resourcesOf, wholeSites } from './whole-sites.ts';

/** Fields that schema.org's users require or recommend, by type (Google Search Central, ogp.me). */
const REQUIRED: Record<string, readonly string[]> = {
  BlogPosting: ['headline', 'datePublished', 'author', 'publisher', 'mainEntityOfPage', 'url'],
  BreadcrumbList: ['itemListElement'],
  WebSite: ['name', 'url'],
  CollectionPage: ['name', 'url', 'isPartOf'],
  WebPage: ['name', 'url', 'isPartOf'],
};
const OPEN_GRAPH = ['og:title', 'og:type', 'og:url', 'og:site_name'];

type Node = Record<string, unknown>;

interface Page {
  path: string;
  /** Attributes of each element of the head, by the element's name. */
  tags: (name: string) => Record<string, string>[];
  nodes: Node[];
}

function readPage(path: string, html: string): Page {
  const head = html.slice(0, html.indexOf('</head>'));
  const tags = (name: string): Record<string, string>[] =>
    [...head.matchAll(new RegExp(`<${name} ([^>]*)>`, 'g'))].map(([, attributes = '']) =>
      Object.fromEntries(
        [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
          key,
          unescapeHtml(value),
        ]),
      ),
    );
  const scripts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  const nodes = scripts.flatMap(([, json = '']) => {
    const data = JSON.parse(json) as Node | Node[];
    return Array.isArray(data) ? data : [data];
  });
  return { path, tags, nodes };
}

/** The four characters that our pages escape in attributes. */
function unescapeHtml(text: string): string {
  const written = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => written[entity as keyof typeof written]);
}

/** Every address in a value, however deep. */
function addresses(value: unknown, key: string = ''): string[] {
  if (typeof value === 'string') return /^(?:url|item|@id|image|logo|contentUrl)$/.test(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => addresses(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => addresses(each, name));
}

for (const site of wholeSites().filter(({ url }) => url !== null)) {
  describe(site.name, () => {
    const origin = site.url ?? '';
    let resources: ReadonlyMap<string, Resource> = new Map();
    let pages: Page[] = [];
    beforeAll(async () => {
      resources = await resourcesOf(site);
      pages = [...resources].flatMap(([path, { status, bodies }]) => {
        const html = bodies.find(({ type }) => type === 'text/html')?.body;
        return status === 200 && html !== undefined
          ? [readPage(path, new TextDecoder().decode(loadBytes(html)))]
          : [];
      });
      assert.ok(pages.length > 3);
    });
    const answers = (address: string): boolean => {
      const path = address.startsWith(origin) ? address.slice(origin.length) : address;
      return resources.get(path === '' ? '/' : path)?.status === 200;
    };

    it('has one canonical address on each page, of a page that is there', () => {
      for (const { path, tags } of pages) {
        const canonical = tags('link').filter(({ rel }) => rel === 'canonical');
        if (isUnlisted(tags('meta'))) continue;
        assert.equal(canonical.length, 1, path);
        const href = canonical[0]?.href ?? '';
        assert.ok(href.startsWith(`${origin}/`) && answers(href), `${path}: ${href}`);
      }
    });

    it('has feeds, and versions in other languages, that are there', () => {
      for (const { path, tags } of pages) {
        for (const { rel, href = '', type } of tags('link')) {
          if (rel === 'alternate') assert.ok(answers(href), `${path} leads to ${href}, ${type}`);
          if (rel === 'prev' || rel === 'next') assert.ok(answers(href), `${path} leads to ${href}`);
        }
        if (isUnlisted(tags('meta'))) continue;
        const types = tags('link')
          .filter(({ rel }) => rel === 'alternate')
          .map(({ type }) => type);
        for (const feed of ['application/rss+xml', 'application/atom+xml', 'application/feed+json']) {
          assert.ok(types.includes(feed), `${path} has no ${feed}`);
        }
      }
    });

    it('has Open Graph and a Twitter card on each page', () => {
      for (const { path, tags } of pages) {
        const metas = tags('meta');
        if (isUnlisted(metas)) continue;
        for (const property of OPEN_GRAPH) {
          const found = metas.filter((meta) => meta.property === property);
          assert.equal(found.length, 1, `${path}: ${property}`);
          assert.notEqual(found[0]?.content, '', `${path}: ${property}`);
        }
        assert.ok(
          metas.some(({ name }) => name === 'twitter:card'),
          path,
        );
      }
    });

    it('has JSON-LD whose types have what they require, with absolute addresses', () => {
      const types = new Set<unknown>();
      for (const { path, nodes, tags } of pages) {
        if (isUnlisted(tags('meta'))) continue;
        assert.ok(nodes.length > 0, path);
        for (const node of nodes) {
          types.add(node['@type']);
          const required = REQUIRED[String(node['@type'])];
          assert.ok(required !== undefined, `${path}: ${String(node['@type'])}`);
          for (const field of required) assert.ok(node[field] !== undefined, `${path} has no ${field}`);
          for (const address of addresses(node)) assert.match(address, /^https:\/\/\S+$/, path);
        }
      }
      for (const type of ['WebSite', 'BlogPosting', 'BreadcrumbList', 'CollectionPage'])
        assert.ok(types.has(type), type);
    });

    it('has breadcrumbs that lead to pages which are there', () => {
      for (const { path, nodes } of pages) {
        const list = nodes.find((node) => node['@type'] === 'BreadcrumbList');
        const items = (list?.itemListElement ?? []) as { position: number; name: string; item?: string }[];
        for (const [index, { position, name, item }] of items.entries()) {
          assert.equal(position, index + 1, path);
          assert.notEqual(name, '', path);
          if (item !== undefined) assert.ok(answers(item), `${path}: ${item}`);
        }
      }
    });
  });
}

/** A page that asks crawlers to leave it out says nothing else to them. */
function isUnlisted(metas: readonly Record<string, string>[]): boolean {
  return metas.some(({ name, content = '' }) => name === 'robots' && content.includes('noindex'));
}
