/** The components on a real host: the same bytes from all, and nothing left of earlier requests and of readers that go. */
import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { RawResponse } from '../harness/http-response.ts';
import { exchange, RawConnection, requestBytes } from '../harness/raw-http.ts';
import { unless } from '../harness/unless.ts';
import {
  P3_OPTIONS,
  POOL_OPTIONS,
  REUSED,
  startWasmtime,
  type WasmtimeHost,
  whyNoWasmtime,
} from '../harness/wasmtime-host.ts';
import { LARGE_BODY, linkEdgeSite, packEdgeSite } from './edge-site.ts';
import { REQUESTS } from './requests.ts';

const missing = whyNoWasmtime();
/** As Spin and wasmtime send requests to an instance by default; and all to one. */
const HOSTS: [title: string, options: string[]][] = [
  ['128 requests to an instance, 16 at once', []],
  [
    'all requests to one instance',
    ['--max-instance-reuse-count', '100000', '--max-instance-concurrent-reuse-count', '1000'],
  ],
];

/** Nothing but the clock differs between two answers. */
function withoutDate({ headers, ...rest }: RawResponse): RawResponse {
  return { ...rest, headers: headers.filter(([name]) => name !== 'date') };
}

/** Asks for /large and then reads nothing. */
async function openSlow(port: number): Promise<RawConnection> {
  const connection = await RawConnection.open(port, { timeout: 60_000 });
  connection.socket.pause();
  connection.send(requestBytes('GET', '/large'));
  return connection;
}

describe('the components under wasmtime', unless(missing), () => {
  let p2: Uint8Array;
  let p3: Uint8Array;
  beforeAll(async () => {
    const pack = packEdgeSite();
    p2 = await linkEdgeSite('p2', pack);
    p3 = await linkEdgeSite('p3', pack);
  });

  it('give the same bytes, and an instance that served other requests those of a new one', async () => {
    const hosts = [
      await startWasmtime(p2),
      await startWasmtime(p2, [...POOL_OPTIONS, ...REUSED]),
      await startWasmtime(p3, [...POOL_OPTIONS, ...P3_OPTIONS]),
    ];
    try {
      for (const [title, { method, target, headers }] of REQUESTS) {
        // Longer than what the host itself takes: the model hosts ask that.
        if (headers.some(([, value]) => value.length > 100_000)) continue;
        const bytes = requestBytes(method, target ?? '/', headers);
        const answers = await Promise.all(hosts.map(({ port }) => exchange(port, bytes)));
        const [first, ...others] = answers.map(withoutDate);
        for (const other of others) assert.deepEqual(other, first, title);
      }
    } finally {
      await Promise.all(hosts.map((host) => host.stop()));
    }
  });

  const starts: [string, () => Promise<WasmtimeHost>][] = [
    ...HOSTS.map(([title, options]): [string, () => Promise<WasmtimeHost>] => [
      title,
      () => startWasmtime(p3, [...POOL_OPTIONS, ...P3_OPTIONS, ...options]),
    ]),
    ['WASI 0.2 and instances used again', () => startWasmtime(p2, [...POOL_OPTIONS, ...REUSED])],
  ];
  for (const [title, start] of starts) {
    describe(`with ${title}`, () => {
      let host: WasmtimeHost;
      beforeAll(async () => {
        host = await start();
      });
      afterAll(() => host.stop());

      it('answers request after request on one connection', async () => {
        const connection = await RawConnection.open(host.port);
        for (let count = 0; count < 600; count++) {
          connection.send(requestBytes('GET', '/page'));
          const { status, body } = await connection.response();
          assert.equal(status, 200);
          assert.match(body.toString(), /<title>Page<\/title>/);
        }
        connection.close();
      });

      it('answers others while 200 readers take nothing, and the readers when they do', async () => {
        const slow = await Promise.all(Array.from({ length: 200 }, () => openSlow(host.port)));
        for (let count = 0; count < 100; count++) {
          assert.equal((await exchange(host.port, requestBytes('GET', '/page'))).status, 200);
        }
        // Some read on, a few at a time, and find every byte in its place; the rest go away.
        for (const connection of slow.slice(20)) connection.vanish();
        for (const connection of slow.slice(0, 20)) {
          connection.socket.resume();
          const { status, body } = await connection.response();
          assert.equal(status, 200);
          assert.ok(body.equals(LARGE_BODY));
          connection.close();
        }
        assert.doesNotMatch(host.output(), /trap|unreachable|worker failed|panicked/);
      });

      it('keeps nothing of readers that went away', async () => {
        const rounds: number[] = [];
        for (let round = 0; round < 5; round++) {
          const gone = await Promise.all(Array.from({ length: 100 }, () => openSlow(host.port)));
          await exchange(host.port, requestBytes('GET', '/page'));
          for (const connection of gone) connection.vanish();
          for (let count = 0; count < 20; count++) {
            assert.equal((await exchange(host.port, requestBytes('GET', '/page'))).status, 200);
          }
          rounds.push(await host.residentBytes());
        }
        // The host's allocator keeps what the first rounds freed. Readers that stayed would add 70 MB a round.
        const [, , third = 0, , fifth = 0] = rounds;
        assert.ok(fifth - third < 60_000_000, `resident bytes by round: ${rounds.join(', ')}`);
        assert.doesNotMatch(host.output(), /trap|unreachable|worker failed|panicked/);
      });
    });
  }
});
