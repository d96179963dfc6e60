/**
 * A hundred thousand requests that no browser would send: no trap, no 5xx, no wrong length, no byte that is not
 * the site's, and the same answer in Node and in the component. The seeds are fixed, so a failure repeats.
 */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type HttpComponent, loadComponent } from '../../build/host/component.ts';
import { createNativeSite, type NativeResponse } from '../../build/host/native.ts';
import { embeddedHost, linkPack, wasmtimeHost } from '../harness/component-hosts.ts';
import type { Host, HostResponse } from '../harness/host.ts';
import { fuzzRuns } from '../harness/in-full.ts';
import { checkOwed } from '../harness/matrix.ts';
import { requestBytes } from '../harness/raw-http.ts';
import { unless } from '../harness/unless.ts';
import { REUSED, whyNoWasmtime } from '../harness/wasmtime-host.ts';
import { arbitraryRequest, type FuzzRequest } from './arbitrary-request.ts';
import { checkContent } from './check-content.ts';
import { FIXTURE_NOW, packFixtureSite } from './fixture-site.ts';

const FULL_NATIVE_RUNS = 60_000;
const NATIVE_RUNS = fuzzRuns(FULL_NATIVE_RUNS);
const COMPONENT_RUNS = fuzzRuns(10_000);
const SOCKET_RUNS = fuzzRuns(10_000);

const pack = packFixtureSite();
const site = createNativeSite(pack);

function askNative(request: FuzzRequest): NativeResponse {
  return site.respond({
    method: request.method,
    target: Buffer.from(request.target, 'latin1'),
    headers: request.headers.map(([name, value]) => [name, Buffer.from(value, 'latin1')] as const),
    now: FIXTURE_NOW,
  });
}

function check(response: HostResponse, request: FuzzRequest): void {
  assert.ok(response.status < 500, `status ${response.status}`);
  checkOwed(response, request.method);
  checkContent(response, request.method);
}

describe('random requests', () => {
  it(`to the handler in Node, ${NATIVE_RUNS} of them`, () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(arbitraryRequest, (request) => {
        const response = askNative(request);
        seen.add(response.status);
        check(response, request);
      }),
      { numRuns: NATIVE_RUNS, seed: 1 },
    );
    // The generator is worth its name only while it reaches every kind of answer.
    const often = [200, 204, 301, 302, 304, 307, 308, 400, 404, 405, 406, 410, 412];
    const seldom = [206, 416];
    const isFull = NATIVE_RUNS === FULL_NATIVE_RUNS;
    const expected = [...often, ...seldom.filter((status) => isFull || seen.has(status))];
    assert.deepEqual([...seen].sort(), expected.sort());
  });

  it('are answered the same when they are repeated', () => {
    fc.assert(
      fc.property(arbitraryRequest, arbitraryRequest, (request, other) => {
        const first = askNative(request);
        askNative(other);
        assert.deepEqual(askNative(request), first);
      }),
      { numRuns: fuzzRuns(10_000), seed: 2 },
    );
  });
});

describe('random requests to the component in Node', () => {
  let component: HttpComponent | undefined;
  beforeAll(async () => {
    component = await loadComponent(await linkPack(pack, 'p2'), { now: () => FIXTURE_NOW });
  });

  it(`are answered byte for byte as by the handler in Node, ${COMPONENT_RUNS} of them`, () => {
    fc.assert(
      fc.property(arbitraryRequest, (request) => {
        assert.ok(component !== undefined);
        // The component is handed text: a target that is not UTF-8 is the host's to refuse.
        const target = Buffer.from(request.target, 'latin1').toString('utf8');
        fc.pre(Buffer.from(target, 'utf8').equals(Buffer.from(request.target, 'latin1')));
        const response = component.handle({
          method: request.method,
          target,
          scheme: 'HTTP',
          authority: 'localhost',
          headers: request.headers.map(([name, value]) => [name.toLowerCase(), Buffer.from(value, 'latin1')]),
          body: new Uint8Array(),
        });
        const expected = askNative(request);
        assert.equal(response.status, expected.status);
        const headers = response.headers.map(([name, value]) => [
          name,
          Buffer.from(value).toString('latin1'),
        ]);
        assert.deepEqual(headers, expected.headers);
        assert.ok(Buffer.concat(response.chunks).equals(Buffer.from(expected.body)));
      }),
      { numRuns: COMPONENT_RUNS, seed: 3 },
    );
  });
});

/**
 * A request that may also be no HTTP at all: then only that the host survives it counts. The Host field stays
 * whole: wasmtime 48 answers 500 by itself where that is not ASCII, without asking the component.
 */
const raw: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    arbitraryRequest,
    fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }),
  )
  .map(([request, changes]) => {
    const bytes = requestBytes(request.method, request.target, request.headers);
    const host = bytes.indexOf('\r\nHost: ');
    const afterHost = bytes.indexOf('\r\n', host + 2);
    for (const [at, byte] of changes) {
      if (at < host || (at > afterHost && at < bytes.length - 4)) bytes[at] = byte;
    }
    return bytes;
  });

const SOCKET_HOSTS: readonly { name: string; start: () => Promise<Host>; skip: string | null }[] = [
  { name: 'the embedded host', start: () => embeddedHost(pack), skip: null },
  { name: 'wasmtime, WASI 0.2', start: () => wasmtimeHost(pack, 'p2'), skip: whyNoWasmtime() },
  { name: 'wasmtime, WASI 0.3', start: () => wasmtimeHost(pack, 'p3'), skip: whyNoWasmtime() },
  {
    name: 'wasmtime, WASI 0.2, instances used again',
    start: () => wasmtimeHost(pack, 'p2', REUSED),
    skip: whyNoWasmtime(),
  },
];

for (const { name, start, skip } of SOCKET_HOSTS) {
  describe(`random bytes to ${name}`, unless(skip), () => {
    let host: Host | undefined;
    beforeAll(async () => {
      host = await start();
    });
    afterAll(() => host?.close());

    it(`${SOCKET_RUNS} requests, well-formed ones`, async () => {
      assert.ok(host !== undefined);
      for (const request of fc.sample(arbitraryRequest, { numRuns: SOCKET_RUNS, seed: 4 })) {
        const bytes = requestBytes(request.method, request.target, request.headers);
        const response = await host.request(bytes, FIXTURE_NOW);
        const shown = JSON.stringify(request);
        assert.ok(response.status < 500, `${response.status} for ${shown}`);
        // What the host's own parser refuses is its own affair; the site's answers say nosniff.
        if (!response.headers.some(([field]) => field.toLowerCase() === 'x-content-type-options')) {
          assert.ok(response.status === 0 || response.status >= 400, shown);
          continue;
        }
        try {
          check(response, request);
        } catch (error) {
          throw new Error(`${shown}: ${String(error)}`);
        }
      }
    });

    it(`${SOCKET_RUNS / 5} requests with bytes changed at random`, async () => {
      assert.ok(host !== undefined);
      for (const bytes of fc.sample(raw, { numRuns: SOCKET_RUNS / 5, seed: 5 })) {
        const response = await host.request(bytes, FIXTURE_NOW).catch((error: unknown) => error);
        // A request that the host still waits for the end of is no answer, and no harm.
        if (response instanceof Error) {
          assert.match(response.message, /nothing more came|ECONNRESET|EPIPE|socket/);
          continue;
        }
        const { status } = response as HostResponse;
        assert.ok(
          status < 500 || status === 501 || status === 505,
          `${status} for ${JSON.stringify(Buffer.from(bytes).toString('latin1'))}`,
        );
      }
      const alive = await host.request(requestBytes('GET', '/page'), FIXTURE_NOW);
      assert.equal(alive.status, 200);
    });
  });
}
