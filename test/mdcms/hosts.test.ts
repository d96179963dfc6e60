/** Categories through the hosts: the reader's languages choose at / alone, and below a prefix its own 404 answers. */
import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { buildTestSite, type ServedSite, serveEmbedded, serveWasmtime } from '../harness/built-site.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';
import { whyNoWasmtime } from '../harness/wasmtime-host.ts';
import { page } from './site.ts';

const FILES = {
  'config.yml': `sitename: Havn
url: https://example.org
categories-use: yes
default-category: {code: en, name: English}
categories: [{code: nb, name: Norsk, notfoundmessage: Ikke oversatt., pagenotfoundmessage: Finnes ikke.}]
`,
  'pages/home.md': page('title: Home', 'Welcome.\n'),
  'pages/home.nb.md': page('title: Hjem', 'Velkommen.\n'),
  'pages/about.md': page('title: About', 'About us.\n'),
};

/** At /: what the reader prefers, and what they get. */
const CHOICES: [acceptLanguage: string, expected: RegExp, location: string][] = [
  ['nb', /Velkommen/, '/nb'],
  ['nb-NO, en;q=0.5', /Velkommen/, '/nb'],
  ['en, nb;q=0.9', /Welcome/, '/en'],
  ['fr', /Welcome/, '/en'],
  ['', /Welcome/, '/en'],
];

const hosts: [string, string | null, (component: Uint8Array) => Promise<ServedSite>][] = [
  ['the embedded host', null, (component) => serveEmbedded(component)],
  ['wasmtime', whyNoWasmtime(), serveWasmtime],
];

for (const [name, missing, serve] of hosts) {
  describe(`categories through ${name}`, unless(missing), () => {
    let served: ServedSite;
    beforeAll(async () => {
      served = await serve((await buildTestSite(siteFolder(FILES))).component);
    });
    afterAll(() => served?.stop());
    const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(served.origin + path, { headers: { accept: 'text/html', ...headers } });

    for (const [acceptLanguage, expected, location] of CHOICES) {
      it(`a reader of ${JSON.stringify(acceptLanguage)} gets ${location} at /`, async () => {
        const response = await get('/', { 'accept-language': acceptLanguage });
        assert.equal(response.status, 200);
        assert.equal(response.headers.get('content-location'), location);
        assert.match(response.headers.get('vary') ?? '', /accept-language/);
        assert.match(await response.text(), expected);
      });
    }
    it('every other path is the same for all', async () => {
      for (const path of ['/en', '/nb', '/about', '/nb/about']) {
        const answers = await Promise.all(
          ['nb', 'en', 'fr'].map(async (language) =>
            (await get(path, { 'accept-language': language })).text(),
          ),
        );
        assert.equal(new Set(answers).size, 1, path);
      }
    });
    it('a missing page below a category is a 404 in its words', async () => {
      const response = await get('/nb/no/such/page');
      assert.equal(response.status, 404);
      assert.equal(response.headers.get('content-language'), 'nb');
      assert.equal(response.headers.get('etag'), null);
      assert.match(await response.text(), /Finnes ikke\./);
    });
    it('and elsewhere in the site’s', async () => {
      const response = await get('/no/such/page', { 'accept-language': 'nb' });
      assert.equal(response.status, 404);
      assert.equal(response.headers.get('content-language'), 'en');
    });
    it('what stands in for a variant is there, with the category’s message', async () => {
      const response = await get('/nb/about');
      assert.equal(response.status, 200);
      assert.match(await response.text(), /Ikke oversatt\.[\s\S]*About us\./);
    });
  });
}
