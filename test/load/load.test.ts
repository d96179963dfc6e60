/**
 * The component under load, and under clients that behave badly: no request fails, and no memory is kept for
 * those who are gone. COLDPRESS_LOAD_SECONDS=30 makes the load last as long as a benchmark.
 */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { buildTestSite } from '../harness/built-site.ts';
import { whyNotInFull } from '../harness/in-full.ts';
import { ConnectionClosed, exchange, RawConnection, requestBytes } from '../harness/raw-http.ts';
import { SMALL_SITE, siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';
import { startWasmtime, type WasmtimeHost, whyNoWasmtime } from '../harness/wasmtime-host.ts';
import { hold } from './hold.ts';

const SECONDS = Number(process.env.COLDPRESS_LOAD_SECONDS ?? 3);
const MIB = 1024 * 1024;
/** Larger than all buffers between the component and its reader, and not to be compressed. */
const LARGE = Buffer.alloc(8 * MIB, 'coldpress');

describe('wasmtime under load', unless(whyNoWasmtime()), () => {
  let host: WasmtimeHost;
  beforeAll(async () => {
    const { component } = await buildTestSite(siteFolder({ ...SMALL_SITE, 'assets/large.bin': LARGE }));
    host = await startWasmtime(component);
  });
  afterAll(() => host?.stop());

  for (const connections of [100, 1_000]) {
    it(`${connections} connections for ${SECONDS} s: no request fails`, {
      timeout: (SECONDS + 60) * 1000,
    }, async (test) => {
      const request = requestBytes('GET', '/');
      const { body } = await exchange(host.port, request);
      const result = await hold({
        port: host.port,
        connections,
        seconds: SECONDS,
        request,
        bodyLength: body.length,
      });
      assert.deepEqual(result.why, []);
      assert.equal(result.failed, 0);
      // Each connection is served, not the first few alone.
      assert.ok(result.requests >= connections, `${result.requests} requests`);
      await test.annotate(
        `${connections} connections: ${result.requests} requests, ${result.perSecond} a second`,
      );
    });
  }

  it('the component never traps', () => {
    assert.doesNotMatch(host.output(), /wasm trap|worker failed/);
  });
});

/**
 * Clients in a round. Resident memory jumps (arenas of an allocator, instances that a pool keeps), so no single
 * figure says whether something is kept. What is kept grows with every round: then no QUIET rounds in a row stay
 * below what came before, however many there are.
 */
const CLIENTS = 100;
const QUIET = 5;
const MOST_ROUNDS = 100;
/** Less than a round's write buffers (0.19 MB for each client), were they kept. */
const TOLERANCE = 12 * MIB;

const BAD: [title: string, misbehave: (connection: RawConnection) => Promise<void>][] = [
  [
    'clients that read nothing, and go',
    async (connection) => {
      connection.socket.pause();
      connection.send(requestBytes('GET', '/assets/large.bin'));
      await delay(300);
      connection.vanish();
    },
  ],
  [
    'clients that read slowly, and go in the middle',
    async (connection) => {
      connection.send(requestBytes('GET', '/assets/large.bin'));
      for (let turn = 0; turn < 3; turn++) {
        connection.socket.pause();
        await delay(100);
        connection.socket.resume();
        await delay(5);
      }
      connection.vanish();
    },
  ],
  [
    'clients that half-close while they wait',
    async (connection) => {
      connection.send(requestBytes('GET', '/'));
      connection.halfClose();
      // wasmtime hangs up on some of these, which HTTP allows (RFC 9112 §9.6): half an answer it may not send.
      await connection
        .response()
        .catch((error: unknown) => assert.ok(error instanceof ConnectionClosed, String(error)));
      connection.close();
    },
  ],
  [
    'clients that begin a request and say no more',
    async (connection) => {
      connection.send('GET / HTTP/1.1\r\nHost: local');
      await delay(200);
      connection.close();
    },
  ],
];

describe('wasmtime and bad clients', unless(whyNoWasmtime() ?? whyNotInFull()), () => {
  let host: WasmtimeHost;
  const round = async (misbehave: (connection: RawConnection) => Promise<void>): Promise<number> => {
    await Promise.all(
      Array.from({ length: CLIENTS }, async () => {
        await misbehave(await RawConnection.open(host.port, { timeout: 60_000 }));
      }),
    );
    await delay(300);
    return host.residentBytes();
  };
  beforeAll(async () => {
    const { component } = await buildTestSite(siteFolder({ ...SMALL_SITE, 'assets/large.bin': LARGE }));
    // Nothing of an instance is kept resident, so that what is measured is what is not given back.
    host = await startWasmtime(component, ['-O', 'pooling-allocator=y']);
  });
  afterAll(() => host?.stop());

  for (const [title, misbehave] of BAD) {
    it(`no memory is kept for ${title}, ${CLIENTS} at a time`, { timeout: 180_000 }, async () => {
      const sizes: number[] = [];
      const settled = (): boolean =>
        sizes.length > QUIET &&
        Math.max(...sizes.slice(-QUIET)) <= Math.max(...sizes.slice(0, -QUIET)) + TOLERANCE;
      while (!settled() && sizes.length < MOST_ROUNDS) sizes.push(await round(misbehave));
      const mebibytes = sizes.map((bytes) => Math.round(bytes / MIB)).join(', ');
      assert.ok(settled(), `${mebibytes} MiB after each round`);
      assert.equal((await exchange(host.port, requestBytes('GET', '/'))).status, 200);
    });
  }
  it('and none of them makes the component trap', () => {
    assert.doesNotMatch(host.output(), /wasm trap|worker failed/);
  });
});
