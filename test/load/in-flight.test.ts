/**
 * As many requests at once as wasmtime's pool has instances for by default: 1,000 core instances,
 * of which a component of ours takes two.
 */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { linkEdgeSite, packEdgeSite } from '../edge/edge-site.ts';
import { exchange, RawConnection, requestBytes } from '../harness/raw-http.ts';
import { unless } from '../harness/unless.ts';
import {
  P3_OPTIONS,
  POOL_OPTIONS,
  startWasmtime,
  type WasmtimeHost,
  whyNoWasmtime,
} from '../harness/wasmtime-host.ts';

const READERS = 490;
/** More than the kernel buffers for a connection, so that the rest waits in the instance. */
const BODY = Buffer.alloc(16 * 1024 * 1024, 'coldpress');

/** Asks for /large, of which the kernel buffers a part, and takes no byte of it from the kernel. */
async function openReader(port: number): Promise<RawConnection> {
  const connection = await RawConnection.open(port, { timeout: 120_000 });
  connection.socket.pause();
  connection.send(requestBytes('GET', '/large'));
  return connection;
}

/** That the pool was all but used up: with some readers more a request finds no instance. */
async function assertFull(host: WasmtimeHost): Promise<void> {
  const more: RawConnection[] = [];
  // One of them may find none itself, while the page has the last: then there is one more to come.
  while ((await exchange(host.port, requestBytes('GET', '/page'))).status !== 500) {
    assert.ok(more.length < 40, 'there is room for more');
    more.push(await openReader(host.port));
    await delay(20);
  }
  await host.printed(/limit of 1000 for core instances/);
  for (const reader of more) reader.vanish();
}

describe(`${READERS} requests in flight`, unless(whyNoWasmtime()), () => {
  for (const target of ['p2', 'p3'] as const) {
    describe(`WASI ${target === 'p2' ? '0.2' : '0.3'}`, () => {
      let host: WasmtimeHost;
      beforeAll(async () => {
        const component = await linkEdgeSite(target, packEdgeSite(BODY));
        host = await startWasmtime(component, [...POOL_OPTIONS, ...(target === 'p3' ? P3_OPTIONS : [])]);
      });
      afterAll(() => host?.stop());

      it('are all answered, and another one meanwhile', { timeout: 300_000 }, async () => {
        const readers: RawConnection[] = [];
        for (let count = 0; count < READERS; count++) readers.push(await openReader(host.port));
        assert.equal((await exchange(host.port, requestBytes('GET', '/page'))).status, 200);
        assert.doesNotMatch(host.output(), /trap|worker failed|panicked|limit/);
        if (target === 'p2') await assertFull(host);
        for (const [index, reader] of readers.entries()) {
          // The head says whether the host had an instance; whole bodies are read of a few.
          const isWhole = index % 50 === 0;
          if (!isWhole) reader.socket.once('data', () => reader.socket.pause());
          reader.socket.resume();
          if (isWhole) {
            const { status, body } = await reader.response();
            assert.equal(status, 200);
            assert.ok(body.equals(BODY));
          } else {
            while (reader.buffered.length === 0) await delay(1);
            assert.match(reader.buffered.subarray(0, 15).toString('latin1'), /^HTTP\/1\.1 200 /);
          }
          reader.vanish();
        }
      });
    });
  }
});
