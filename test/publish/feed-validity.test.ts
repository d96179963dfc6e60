/**
 * The feeds and sitemap of whole sites through readers that are not ours: feedparser (PyPI) for RSS and Atom, the
 * requirements of JSON Feed 1.1 and of the sitemap protocol as schemas.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { Ajv } from 'ajv';
import type { Resource } from '../../build/bundle/resource.ts';
import type { SiteContent } from '../../build/content/model.ts';
import { readContent } from '../../build/content/read-content.ts';
import { readTree } from '../../build/content/read-tree.ts';
import { snapshotAt } from '../../build/site/snapshot.ts';
import { AS_OF } from '../harness/built-site.ts';
import { ROOT } from '../harness/run-cli.ts';
import { assembled, contentOf, post } from './site.ts';

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

/** Titles and texts that have broken feeds elsewhere. */
const HOSTILE: Record<string, string> = {
  'posts/markup.md': post(
    'title: "<b>A & B</b> ]]> \\" \'"\ncreated: 2026-01-01\ntags: ["<&>"]',
    'a ]]> b &nbsp; <br>\n',
  ),
  'posts/controls.md': post('title: "Bell \\a, escape \\e"\ncreated: 2026-01-02', 'x \u0008 y \ufffe z\n'),
  'posts/emoji.md': post(
    'title: "😀 é e\u0301"\ncreated: 2026-01-03\nauthor: "A & B"\ndescription: "<i>"',
    '😀\n',
  ),
  'posts/old.md': post('title: Old\ncreated: 1969-07-20'),
};

const samples = join(ROOT, '..', 'shared', 'sites');

async function read(folder: string): Promise<SiteContent> {
  const { tree } = await readTree(folder, { exclude: [] });
  return readContent(tree);
}

const sites: [name: string, read: () => Promise<SiteContent>, url: string | null][] = [
  ['hostile texts', async () => contentOf(HOSTILE), 'https://example.org'],
  ['hostile texts, without a URL', async () => contentOf(HOSTILE), null],
  ['our own site', () => read(join(ROOT, 'content')), 'https://example.org'],
];
if (existsSync(samples)) {
  for (const entry of readdirSync(samples, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    sites.push([entry.name, () => read(join(samples, entry.name)), 'https://example.org']);
    sites.push([`${entry.name}, without a URL`, () => read(join(samples, entry.name)), null]);
  }
}

it('the sample sites are here', { skip: existsSync(samples) ? false : `${samples} is missing` }, () => {
  assert.ok(sites.length > 3);
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

for (const [name, content, url] of sites) {
  describe(name, () => {
    let resources: ReadonlyMap<string, Resource> = new Map();
    before(async () => {
      const written = await content();
      const { context, fixed } = assembled({ ...written, config: { ...written.config, url } });
      resources = snapshotAt(context, fixed, AS_OF).resources;
    });
    const texts = (pattern: RegExp): { path: string; type: string; text: string }[] =>
      [...resources].flatMap(([path, { bodies }]) => {
        const [body] = bodies;
        if (!pattern.test(path) || body === undefined) return [];
        return [{ path, type: body.type, text: new TextDecoder().decode(body.body) }];
      });

    it('has RSS and Atom that feedparser reads without a complaint', {
      skip: whyNoFeedparser() ?? false,
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

    it('has the same posts in all three formats', { skip: whyNoFeedparser() ?? false }, () => {
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

    it('has a sitemap as the protocol requires it, or none without a URL', () => {
      const [sitemap] = texts(/^\/sitemap\.xml$/);
      assert.equal(sitemap === undefined, url === null);
      if (sitemap === undefined) return;
      const entry =
        '<url><loc>https://example\\.org/(?:[^<>&"\\s]|&amp;)*</loc>(?:<lastmod>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ</lastmod>)?' +
        '(?:<xhtml:link rel="alternate" hreflang="[A-Za-z0-9-]+" href="https://example\\.org/(?:[^<>&"\\s]|&amp;)*"/>)*</url>';
      const lines = sitemap.text.split('\n');
      assert.equal(lines[0], '<?xml version="1.0" encoding="UTF-8"?>');
      assert.match(lines[1] ?? '', /^<urlset xmlns="http:\/\/www\.sitemaps\.org\/schemas\/sitemap\/0\.9"/);
      for (const line of lines.slice(2, -2)) assert.match(line, new RegExp(`^${entry}$`));
      const locations = sitemap.text.match(/<loc>[^<]*/g) ?? [];
      assert.equal(new Set(locations).size, locations.length);
      assert.ok(locations.length > 3 && locations.every((location) => location.length < 2048));
    });
  });
}
