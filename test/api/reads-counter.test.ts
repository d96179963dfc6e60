/** The example that counts reads, with Spin's interfaces in memory: in Node, and as the component. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { apiSpinToml } from '../../build/api/spin-toml.ts';
import { MANIFEST } from './fixture-manifest.ts';
import { type ApiHost, builtApi, embeddedHost, nodeHost, ROOT, type Sent } from './hosts.ts';

const siteDir = join(ROOT, 'examples/reads-counter');
const API = { siteDir, apiEntry: join(siteDir, 'api/main.ts'), manifest: MANIFEST };
const SPIN = { variables: { reads_reset_token: 'open sesame' }, stores: ['default'] };

const reset = (authorization?: string): Sent => ({
  method: 'DELETE',
  target: '/api/reads/kaffe',
  headers: authorization === undefined ? {} : { authorization },
});

const HOSTS: { name: string; start: () => Promise<ApiHost> }[] = [
  { name: 'Node', start: () => nodeHost(API, SPIN) },
  {
    name: 'the embedded host',
    start: async () => embeddedHost((await builtApi(API)).component, { spin: SPIN }),
  },
];

for (const { name, start } of HOSTS) {
  describe(`the reads counter in ${name}`, () => {
    let host: ApiHost;
    const reads = async (method: string, slug: string): Promise<unknown> => {
      const { status, body } = await host.send({ method, target: `/api/reads/${slug}` });
      return status === 200 ? JSON.parse(body) : status;
    };
    beforeAll(async () => {
      host = await start();
    });
    afterAll(() => host.stop());

    it('a post without readers has no reads', async () => {
      assert.deepEqual(await reads('GET', 'latte-art'), { slug: 'latte-art', reads: 0 });
    });

    it('each POST is one read, of that post alone, and outlives the instance', async () => {
      assert.deepEqual(await reads('POST', 'kaffe'), { slug: 'kaffe', reads: 1 });
      assert.deepEqual(await reads('POST', 'kaffe'), { slug: 'kaffe', reads: 2 });
      assert.deepEqual(await reads('GET', 'kaffe'), { slug: 'kaffe', reads: 2 });
      assert.deepEqual(await reads('GET', 'flat'), { slug: 'flat', reads: 0 });
    });

    for (const slug of ['soon', 'summer-offer', 'nothing', '%ff', 'x/../kaffe%00']) {
      it(`${slug} is no published post and cannot be counted`, async () => {
        assert.equal(await reads('POST', slug), 404);
      });
    }

    for (const authorization of [
      undefined,
      '',
      'Bearer',
      'Bearer wrong',
      'open sesame',
      'Bearer open sesam',
    ]) {
      it(`a counter is not reset with ${authorization ?? 'no Authorization'}`, async () => {
        assert.equal((await host.send(reset(authorization))).status, 401);
        assert.deepEqual(await reads('GET', 'kaffe'), { slug: 'kaffe', reads: 2 });
      });
    }

    it('a counter is reset with the token', async () => {
      assert.equal((await host.send(reset('Bearer open sesame'))).status, 204);
      assert.deepEqual(await reads('GET', 'kaffe'), { slug: 'kaffe', reads: 0 });
    });

    it('another method is refused with what is allowed', async () => {
      const { status, headers } = await host.send({ method: 'PUT', target: '/api/reads/kaffe' });
      assert.equal(status, 405);
      assert.equal(headers.get('allow'), 'GET, HEAD, POST, DELETE, OPTIONS');
    });
  });
}

describe('what the host does not grant', () => {
  const withoutToken = { variables: {}, stores: ['default'] };
  const withoutStore = { variables: { reads_reset_token: 'x' }, stores: [] };
  const cases: [string, typeof withoutToken, Sent][] = [
    ['a variable that is not set is a logged 500', withoutToken, reset('Bearer ')],
    ['a store that is not granted is a logged 500', withoutStore, { target: '/api/reads/kaffe' }],
  ];
  for (const [title, spin, request] of cases) {
    it(title, async () => {
      const host = await nodeHost(API, spin);
      const { status } = await host.send(request);
      await host.stop();
      assert.equal(status, 500);
      assert.match(host.lines()[0] ?? '', /api\/(?:reset-token|counter)\.ts:\d+:\d+/);
    });
  }
});

/** TOML as ordinary objects. */
function plain(toml: string): { component: { api: Record<string, unknown> }; trigger: unknown } {
  return JSON.parse(JSON.stringify(parse(toml)));
}

describe('the example’s spin.toml', () => {
  it('grants what the component imports, and no more', async () => {
    const written = plain(readFileSync(join(siteDir, 'spin.toml'), 'utf8'));
    const made = plain(apiSpinToml(await builtApi(API)));
    const { build: _, ...component } = written.component.api;
    assert.deepEqual({ ...component, source: 'api.wasm' }, made.component.api);
    assert.deepEqual(written.trigger, made.trigger);
  });
});
