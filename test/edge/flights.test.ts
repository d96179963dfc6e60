/**
 * Many requests in one WASI 0.3 instance: orders of events that a real host shows rarely, chosen on purpose
 * or at random, against a host that forgives nothing.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { createNativeSite, type NativeSite } from '../../build/host/native.ts';
import { PACK_BASE } from '../../src/site/layout.ts';
import { FIXTURE_NOW } from '../serve/fixture-site.ts';
import { LARGE_BODY, linkEdgeSite, packEdgeSite } from './edge-site.ts';
import type { ModelRequest } from './host-request.ts';
import { type Exchange, ModelHost } from './model-host-0.3.ts';
import { REQUESTS, ranges } from './requests.ts';

/** What one instance holds under way (src/edge/places.ts), and header lists that it keeps (header-lists.ts). */
const PLACES = 128;
const LISTS = 64;
/** Blocks of 256 KiB for long bodies, and how many of them are used whole at once (blocks.ts). */
const BLOCKS = 8;
const WHOLE_BLOCKS = 4;
const BLOCK = 262_144;
const PAGE = 65_536;

function get(target: string, range?: string): ModelRequest {
  return { method: 'GET', target, headers: range === undefined ? [] : [['range', `bytes=${range}`]] };
}

function at<T>(list: readonly T[], index: number): T {
  return list[index] ?? assert.fail(`nothing at ${index}`);
}

describe('many requests in one instance', () => {
  let component: Uint8Array;
  let native: NativeSite;
  const start = (): Promise<ModelHost> => ModelHost.start(component, FIXTURE_NOW);
  const bodyOf = (request: ModelRequest): Buffer => {
    const { method, headers, target } = request;
    return Buffer.from(native.respond({ method, headers, target: target ?? '', now: FIXTURE_NOW }).body);
  };
  /** Everything is answered, and nothing is held but the places' waitable sets and the lists that are kept. */
  const assertAtRest = (host: ModelHost): void => {
    assert.deepEqual(
      host.exchanges.filter(({ isDone }) => !isDone),
      [],
    );
    assert.deepEqual(host.waiting, []);
    const { set = 0, fields = 0, ...others } = host.handles;
    assert.deepEqual(others, {});
    assert.ok(set <= PLACES, `${set} waitable sets`);
    assert.ok(fields <= LISTS, `${fields} header lists`);
  };
  beforeAll(async () => {
    const pack = packEdgeSite();
    component = await linkEdgeSite('p3', pack);
    native = createNativeSite(pack);
  });

  it('one after another use one place, again and again', async () => {
    const host = await start();
    for (let count = 0; count < 300; count++) {
      const [, request] = at(REQUESTS, count % REQUESTS.length);
      assert.deepEqual(host.exchange(request).body?.received ?? Buffer.alloc(0), bodyOf(request));
    }
    assertAtRest(host);
    assert.equal(host.handles.set, 1);
  });

  it('sixteen at a time, 128 in all, slow readers among quick ones, each get their own bytes', async () => {
    const host = await start();
    const pending: Exchange[] = [];
    for (let count = 0; count < 128; count++) {
      const [, request] = at(REQUESTS, (count * 5) % REQUESTS.length);
      pending.push(host.receive(request));
      while (pending.filter(({ isDone }) => !isDone).length >= 16) {
        for (const [index, exchange] of pending.entries()) exchange.read(index % 3 === 0 ? 1000 : 500_000);
        for (const exchange of host.ready()) host.tell(exchange);
      }
    }
    host.finish();
    for (const { request, body } of pending) {
      assert.deepEqual(body?.received ?? Buffer.alloc(0), bodyOf(request));
    }
    assertAtRest(host);
  });

  it('a reader that takes all at once is served without a wait', async () => {
    const host = await start();
    host.appetite = 8_000_000;
    for (const [, request] of REQUESTS) {
      const exchange = host.receive(request);
      assert.ok(exchange.isDone);
      assert.deepEqual(exchange.body?.received ?? Buffer.alloc(0), bodyOf(request));
    }
    assertAtRest(host);
    assert.equal(host.handles.set, undefined);
  });

  for (const [title, request] of [
    ['a page', get('/page')],
    ['several ranges', get('/large', ranges(16))],
    ['an answer without a body', { ...get('/page'), method: 'HEAD' }],
  ] as [string, ModelRequest][]) {
    it(`a reader of ${title} that goes away before the first byte releases everything`, async () => {
      const host = await start();
      const exchange = host.receive(request);
      exchange.vanish();
      host.finish();
      assertAtRest(host);
    });
    it(`a reader of ${title} that goes away half-way releases everything`, async () => {
      const host = await start();
      const exchange = host.receive(request);
      exchange.read(10);
      for (const ready of host.ready()) host.tell(ready);
      exchange.vanish();
      host.finish();
      assertAtRest(host);
      assert.ok((exchange.body?.received.length ?? 0) <= 10);
    });
  }

  it('a reader that is gone before the handler writes releases everything', async () => {
    const host = await start();
    const exchange = host.receive(get('/large'));
    exchange.read(100);
    exchange.vanish();
    host.finish();
    assertAtRest(host);
    assert.equal(exchange.body?.received.length, 100);
  });

  it('the next requests do not touch what an answer of several ranges still needs', async () => {
    const host = await start();
    const request = get('/assets/data.txt', '0-9,1000-1009,3990-');
    const slow = host.receive(request);
    for (let count = 0; count < 200; count++) {
      const quick = host.receive({
        ...get('/page'),
        headers: [['cookie', 'x'.repeat(100_000)]],
      });
      while (!quick.isDone) {
        quick.read(100_000);
        host.tell(quick);
      }
    }
    host.finish();
    assert.deepEqual(slow.body?.received, bodyOf(request));
    assertAtRest(host);
  });

  it('of several ranges take two places each, since they are kept: the host is held back, and none becomes a whole one', async () => {
    const host = await start();
    const request = get('/assets/data.txt', '0-9,100-109,200-209,300-309,400-409');
    const slow = Array.from({ length: 100 }, () => host.receive(request));
    const answered = slow.filter(({ status }) => status === 206);
    assert.equal(answered.length, PLACES / 2);
    assert.ok(slow.slice(answered.length).every(({ status }) => status === 0));
    assert.ok(host.guest.view.byteLength <= 65_536 + PLACES * 16_384);
    host.finish();
    for (const { status, body } of slow) {
      assert.equal(status, 206);
      assert.deepEqual(body?.received, bodyOf(request));
    }
    assertAtRest(host);
  });

  it('have a buffer each while their readers are slow, and memory is used again by those who come later', async () => {
    const host = await start();
    const sizes = Array.from({ length: 5 }, () => {
      const slow = Array.from({ length: PLACES - 1 }, () => host.receive(get('/large')));
      for (const exchange of slow) exchange.read(5000);
      for (const exchange of slow.slice(64)) exchange.vanish();
      for (const exchange of host.ready()) host.tell(exchange);
      for (const { body } of slow.slice(0, 64)) {
        assert.ok(body?.received.equals(LARGE_BODY.subarray(0, 5000)));
      }
      for (const exchange of slow.slice(0, 64)) exchange.vanish();
      host.finish();
      return host.guest.view.byteLength;
    });
    const withoutBuffer = WHOLE_BLOCKS + ((BLOCKS - WHOLE_BLOCKS) * BLOCK) / PAGE;
    const most = 65_536 + BLOCKS * BLOCK + (PLACES - withoutBuffer) * 16_384;
    assert.ok((sizes[0] ?? 0) <= most, `${sizes[0]} bytes`);
    assert.deepEqual(new Set(sizes).size, 1, `memory by round: ${sizes.join(', ')}`);
    assertAtRest(host);
  });

  for (const appetites of [
    [1, 2, 3],
    [16_383, 1],
    [16_385],
    [65_535, 3],
    [65_537],
    [262_143, 3],
    [262_145],
    [300_000, 1, 7],
  ]) {
    it(`a host that takes ${appetites.join(', ')} … bytes of a piece at a time gets all of a large body`, async () => {
      const host = await start();
      const target = Math.max(...appetites) < 4 ? '/page' : '/large';
      const slow = Array.from({ length: 3 }, () => host.receive(get(target)));
      for (let turn = 0; slow.some(({ isDone }) => !isDone); turn++) {
        for (const exchange of slow) exchange.read(at(appetites, turn % appetites.length));
        for (const exchange of host.ready()) host.tell(exchange);
      }
      for (const { body } of slow) assert.deepEqual(body?.received, bodyOf(get(target)));
      assertAtRest(host);
    });
  }

  it('have pieces of 256 KiB of long bodies, of which each is a turn of the host, or of 64 while others have those', async () => {
    const host = await start();
    const pieces = (): number => {
      const before = host.guest.calls.get('[stream-write]body') ?? 0;
      const exchange = host.receive(get('/large'));
      while (!exchange.isDone) {
        exchange.read(LARGE_BODY.length);
        host.tell(exchange);
      }
      assert.ok(exchange.body?.received.equals(LARGE_BODY));
      return (host.guest.calls.get('[stream-write]body') ?? 0) - before;
    };
    assert.equal(pieces(), LARGE_BODY.length / BLOCK);
    const slow = Array.from({ length: WHOLE_BLOCKS }, () => host.receive(get('/large')));
    const { byteLength } = host.guest.view;
    assert.equal(pieces(), LARGE_BODY.length / PAGE);
    const more = Array.from({ length: 4 }, () => host.receive(get('/large')));
    assert.equal(host.guest.view.byteLength, byteLength + BLOCK, 'four have one block together');
    for (const exchange of [...more, at(slow, 0)]) {
      exchange.vanish();
      host.tell(exchange);
    }
    assert.equal(pieces(), LARGE_BODY.length / BLOCK);
    host.finish();
    for (const { body } of slow.slice(1)) assert.ok(body?.received.equals(LARGE_BODY));
    assertAtRest(host);
  });

  it('refuse a request that does not fit the arena where memory for it would lie past that of the pack', async () => {
    const host = await start();
    const large = { ...get('/page'), headers: [['cookie', 'x'.repeat(100_000)] as const] };
    for (const target of ['/page', '/large']) {
      const slow = Array.from({ length: PLACES }, () => host.receive(get(target)));
      for (const exchange of slow) exchange.vanish();
      host.finish();
    }
    assert.ok(host.guest.view.byteLength > PACK_BASE - 2 * PAGE);
    assert.equal(host.exchange(large).status, 431);
    assert.deepEqual(host.exchange(get('/page')).body?.received, bodyOf(get('/page')));
    assertAtRest(host);
  });

  it('a request that does not fit the arena is refused, and harms none that is under way', async () => {
    const host = await start();
    const tooLarge = { ...get('/page'), headers: [['cookie', 'x'.repeat(300_000)] as const] };
    const slow = Array.from({ length: 10 }, () => host.receive(get('/page')));
    assert.equal(host.exchanges.length, 10);
    const refuse = (): void => {
      const refused = host.receive(tooLarge);
      assert.equal(refused.status, 431);
      refused.vanish();
      host.tell(refused);
      assert.ok(refused.isDone);
    };
    refuse();
    const { byteLength } = host.guest.view;
    for (let count = 0; count < 50; count++) refuse();
    assert.equal(host.guest.view.byteLength, byteLength, 'what was grown once is used again');
    host.finish();
    for (const { body } of slow) assert.deepEqual(body?.received, bodyOf(get('/page')));
    assertAtRest(host);
  });

  it('when every place is taken the host is held back, and let in as soon as one is free', async () => {
    const host = await start();
    const slow = Array.from({ length: PLACES }, () => host.receive(get('/large')));
    assert.ok(slow.every(({ status }) => status === 200));
    const held = [host.receive(get('/page')), host.receive(get('/page'))];
    assert.deepEqual(
      held.map(({ status }) => status),
      [0, 0],
    );
    const first = at(slow, 0);
    while (!first.isDone) {
      first.read(LARGE_BODY.length);
      host.tell(first);
    }
    assert.deepEqual(
      held.map(({ status }) => status),
      [200, 0],
    );
    host.finish(LARGE_BODY.length);
    assert.deepEqual(
      held.map(({ body }) => body?.received),
      [bodyOf(get('/page')), bodyOf(get('/page'))],
    );
    assertAtRest(host);
  });

  it('in any order of requests, reads, departures and events, each reader gets its bytes and no others', async () => {
    const choice = fc.nat({ max: 1_000_000 });
    const step = fc.oneof(
      fc.record({ kind: fc.constant('receive' as const), which: choice }),
      fc.record({
        kind: fc.constant('read' as const),
        which: choice,
        count: fc.integer({ min: 1, max: 9000 }),
      }),
      fc.record({ kind: fc.constant('tell' as const), which: choice }),
      fc.record({ kind: fc.constant('vanish' as const), which: choice }),
    );
    // Without the one of 4 MiB, which takes too many steps to be read to its end.
    const requests = REQUESTS.map(([, request]) => request).filter(({ target }) => target !== '/large');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 120 }), fc.nat({ max: 3000 }), async (steps, appetite) => {
        const host = await start();
        host.appetite = appetite < 1000 ? 0 : appetite;
        const vanished = new Set<Exchange>();
        const received: Exchange[] = [];
        for (const chosen of steps) {
          const underWay = received.filter(({ isDone }) => !isDone);
          const exchange = underWay[chosen.which % Math.max(1, underWay.length)];
          const ready = host.ready();
          if (chosen.kind === 'receive')
            received.push(host.receive(at(requests, chosen.which % requests.length)));
          else if (chosen.kind === 'tell' && ready.length > 0)
            host.tell(at(ready, chosen.which % ready.length));
          else if (chosen.kind === 'read') exchange?.read(chosen.count);
          else if (chosen.kind === 'vanish' && exchange !== undefined) {
            exchange.vanish();
            vanished.add(exchange);
          }
        }
        host.finish();
        for (const exchange of received) {
          const got = exchange.body?.received ?? Buffer.alloc(0);
          const expected = bodyOf(exchange.request);
          if (!vanished.has(exchange)) assert.deepEqual(got, expected);
          else assert.deepEqual(got, expected.subarray(0, got.length));
        }
        assertAtRest(host);
      }),
      { numRuns: 200, seed: 8 },
    );
  });
});
