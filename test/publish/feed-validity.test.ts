/**
 * The feeds and sitemap of whole sites: through a reader that is not ours (feedparser, PyPI), and held against what
 * RSS 2.0, RFC 4287, JSON Feed 1.1 and the sitemap protocol require, as data.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, it } from 'vitest';
import type { Resource } from '../../build/bundle/resource.ts';
import { loadBytes } from '../../build/bytes/stored-bytes.ts';
import { unless } from '../harness/unless.ts';
import { resourcesOf, SAMPLES, wholeSites } from './whole-sites.ts';
import { ATOM, RSS, SITEMAP, violations } from './xml-rules.ts';
import { parseXml } from './xml-tree.ts';

const PYTHON = process.env.PYTHON ?? 'python3';

function whyNoFeedparser(): string | null {
  try {
    execFileSync(PYTHON, ['-c', 'import feedparser'], { stdio: 'pipe' });
    return null;
  } catch {
    return `feedparser is not installed: ${PYTHON} -m pip install feedparser==6.0.14`;
  }
}

interface Parsed {
  bozo: boolean;
  exception: string;
  version: string;
  title: string;
  entries: { id: string; title: string; link: string; dated: boolean; length: number }[];
}

function parse(feeds: readonly { text: string; type: string }[]): Parsed[] {
  const script = join(import.meta.dirname, 'read_feeds.py');
  const output = execFileSync(PYTHON, [script], {
    input: JSON.stringify(feeds),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(output) as Parsed[];
}

it('the sample sites are here', unless(existsSync(SAMPLES) ? false : `${SAMPLES} is missing`), () => {
  assert.ok(wholeSites().length > 3);
});

/** JSON Feed 1.1, the fields that it requires and the forms of those that we write. */
const JSON_FEED_SCHEMA = {
  type: 'object',
  required: ['version', 'title', 'items'],
  additionalProperties: false,
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: { type: 'string', minLength: 1 },
    home_page_url: { type: 'string', pattern: '^(?:https?://|/)' },
    feed_url: { type: 'string', pattern: '^(?:https?://|/).*feed\\.json$' },
    description: { type: 'string' },
    favicon: { type: 'string', pattern: '^(?:https?://|/)' },
    language: { type: 'string', pattern: '^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'content_html'],
        additionalProperties: false,
        properties: {
          id: { type: 'string', pattern: '^(?:tag|urn):' },
          url: { type: 'string', pattern: '^(?:https?://|/)' },
          title: { type: 'string' },
          content_html: { type: 'string' },
          summary: { type: 'string', minLength: 1 },
          image: { type: 'string', pattern: '^(?:https?://|/)' },
          // RFC 3339, as the format asks.
          date_published: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' },
          date_modified: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' },
          authors: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name'],
              additionalProperties: false,
              properties: { name: { type: 'string' } },
            },
          },
          tags: { type: 'array', items: { type: 'string' } },
          language: { type: 'string' },
        },
      },
    },
  },
};

const isJsonFeed = new Ajv({ allErrors: true }).compile(JSON_FEED_SCHEMA);

for (const site of wholeSites()) {
  const { name, url } = site;
  describe(name, () => {
    let resources: ReadonlyMap<string, Resource> = new Map();
    beforeAll(async () => {
      resources = await resourcesOf(site);
    });
    const texts = (pattern: RegExp): { path: string; type: string; text: string }[] =>
      [...resources].flatMap(([path, { bodies }]) => {
        const [body] = bodies;
        if (!pattern.test(path) || body === undefined) return [];
        return [{ path, type: body.type, text: new TextDecoder().decode(loadBytes(body.body)) }];
      });

    it('has RSS and Atom that feedparser reads without a complaint', {
      ...unless(whyNoFeedparser()),
    }, () => {
      const feeds = texts(/\/(?:feed|atom)\.xml$/);
      assert.ok(feeds.length >= 2);
      for (const [index, parsed] of parse(feeds).entries()) {
        const path = feeds[index]?.path ?? '';
        assert.equal(parsed.bozo, false, `${path}: ${parsed.exception}`);
        assert.equal(parsed.version, path.endsWith('atom.xml') ? 'atom10' : 'rss20', path);
        assert.notEqual(parsed.title, '', path);
        assert.ok(parsed.entries.length > 0, path);
        assert.equal(new Set(parsed.entries.map(({ id }) => id)).size, parsed.entries.length, path);
        for (const { id, title, link, dated, length } of parsed.entries) {
          assert.match(id, /^(?:tag:|urn:uuid:)/);
          assert.match(link, url === null ? /^\// : /^https:\/\/example\.org\//);
          assert.ok(dated && title !== '' && length > 0, `${path}: ${id}`);
        }
      }
    });

    it('has the same posts in all three formats', unless(whyNoFeedparser()), () => {
      const [rss, atom] = parse([...texts(/^\/feed\.xml$/), ...texts(/^\/atom\.xml$/)]);
      const json = JSON.parse(texts(/^\/feed\.json$/)[0]?.text ?? '{}') as { items: { id: string }[] };
      const ids = json.items.map(({ id }) => id);
      assert.deepEqual(
        rss?.entries.map(({ id }) => id),
        ids,
      );
      assert.deepEqual(
        atom?.entries.map(({ id }) => id),
        ids,
      );
    });

    it('has JSON feeds as the format requires them', () => {
      const feeds = texts(/\/feed\.json$/);
      assert.ok(feeds.length > 0);
      for (const { path, text } of feeds) {
        assert.ok(isJsonFeed(JSON.parse(text)), `${path}: ${JSON.stringify(isJsonFeed.errors)}`);
      }
    });

    it('has RSS as the format requires it', () => {
      const feeds = texts(/\/feed\.xml$/);
      assert.ok(feeds.length > 0);
      for (const { path, text } of feeds) assert.deepEqual(violations(parseXml(text), RSS), [], path);
    });

    it('has Atom as RFC 4287 requires it', () => {
      const feeds = texts(/\/atom\.xml$/);
      assert.ok(feeds.length > 0);
      for (const { path, text } of feeds) {
        const feed = parseXml(text);
        assert.deepEqual(violations(feed, ATOM), [], path);
        const children = (name: string): typeof feed.children =>
          feed.children.filter((each) => each.name === name);
        // §4.1.1: a feed names an author, or each of its entries does.
        const isAuthored = (each: typeof feed): boolean =>
          each.children.some(({ name }) => name === 'author');
        assert.ok(isAuthored(feed) || children('entry').every(isAuthored), path);
        // §4.1.1 and §4.1.2: of links with one relation, type and language there is one.
        for (const each of [feed, ...children('entry')]) {
          const links = each.children.filter(({ name }) => name === 'link');
          const kinds = links.map(({ attributes }) => `${attributes.get('rel')} ${attributes.get('type')}`);
          assert.equal(new Set(kinds).size, kinds.length, path);
        }
      }
    });

    it('has a sitemap as the protocol requires it, or none without a URL', () => {
      const [sitemap] = texts(/^\/sitemap\.xml$/);
      assert.equal(sitemap === undefined, url === null);
      if (sitemap === undefined) return;
      const tree = parseXml(sitemap.text);
      assert.equal(tree.attributes.get('xmlns'), 'http://www.sitemaps.org/schemas/sitemap/0.9');
      assert.deepEqual(violations(tree, SITEMAP), []);
      const locations = tree.children.map(
        ({ children }) => children.find(({ name }) => name === 'loc')?.text,
      );
      assert.equal(new Set(locations).size, locations.length);
      assert.ok(locations.length > 3);
    });
  });
}
