/**
 * Hostile requests over sockets, valid HTTP and not, to the component inside Node and under wasmtime: no trap,
 * no 5xx, no wrong length, no byte from outside the site. Deterministic but for timing: the seed is in the
 * title.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { loadComponent } from '../../build/host/component.ts';
import { startServer } from '../../build/host/server.ts';
import { linkPack } from '../harness/component-hosts.ts';
import { fuzzRuns } from '../harness/in-full.ts';
import { exchange } from '../harness/raw-http.ts';
import { unless } from '../harness/unless.ts';
import { startWasmtime, whyNoWasmtime } from '../harness/wasmtime-host.ts';
import { FIXTURE_NOW, makeFixtureSite, packFixtureSite } from '../serve/fixture-site.ts';
import { attack } from './attack.ts';
import { Judge } from './judge.ts';

const SEED = 9110;
/** In full, with decide.test.ts, more than 100,000. */
const EMBEDDED_REQUESTS = fuzzRuns(12_000);
const WASMTIME_REQUESTS = fuzzRuns(30_000);

/**
 * wasmtime 48 answers 500 to a Host that is no authority (RFC 9110 §7.2), without calling the component: its
 * own test below says so. Any other failure is ours.
 */
const hasInvalidHost = (request: string): boolean =>
  (request.match(/^host[ \t]*:[^\r\n]*/gim) ?? []).some(
    (line) => !/^host:[ \t]*[\w.-]+(?::\d+)?[ \t]*$/i.test(line),
  );

const HOST_FAILURE = 'failed to convert header to a str';

const { manifest, readBody } = makeFixtureSite();
const judge = new Judge(manifest, readBody, ['files.example', 'elsewhere.example']);
const pack = packFixtureSite();
const skip = whyNoWasmtime() ?? false;

describe('hostile requests over sockets', () => {
  it(`${EMBEDDED_REQUESTS} to the embedded host, seed ${SEED}`, { timeout: 300_000 }, async () => {
    const component = await loadComponent(await linkPack(pack, 'p2'), { now: () => FIXTURE_NOW });
    const traps: unknown[] = [];
    const server = await startServer({
      host: '127.0.0.1',
      port: 0,
      mounts: [{ prefix: '', load: async () => component }],
      onError: (error) => traps.push(error),
    });
    try {
      const result = await attack(server.port, {
        seed: SEED,
        count: EMBEDDED_REQUESTS,
        connections: 8,
        judge,
        mayFail: () => false,
      });
      assert.deepEqual(result.faults, []);
      assert.deepEqual(traps, []);
      assert.ok(result.answers >= EMBEDDED_REQUESTS * 0.85, `only ${result.answers} answers`);
    } finally {
      await server.close();
    }
  });
  it(`${WASMTIME_REQUESTS} to wasmtime, seed ${SEED + 1}`, {
    ...unless(whyNoWasmtime()),
    timeout: 300_000,
  }, async () => {
    const host = await startWasmtime(await linkPack(pack, 'p2'));
    try {
      const result = await attack(host.port, {
        seed: SEED + 1,
        count: WASMTIME_REQUESTS,
        connections: 8,
        judge,
        mayFail: hasInvalidHost,
      });
      assert.deepEqual(result.faults, []);
      assert.doesNotMatch(host.output(), /wasm trap/);
      const failures = [...host.output().matchAll(/^worker failed: (.*)$/gm)].map(([, why]) => why);
      assert.deepEqual(
        failures.filter((why) => why !== HOST_FAILURE),
        [],
      );
      assert.ok(result.answers >= WASMTIME_REQUESTS * 0.85, `only ${result.answers} answers`);
    } finally {
      await host.stop();
    }
  });
  it('wasmtime itself fails at a Host that is no text, before it calls the site', unless(skip), async () => {
    const host = await startWasmtime(await linkPack(pack, 'p2'));
    try {
      const request = Buffer.from('GET /page HTTP/1.1\r\nHost: \x99\r\n\r\n', 'latin1');
      assert.equal((await exchange(host.port, request)).status, 500);
      await host.printed(new RegExp(HOST_FAILURE));
    } finally {
      await host.stop();
    }
  });
});
