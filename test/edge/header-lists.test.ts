/** The header lists that an instance keeps are those of the pack, and no more than it has places for. */
import assert from 'node:assert/strict';
import { beforeAll, describe, it } from 'vitest';
import { createNativeSite } from '../../build/host/native.ts';
import { FIXTURE_NOW } from '../serve/fixture-site.ts';
import { linkEdgeSite, packEdgeSite } from './edge-site.ts';
import type { ModelRequest } from './host-request.ts';
import { ModelHost as ModelHostP2 } from './model-host-0.2.ts';
import { ModelHost as ModelHostP3 } from './model-host-0.3.ts';
import { REQUESTS } from './requests.ts';

const PAGE: ModelRequest = { method: 'GET', target: '/page', headers: [] };
/** Places for lists (src/edge/header-lists.ts). */
const PLACES = 64;
const HOSTS = { p2: ModelHostP2, p3: ModelHostP3 };
type Host = ModelHostP2 | ModelHostP3;

for (const target of ['p2', 'p3'] as const)
  describe(`header lists in one instance, ${target}`, () => {
    let component: Uint8Array;
    const start = (): Promise<Host> => HOSTS[target].start(component, FIXTURE_NOW);
    const readLists = (host: Host): number => host.guest.calls.get('[static]fields.from-list') ?? 0;
    beforeAll(async () => {
      component = await linkEdgeSite(target, packEdgeSite());
    });

    it('are read by the host twice, and copied from then on', async () => {
      const host = await start();
      const counts = Array.from({ length: 5 }, () => {
        host.exchange(PAGE);
        return [readLists(host), host.handles.fields ?? 0];
      });
      assert.deepEqual(counts, [
        [1, 0],
        [2, 1],
        [2, 1],
        [2, 1],
        [2, 1],
      ]);
    });

    it('are kept apart where one is part of the other: a 200 and its 304', async () => {
      const host = await start();
      const conditional: ModelRequest = { ...PAGE, headers: [['if-none-match', '*']] };
      for (let round = 0; round < 4; round++) {
        const whole = host.exchange(PAGE);
        const part = host.exchange(conditional);
        assert.deepEqual([whole.status, part.status], [200, 304]);
        assert.ok(part.headers.length < whole.headers.length);
        const kept = new Set(part.headers.map(([name]) => name));
        assert.deepEqual(
          whole.headers.filter(([name]) => kept.has(name)),
          part.headers,
        );
      }
    });

    it('are the same at the fourth time as in Node, for every request of the table', async () => {
      const host = await start();
      const native = createNativeSite(packEdgeSite());
      for (let round = 0; round < 4; round++) {
        for (const [title, request] of REQUESTS) {
          const { method, headers, target } = request;
          const expected = native.respond({ method, headers, target: target ?? '', now: FIXTURE_NOW });
          const exchange = host.exchange(request);
          assert.deepEqual([exchange.status, exchange.headers], [expected.status, expected.headers], title);
        }
      }
      const { fields = 0 } = host.handles;
      assert.ok(fields > 1 && fields <= PLACES, `${fields} lists are kept`);
    });

    it('that are made for one answer are not kept', async () => {
      const host = await start();
      for (let count = 0; count < 5; count++) {
        host.exchange({ ...PAGE, target: '/assets/data.txt', headers: [['range', 'bytes=0-9']] });
      }
      assert.equal(host.handles.fields, undefined);
      assert.equal(readLists(host), 5);
    });
  });
