import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { validate, written } from '../bundle/manifest-schema.ts';
import {
  buildTestSite,
  type ServedSite,
  serveEmbedded,
  serveWasmtime,
  type TestSite,
} from '../harness/built-site.ts';
import { type PageParts, pageParts } from '../harness/page-links.ts';
import { unless } from '../harness/unless.ts';
import { whyNoWasmtime } from '../harness/wasmtime-host.ts';

const root = join(import.meta.dirname, '..', '..');
const samples = join(root, '..', 'shared', 'sites');
const sites: [string, string][] = [['our own site', join(root, 'content')]];
if (existsSync(samples)) {
  for (const entry of readdirSync(samples, { withFileTypes: true })) {
    if (entry.isDirectory()) sites.push([entry.name, join(samples, entry.name)]);
  }
}

it('the sample sites are here', unless(existsSync(samples) ? false : `${samples} is missing`), () => {
  assert.ok(sites.length > 1);
});

const hosts: [string, string | null, (component: Uint8Array) => Promise<ServedSite>][] = [
  ['the embedded host', null, (component) => serveEmbedded(component)],
  ['wasmtime', whyNoWasmtime(), serveWasmtime],
];

/** What a host answers at a path. */
interface Opened {
  status: number;
  /** Of an HTML page: null of anything else. */
  page: PageParts | null;
}

/** Requests each path of an origin once. `partsOf` takes a page apart. */
function opener(
  origin: () => string,
  partsOf: (html: string) => PageParts,
): (path: string) => Promise<Opened> {
  const opened = new Map<string, Promise<Opened>>();
  const open = async (path: string): Promise<Opened> => {
    const response = await fetch(origin() + path);
    const isHtml = (response.headers.get('content-type') ?? '').startsWith('text/html');
    const body = isHtml ? await response.text() : await response.arrayBuffer();
    return { status: response.status, page: typeof body === 'string' ? partsOf(body) : null };
  };
  return (path) => {
    const known = opened.get(path) ?? open(path);
    opened.set(path, known);
    return known;
  };
}

for (const [name, folder] of sites) {
  // One build for both hosts, of which most pages are the same: each is taken apart once.
  let build: Promise<TestSite> | undefined;
  const known = new Map<string, PageParts>();
  const partsOf = (html: string): PageParts => {
    const parts = known.get(html) ?? pageParts(html);
    known.set(html, parts);
    return parts;
  };
  for (const [hostName, missing, serve] of hosts) {
    describe(`${name} through ${hostName}`, unless(missing), () => {
      let built: TestSite;
      let served: ServedSite;
      const open = opener(() => served.origin, partsOf);
      beforeAll(async () => {
        build ??= buildTestSite(folder);
        built = await build;
        served = await serve(built.component);
      });
      afterAll(() => served?.stop());

      it('has a manifest that its schema accepts', () => {
        assert.ok(
          validate(written(built.site.manifest)),
          JSON.stringify(validate.errors?.slice(0, 3), null, 1),
        );
      });

      it('answers every post and page with 200 and its title', async () => {
        const { posts, pages } = built.site.manifest;
        assert.ok(posts.length + pages.length > 5);
        for (const { path, title } of [...posts, ...pages]) {
          const { status, page } = await open(path);
          assert.equal(status, 200, path);
          assert.ok(page?.title.includes(title), `${path} has the title ${page?.title}`);
        }
      });

      it('answers every post and page with .md as the author wrote it', async () => {
        const { posts, pages } = built.site.manifest;
        for (const { path, markdown } of [...posts, ...pages]) {
          const source = path === '/' ? '/index.md' : `${path}.md`;
          const response = await fetch(served.origin + source);
          assert.equal(response.status, 200, source);
          assert.equal(response.headers.get('content-type'), 'text/markdown; charset=utf-8');
          assert.ok((await response.text()).endsWith(markdown), source);
        }
      });

      it('has no broken link, image or anchor on any page but those that the build warned of', async () => {
        const warned = built.problems
          .filter(({ code }) => /link|image|anchor/.test(code))
          .map(({ message }) => message);
        const broken: string[] = [];
        const queue = ['/'];
        const routes = built.site.manifest.routes.filter(({ versions }) =>
          versions.some(
            ({ status, representations }) => status === 200 && representations[0]?.type === 'text/html',
          ),
        );
        queue.push(...routes.map(({ path }) => path));
        for (const path of new Set(queue)) {
          for (const reference of (await open(path)).page?.references ?? []) {
            const url = new URL(reference, served.origin + path);
            if (url.origin !== served.origin) continue;
            const { status, page } = await open(url.pathname + url.search);
            const id = decodeURIComponent(url.hash.slice(1));
            const ids = page?.ids ?? new Set();
            const anchored = id === '' || ids.size === 0 || ids.has(id);
            if (status < 400 && anchored) continue;
            if (!warned.some((message) => message.includes(reference))) broken.push(`${path}: ${reference}`);
          }
        }
        assert.deepEqual(broken, []);
      });

      it('answers what is not there with a page and 404', async () => {
        const response = await fetch(`${served.origin}/there/is/no/such-page`);
        assert.equal(response.status, 404);
        assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
        assert.equal(response.headers.get('etag'), null);
        assert.ok((await response.text()).includes('<h1'));
      });
    });
  }
}
