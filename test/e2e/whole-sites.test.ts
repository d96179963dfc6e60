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
import { pageParts } from '../harness/page-links.ts';
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

for (const [name, folder] of sites) {
  // One build for both hosts.
  let build: Promise<TestSite> | undefined;
  for (const [hostName, missing, serve] of hosts) {
    describe(`${name} through ${hostName}`, unless(missing), () => {
      let built: TestSite;
      let served: ServedSite;
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
          const response = await fetch(served.origin + path);
          assert.equal(response.status, 200, path);
          const page = pageParts(await response.text());
          assert.ok(page.title.includes(title), `${path} has the title ${page.title}`);
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
        const pages = new Map<string, { status: number; ids: Set<string> }>();
        const open = async (
          path: string,
        ): Promise<{ status: number; ids: Set<string>; references: string[] }> => {
          const response = await fetch(served.origin + path);
          const html = (response.headers.get('content-type') ?? '').startsWith('text/html');
          const { ids, references } = pageParts(html ? await response.text() : '');
          if (!html) await response.arrayBuffer();
          pages.set(path, { status: response.status, ids });
          return { status: response.status, ids, references };
        };
        const queue = ['/'];
        const routes = built.site.manifest.routes.filter(({ versions }) =>
          versions.some(
            ({ status, representations }) => status === 200 && representations[0]?.type === 'text/html',
          ),
        );
        queue.push(...routes.map(({ path }) => path));
        for (const path of new Set(queue)) {
          const { references } = await open(path);
          for (const reference of references) {
            const url = new URL(reference, served.origin + path);
            if (url.origin !== served.origin) continue;
            const target = url.pathname + url.search;
            const known = pages.get(target) ?? (await open(target));
            const id = decodeURIComponent(url.hash.slice(1));
            const anchored = id === '' || known.ids.size === 0 || known.ids.has(id);
            if (known.status < 400 && anchored) continue;
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
