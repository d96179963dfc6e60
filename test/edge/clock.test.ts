/** Components ask the host for the time only where an answer may depend on it, and answer the same without. */
import assert from 'node:assert/strict';
import { beforeAll, describe, it } from 'vitest';
import { packManifest } from '../../build/bundle/pack.ts';
import { createNativeSite, type NativeSite } from '../../build/host/native.ts';
import { FIXTURE_NOW, makeFixtureSite } from '../serve/fixture-site.ts';
import { linkEdgeSite } from './edge-site.ts';
import type { ModelRequest } from './host-request.ts';
import { ModelHost as ModelHostP2 } from './model-host-0.2.ts';
import { ModelHost as ModelHostP3 } from './model-host-0.3.ts';
import { REQUESTS } from './requests.ts';

/** The fixture without the routes that change, whose other routes say the same at all times. */
function packTimeless(): Uint8Array {
  const { manifest, readBody } = makeFixtureSite();
  const routes = manifest.routes.filter(({ versions }) =>
    versions.every(({ from, until }) => from === null && until === null),
  );
  assert.ok(routes.length > 3 && routes.length < manifest.routes.length);
  return packManifest({ ...manifest, routes }, readBody);
}

const OLD_DATE = 'Sunday, 06-Nov-94 08:49:37 GMT';
/** Whether the clock is read, of a site without windows. */
const CASES: [title: string, headers: [string, string][], isRead: boolean][] = [
  ['nothing else', [], false],
  ['an entity tag', [['if-none-match', '"x"']], false],
  ['a range', [['range', 'bytes=0-9']], false],
  ['If-Modified-Since, whose year may have two digits', [['if-modified-since', OLD_DATE]], true],
  ['If-Unmodified-Since, whose year may have two digits', [['if-unmodified-since', OLD_DATE]], true],
];

for (const [target, Host] of [
  ['p2', ModelHostP2],
  ['p3', ModelHostP3],
] as const)
  describe(`the clock, ${target}`, () => {
    let component: Uint8Array;
    let native: NativeSite;
    beforeAll(async () => {
      const pack = packTimeless();
      component = await linkEdgeSite(target, pack);
      native = createNativeSite(pack);
    });
    const asksFor = async (site: Uint8Array, request: ModelRequest): Promise<number> => {
      const host = await Host.start(site, FIXTURE_NOW);
      host.exchange(request);
      return host.guest.calls.get('now') ?? 0;
    };

    for (const [title, headers, isRead] of CASES) {
      it(`is ${isRead ? '' : 'not '}read where nothing changes, for a request with ${title}`, async () => {
        assert.equal(await asksFor(component, { method: 'GET', target: '/page', headers }), isRead ? 1 : 0);
      });
    }

    it('is read where any path of the site changes with the time', async () => {
      const { manifest, readBody } = makeFixtureSite();
      const timed = await linkEdgeSite(target, packManifest(manifest, readBody));
      assert.equal(await asksFor(timed, { method: 'GET', target: '/page', headers: [] }), 1);
    });

    it('makes no difference where it is not read, for every request of the table', async () => {
      const host = await Host.start(component, FIXTURE_NOW);
      for (const [title, request] of REQUESTS) {
        const { method, headers, target: path } = request;
        const expected = native.respond({ method, headers, target: path ?? '', now: FIXTURE_NOW });
        const { status, headers: sent } = host.exchange(request);
        assert.deepEqual([status, sent], [expected.status, expected.headers], title);
      }
    });
  });
