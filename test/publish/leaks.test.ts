/**
 * Nothing unpublished is ever read: every path that the site knows at any time is asked for at every moment of
 * change, a second before and after, as a page and as Markdown, and no answer holds a word of what is not
 * public at that second. And everything that is public is where readers look for it.
 */
import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Manifest } from '../../build/bundle/manifest.ts';
import { concatenate } from '../../build/bytes/chunks.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { embeddedHost, wasmtimeHost } from '../harness/component-hosts.ts';
import type { Host, HostResponse } from '../harness/host.ts';
import { whyNotInFull } from '../harness/in-full.ts';
import { nativeHost } from '../harness/native-host.ts';
import { requestBytes } from '../harness/raw-http.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';
import { whyNoWasmtime } from '../harness/wasmtime-host.ts';
import { beforeChanges, lookUntil } from './before-changes.ts';
import { isPublic, type Moments, type Secret, secretSite, secrets } from './secret-site.ts';

interface BuiltSecrets {
  documents: Secret[];
  manifest: Manifest;
  pack: Uint8Array;
  /** Every path of any time, and some that only a visitor who guesses would request. */
  paths: string[];
}

async function buildSecrets(moments: Moments): Promise<BuiltSecrets> {
  const documents = secrets(moments);
  const content = siteFolder(secretSite(documents));
  // Uncompressed, so that a word in the pack can be seen.
  const { problems, result } = await buildSite({ content, exclude: [], asOf: moments.start, bare: true });
  assert.ok(result !== null, JSON.stringify(problems.filter(({ severity }) => severity === 'error')));
  const { manifest, pack } = result;
  const guesses = documents.flatMap(({ file, word }) => {
    const path = pathOf(file);
    return [
      path,
      `${path}.md`,
      `/${file}`,
      `${path}.nb`,
      `/tags/tag-${word}`,
      `/authors/author-${word}`,
      `/old/${file.slice(0, -'.md'.length)}`,
    ];
  });
  const paths = new Set([...manifest.routes.map(({ path }) => path), ...guesses]);
  return { documents, manifest, pack: concatenate(pack), paths: [...paths] };
}

function pathOf(file: string): string {
  return `/${file.replace(/^pages\//, '').slice(0, -'.md'.length)}`;
}

const READERS: [name: string, headers: [string, string][]][] = [
  ['a browser', [['Accept', 'text/html']]],
  ['an agent', [['Accept', 'text/markdown']]],
];

function get(host: Host, path: string, now: number, headers: [string, string][]): Promise<HostResponse> {
  const plain: [string, string][] = [
    ['Host', 'secrets.example'],
    ['Accept-Encoding', 'identity'],
  ];
  return host.request(requestBytes('GET', path, [...plain, ...headers]), now);
}

/** Everything in an answer that a reader can see. */
function seen({ headers, body }: HostResponse): string {
  return `${headers.map((field) => field.join(': ')).join('\n')}\n\n${Buffer.from(body).toString('utf8')}`;
}

/** Asks for everything and fails at the first word that is not public yet, or no longer. Counts the answers. */
async function findNoLeak(host: Host, { documents, paths }: BuiltSecrets, now: number): Promise<number> {
  const hidden = documents.filter((document) => !isPublic(document, now));
  let answers = 0;
  for (const [reader, headers] of READERS) {
    for (const path of paths) {
      const response = await get(host, path, now, headers);
      const text = seen(response);
      for (const { word } of hidden) {
        assert.ok(!text.includes(word), `${reader} reads ${word} at ${path}, answered ${response.status}`);
      }
      answers++;
    }
  }
  return answers;
}

/** Where the words of what is public must be. */
const INDEXES = [
  '/posts',
  '/tags/shared',
  '/feed.xml',
  '/atom.xml',
  '/feed.json',
  '/tags/shared/feed.xml',
  '/sitemap.xml',
  '/search.json',
  '/llms.txt',
  '/llms-full.txt',
] as const;

async function findEverything(host: Host, { documents }: BuiltSecrets, now: number): Promise<void> {
  const text = async (path: string): Promise<string> => {
    const response = await get(host, path, now, []);
    assert.equal(response.status, 200, `${path} answers ${response.status}`);
    return seen(response);
  };
  const indexes = new Map<string, string>();
  for (const path of INDEXES) indexes.set(path, await text(path));
  for (const document of documents) {
    const { file, word, until, draft } = document;
    const path = pathOf(file);
    const { status } = await get(host, path, now, []);
    const found = seen(await get(host, `/search.json?q=${word.toLowerCase()}`, now, []));
    assert.equal(found.includes(`"url":"${path}"`), isPublic(document, now), `${path} is found: ${found}`);
    if (!isPublic(document, now)) {
      assert.equal(status, !draft && until !== null && now >= until ? 410 : 404, path);
      continue;
    }
    assert.equal(status, 200, path);
    const isPost = file.startsWith('posts/');
    for (const [index, content] of indexes) {
      // Pages are in no list of posts; the sitemap has URLs only.
      if (!isPost && !/sitemap|search|llms/.test(index)) continue;
      const wanted = index === '/sitemap.xml' ? path : word;
      assert.ok(content.includes(wanted), `${index} lacks ${wanted}`);
    }
    if (!isPost) continue;
    for (const own of [`/tags/tag-${word}`, `/authors/author-${word}`, `/tags/tag-${word}/feed.xml`]) {
      assert.ok((await text(own)).includes(word), own);
    }
  }
}

/** Every public post leads to the public posts on either side of it, and to no other. */
async function findNeighbours(host: Host, { documents }: BuiltSecrets, now: number): Promise<void> {
  const posts = documents
    .filter((document) => document.file.startsWith('posts/') && isPublic(document, now))
    .sort((a, b) => (a.from ?? 0) - (b.from ?? 0))
    .map(({ file }) => pathOf(file));
  for (const [index, path] of posts.entries()) {
    const page = seen(await get(host, path, now, []));
    const leadsTo = (rel: string): string | undefined =>
      new RegExp(`<a rel="${rel}" href="([^"]*)"`).exec(page)?.[1];
    assert.equal(leadsTo('prev'), posts[index - 1], `before ${path}`);
    assert.equal(leadsTo('next'), posts[index + 1], `after ${path}`);
  }
}

/** The entity tags of the lists, feeds and indexes, by path. */
async function entityTags(host: Host, now: number): Promise<ReadonlyMap<string, string>> {
  const tags = new Map<string, string>();
  for (const path of INDEXES) {
    const { headers } = await get(host, path, now, []);
    const tag = headers.find(([name]) => name.toLowerCase() === 'etag')?.[1];
    assert.ok(tag !== undefined, `${path} has no ETag`);
    tags.set(path, tag);
  }
  return tags;
}

/** The answers to a reader who kept everything and asks again with the tags of then. */
async function findRevalidated(
  host: Host,
  tags: ReadonlyMap<string, string>,
  now: number,
  expected: 200 | 304,
): Promise<void> {
  for (const [path, tag] of tags) {
    const { status } = await get(host, path, now, [['If-None-Match', tag]]);
    assert.equal(status, expected, path);
  }
}

/** A feed reader that keeps dates: a feed was modified when a post in it last came or went. */
async function findFeedsDated(host: Host, moment: number): Promise<void> {
  const date = new Date(moment * 1000).toUTCString();
  for (const path of ['/feed.xml', '/atom.xml', '/feed.json', '/tags/shared/feed.xml']) {
    const asked = async (now: number): Promise<number> =>
      (await get(host, path, now, [['If-Modified-Since', date]])).status;
    assert.equal(await asked(moment), 304, path);
    const { headers } = await get(host, path, moment, []);
    assert.equal(headers.find(([name]) => name.toLowerCase() === 'last-modified')?.[1], date, path);
  }
}

/** No answer may be kept, unasked, beyond the next change of its path; what never changes may be kept. */
async function findNothingKeptTooLong(
  host: Host,
  { manifest, paths }: BuiltSecrets,
  now: number,
): Promise<number> {
  const routes = new Map(manifest.routes.map(({ path, versions }) => [path, versions]));
  let limited = 0;
  for (const path of paths) {
    const edges = (routes.get(path) ?? []).flatMap(({ from, until }) => [from, until]);
    const next = Math.min(...edges.filter((edge): edge is number => edge !== null && edge > now));
    if (next === Number.POSITIVE_INFINITY) continue;
    const response = await get(host, path, now, []);
    const field = response.headers.find(([name]) => name.toLowerCase() === 'cache-control')?.[1] ?? '';
    const age = Number(/max-age=(\d+)/.exec(field)?.[1] ?? 0);
    assert.ok(age <= next - now, `${path} may be kept for ${age} s, ${next - now} s before it changes`);
    if (age > 0) limited++;
  }
  return limited;
}

/** 2026-11-23T00:00:00Z and two hours of it. */
const FIXED: Moments = { start: 1_795_392_000, first: 1_795_395_600, second: 1_795_399_200 };

describe('a site full of drafts, of posts to come and of posts that were', () => {
  let built: BuiltSecrets | undefined;
  const site = (): BuiltSecrets => {
    assert.ok(built !== undefined);
    return built;
  };
  beforeAll(async () => {
    built = await buildSecrets(FIXED);
  });

  const hosts: [string, () => Promise<Host>][] = [
    ['Node, native', async () => nativeHost(site().pack)],
    ['the embedded host', () => embeddedHost(site().pack)],
  ];
  for (const [name, start] of hosts) {
    describe(`through ${name}`, () => {
      let host: Host | undefined;
      beforeAll(async () => {
        host = await start();
      });
      afterAll(() => host?.close());
      const { start: begin, first, second } = FIXED;
      for (const [time, now] of [
        ['at the start', begin],
        ['a second before the first change', first - 1],
        ['at the first change', first],
        ['a second after the first change', first + 1],
        ['a second before the second change', second - 1],
        ['at the second change', second],
        ['a second after the second change', second + 1],
        ['years later', second + 1e8],
      ] as const) {
        it(`gives away nothing and holds back nothing ${time}`, async () => {
          assert.ok(host !== undefined);
          assert.ok((await findNoLeak(host, site(), now)) > 300);
          await findEverything(host, site(), now);
          await findNeighbours(host, site(), now);
        });
      }
      for (const [name, moment] of [
        ['first', first],
        ['second', second],
      ] as const) {
        it(`sends lists, feeds and indexes anew at the ${name} change, and not a second before`, async () => {
          assert.ok(host !== undefined);
          const tags = await entityTags(host, moment - 2);
          await findRevalidated(host, tags, moment - 1, 304);
          await findRevalidated(host, tags, moment, 200);
          await findFeedsDated(host, moment);
        });
      }
      it('lets no cache keep an answer beyond the next change, with any headers of the author’s', async () => {
        assert.ok(host !== undefined);
        assert.ok((await findNothingKeptTooLong(host, site(), first - 90)) > 20);
        // Closer than an answer 404 is kept for otherwise.
        assert.ok((await findNothingKeptTooLong(host, site(), first - 10)) > 20);
        assert.ok((await findNothingKeptTooLong(host, site(), first)) > 20);
      });
    });
  }

  it('has no word of a draft, or of what was over before the build, in what is served at any time', () => {
    const pack = Buffer.from(site().pack);
    for (const { word, draft, until } of site().documents) {
      const isEverServed = !draft && (until === null || until > FIXED.start);
      assert.equal(pack.includes(word), isEverServed, word);
    }
  });

  it('has no draft in its manifest', () => {
    const drafts = site()
      .documents.filter(({ draft }) => draft)
      .map(({ word }) => word);
    const manifest = JSON.stringify(site().manifest);
    for (const word of drafts) assert.ok(!manifest.includes(word), word);
  });
});

const skip = whyNoWasmtime() ?? whyNotInFull() ?? false;

describe('the same through wasmtime, by the real clock', unless(skip), () => {
  for (const target of ['p2', 'p3'] as const) {
    it(`${target}: nothing is given away, before or after either change`, () =>
      beforeChanges(12, async (moments) => {
        const built = await buildSecrets(moments);
        const { documents, paths } = built;
        const host = await wasmtimeHost(built.pack, target);
        try {
          for (const moment of [moments.first, moments.second]) {
            const tags = await entityTags(host, 0);
            await findRevalidated(host, tags, 0, 304);
            const hidden = documents.filter((document) => !isPublic(document, moment - 1));
            await lookUntil(moment, async (question) => {
              const path = paths[question % paths.length] ?? '/';
              const text = seen(await get(host, path, 0, []));
              return () => {
                for (const { word } of hidden)
                  assert.ok(!text.includes(word), `${word} at ${path}, too early`);
              };
            });
            await findEverything(host, built, moment);
            await findNeighbours(host, built, moment);
            await findRevalidated(host, tags, moment, 200);
            await findFeedsDated(host, moment);
            await findNoLeak(host, built, moment);
          }
        } finally {
          await host.close();
        }
      }));
  }
});
