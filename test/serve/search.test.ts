/** Searching, asked of every host: the page of results, the results as JSON, and what HTTP owes of both. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { embeddedHost, wasmtimeHost } from '../harness/component-hosts.ts';
import type { Host } from '../harness/host.ts';
import { describeMatrix } from '../harness/matrix.ts';
import { matrixHosts } from '../harness/matrix-hosts.ts';
import { nativeHost } from '../harness/native-host.ts';
import { requestBytes } from '../harness/raw-http.ts';
import { unless } from '../harness/unless.ts';
import { whyNoWasmtime } from '../harness/wasmtime-host.ts';
import type { Topic } from './case.ts';
import { ask, LATER, NOW, SEARCH_PACK, SPELLINGS, searching, TAG } from './cases/searching.ts';

const HOSTS = matrixHosts((startHost) => startHost(SEARCH_PACK));

describeMatrix(HOSTS.slice(0, 2), [searching]);
/** What does not depend on the time is asked of hosts whose clock runs by itself as well. */
const TIMELESS: Topic = {
  title: 'Searching, at any time',
  cases: searching.cases
    .filter(({ at, target }) => at === NOW && !/zebras|If-None/.test(target))
    .filter(({ headers = [] }) => !headers.some(([name]) => name.startsWith('If-')))
    .map(({ at: _at, ...rest }) => rest),
};
describeMatrix(HOSTS.slice(2), [TIMELESS]);

/** The site with its index damaged: the mark with which that begins is another. */
const damaged = SEARCH_PACK.slice();
const mark = Buffer.from(damaged.buffer).indexOf('CPSX');
assert.ok(mark > 0);
damaged[mark] = 0;
const DAMAGED: [name: string, start: () => Promise<Host>, skip: string | null][] = [
  ['Node, native', async () => nativeHost(damaged), null],
  ['embedded component', () => embeddedHost(damaged), null],
  ['wasmtime, WASI 0.2', () => wasmtimeHost(damaged, 'p2'), whyNoWasmtime()],
  ['wasmtime, WASI 0.3', () => wasmtimeHost(damaged, 'p3'), whyNoWasmtime()],
];

describe('a site with a damaged index', () => {
  for (const [name, start, skip] of DAMAGED)
    it(`answers a search with 500 and pages as before: ${name}`, unless(skip), async () => {
      const host = await start();
      const statusOf = async (target: string): Promise<number> =>
        (await host.request(requestBytes('GET', target), NOW)).status;
      try {
        assert.equal(await statusOf('/search?q=rope'), 500);
        assert.equal(await statusOf('/search.json?q=rope'), 500);
        assert.equal(await statusOf('/'), 200);
      } finally {
        await host.close();
      }
    });
});

describe('an answer to a search', () => {
  it('has another tag when something appears, and when something else is looked for it may have the same', () => {
    assert.notEqual(ask('/search?q=rope', [], LATER).headers.get('etag'), TAG);
    assert.notEqual(ask('/search?q=rope', [['accept', 'application/json']]).headers.get('etag'), TAG);
  });

  it('leads at most once to its one spelling', () => {
    for (const [, query] of SPELLINGS) {
      const { headers } = ask(`/search?${query}`);
      const again = ask(headers.get('location') ?? '');
      assert.notEqual(again.status, 301, query);
    }
  });

  it('shows readable text: no options of a block, no signs of Markdown, no markup', () => {
    const { text } = ask('/search.json?q=harbour+boundary');
    for (const { excerpt } of JSON.parse(text).results)
      assert.doesNotMatch(excerpt, /limit:|paginate|---|\|/);
  });

  it('is never longer than 30 KB and holds no more than ten results', () => {
    for (const query of ['rope', 'r', 'every rope has two ends', '"rope has" every', '-x rope*']) {
      const { text } = ask(`/search?${new URLSearchParams({ q: query })}`);
      assert.ok(text.length <= 30_000);
      assert.ok((text.match(/<li><h2>/g) ?? []).length <= 10);
    }
  });
});
