/** The posts API's table in Node, and as the real component in the embedded host and under wasmtime. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { stampApi } from '../../build/api/stamp.ts';
import { unless } from '../harness/unless.ts';
import { whyNoWasmtime } from '../harness/wasmtime-host.ts';
import { MANIFEST } from './fixture-manifest.ts';
import {
  type ApiHost,
  builtApi,
  embeddedHost,
  nodeHost,
  type Received,
  ROOT,
  wasmtimeHost,
} from './hosts.ts';
import * as table from './posts-api.table.ts';

const API = { siteDir: join(ROOT, 'content'), apiEntry: join(ROOT, 'src/api/main.ts'), manifest: MANIFEST };

const BUILD = `sha256:${'0123456789abcdef'.repeat(4)}`;
const stamped = async (): Promise<Uint8Array> => stampApi((await builtApi(API)).component, BUILD);

const HOSTS: { name: string; skip: string | null; start: () => Promise<ApiHost> }[] = [
  { name: 'Node', skip: null, start: () => nodeHost({ ...API, build: BUILD }) },
  {
    name: 'the embedded host',
    skip: null,
    start: async () => embeddedHost(await stamped()),
  },
  {
    name: 'wasmtime',
    skip: whyNoWasmtime(),
    start: async () => wasmtimeHost(await stamped()),
  },
];

function check(received: Received, expected: table.Case): void {
  assert.equal(received.status, expected.status, received.body);
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    assert.equal(
      received.headers.get(name) ?? null,
      value,
      `${name} of ${JSON.stringify([...received.headers])}`,
    );
  }
  if (expected.body !== undefined) assert.equal(received.body, expected.body);
  if (expected.slugs !== undefined) {
    const { posts } = JSON.parse(received.body) as { posts: { slug: string }[] };
    assert.deepEqual(
      posts.map(({ slug }) => slug),
      expected.slugs,
    );
  }
  if (expected.names !== undefined) {
    const problem = JSON.parse(received.body) as { status: number; errors: { parameter: string }[] };
    assert.equal(problem.status, expected.status);
    assert.equal(problem.errors[0]?.parameter, expected.names);
  }
  const length = received.headers.get('content-length');
  if (received.body !== '') assert.equal(length, String(Buffer.byteLength(received.body)));
  assert.equal(received.headers.get('coldpress-build'), BUILD);
  assert.ok(expected.status === 204 || received.headers.has('cache-control'), 'Cache-Control is explicit');
}

for (const { name, skip, start } of HOSTS) {
  describe(`the posts API in ${name}`, unless(skip), () => {
    let host: ApiHost;
    beforeAll(async () => {
      host = await start();
    });
    afterAll(() => host.stop());

    for (const [section, cases] of Object.entries(table)) {
      describe(section.toLowerCase().replace('_', ' '), () => {
        for (const expected of cases) {
          it(expected.title, async () => check(await host.send(expected.request), expected));
        }
      });
    }

    it('a validator that is sent back gives 304 with the fields of the 200 and no body', async () => {
      const first = await host.send({ target: '/api/posts/kaffe' });
      const etag = first.headers.get('etag') ?? '';
      assert.match(etag, /^"[\w-]{16}"$/);
      for (const list of [etag, `W/${etag}`, `"a,b", ${etag}`, '*']) {
        const again = await host.send({ target: '/api/posts/kaffe', headers: { 'if-none-match': list } });
        assert.equal(again.status, 304, list);
        assert.equal(again.body, '');
        for (const field of ['etag', 'cache-control', 'vary']) {
          assert.equal(again.headers.get(field), first.headers.get(field), field);
        }
        assert.ok(!again.headers.has('content-type'));
      }
      const other = await host.send({ target: '/api/posts/kaffe', headers: { 'if-none-match': '"other"' } });
      assert.equal(other.status, 200);
    });

    it('a precondition on another state is 412, and comes before If-None-Match', async () => {
      const target = '/api/posts/kaffe';
      const { headers } = await host.send({ target });
      const etag = headers.get('etag') ?? '';
      for (const list of [etag, '*', `"other", ${etag}`]) {
        assert.equal((await host.send({ target, headers: { 'if-match': list } })).status, 200, list);
      }
      for (const list of ['"other"', `W/${etag}`]) {
        const conditions = { 'if-match': list, 'if-none-match': etag };
        const failed = await host.send({ target, headers: conditions });
        assert.equal(failed.status, 412, list);
        assert.equal(failed.headers.get('vary'), 'accept');
        assert.equal(failed.headers.get('cache-control'), 'no-store');
      }
    });

    it('an answer to a query of a thousand mistakes is short', async () => {
      const query = Array.from({ length: 1000 }, (_, index) => `p${index}=`).join('&');
      const many = await host.send({ target: `/api/posts?${query}` });
      assert.equal(many.status, 400);
      assert.equal((JSON.parse(many.body) as { errors: unknown[] }).errors.length, 20);
      const long = await host.send({ target: `/api/posts?${'%F0%9F%AB%90'.repeat(300)}=1` });
      assert.equal(long.status, 400);
      assert.ok(long.body.length < 1000, `${long.body.length} characters`);
    });

    it('two representations of the same bytes have two validators', async () => {
      const tags = new Set<string | undefined>();
      for (const accept of ['text/html', 'text/markdown', 'text/plain']) {
        const received = await host.send({ target: '/api/posts/flat', headers: { accept } });
        assert.equal(received.body, 'same');
        tags.add(received.headers.get('etag'));
      }
      assert.equal(tags.size, 3);
    });

    it('nothing in the table made the API print an error', () => {
      assert.deepEqual(
        host.lines().filter((line) => line.includes('"level":"error"') || line.startsWith('host:')),
        [],
      );
    });
  });
}
