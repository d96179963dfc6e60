/** WASI 0.2: the handler waits for readers that are slow, and lets everything go when one goes away. */
import assert from 'node:assert/strict';
import { beforeAll, describe, it } from 'vitest';
import { DATA_BODY, FIXTURE_NOW } from '../serve/fixture-site.ts';
import { LARGE_BODY, linkEdgeSite, packEdgeSite } from './edge-site.ts';
import type { ModelRequest } from './host-request.ts';
import { ModelHost, type Reader } from './model-host-0.2.ts';

const LARGE: ModelRequest = { method: 'GET', target: '/large', headers: [] };
const RANGES: ModelRequest = {
  method: 'GET',
  target: '/assets/data.txt',
  headers: [['range', 'bytes=0-9,1000-1009,3990-']],
};

/** Readers that go away, and how much of which answer they got by then. */
const GOERS: [title: string, request: ModelRequest, reader: Reader][] = [
  ['before the first byte', LARGE, { leavesAfter: 0 }],
  ['before the first byte, with an error', LARGE, { leavesAfter: 0, tells: 'failed' }],
  ['half-way', LARGE, { leavesAfter: 100_000 }],
  ['half-way, with an error', LARGE, { leavesAfter: 100_000, tells: 'failed' }],
  ['between two ranges', RANGES, { leavesAfter: 150, room: 50 }],
  ['between two ranges, with an error', RANGES, { leavesAfter: 150, room: 50, tells: 'failed' }],
];

describe('a reader under WASI 0.2', () => {
  let component: Uint8Array;
  const start = (): Promise<ModelHost> => ModelHost.start(component, FIXTURE_NOW);
  beforeAll(async () => {
    component = await linkEdgeSite('p2', packEdgeSite());
  });

  for (const room of [1000, 65_536, 10_000_000]) {
    it(`that takes ${room} bytes at a time gets all of them`, async () => {
      const host = await start();
      const { body, isFinished } = host.exchange(LARGE, { room });
      assert.ok(body.equals(LARGE_BODY));
      assert.ok(isFinished);
      assert.deepEqual(host.held, {});
    });
  }

  it('gets all bytes from a host that takes none before it has the response', async () => {
    const host = await start();
    for (const room of [1000, 10_000_000]) {
      const { body, isFinished } = host.exchange(LARGE, { room, waits: true });
      assert.ok(body.equals(LARGE_BODY));
      assert.ok(isFinished);
    }
    assert.deepEqual(host.held, {});
  });

  it('that takes one byte at a time gets several ranges whole', async () => {
    const host = await start();
    const slow = host.exchange(RANGES, { room: 1 });
    assert.deepEqual(slow.body, host.exchange(RANGES).body);
    assert.ok(slow.body.includes(DATA_BODY.slice(1000, 1010)));
    assert.deepEqual(host.held, {});
  });

  for (const [title, request, reader] of GOERS) {
    it(`that goes away ${title} leaves nothing behind`, async () => {
      const host = await start();
      const { body, isFinished, status } = host.exchange(request, reader);
      assert.ok(status === 200 || status === 206);
      assert.equal(isFinished, false, 'a body that is cut must not look finished');
      assert.equal(body.length, reader.leavesAfter);
      assert.deepEqual(host.held, {});
      assert.ok(host.exchange(LARGE).body.equals(LARGE_BODY), 'the instance serves on');
    });
  }
});
