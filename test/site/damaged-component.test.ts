/**
 * Damaged packs linked into the component: it must not trap, and must answer as the handler in Node does,
 * where integers do not overflow. Each pack costs a compilation, so these are few; damaged-pack.test.ts reads
 * the many.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { loadComponent } from '../../build/host/component.ts';
import { createNativeSite } from '../../build/host/native.ts';
import { HEADER_SIZE, PACK_BASE } from '../../src/site/layout.ts';
import { linkPack } from '../harness/component-hosts.ts';
import { FIXTURE_NOW, packFixtureSite } from '../serve/fixture-site.ts';

const PACKS = 40;

const REQUESTS: readonly [method: string, target: string, headers: [string, string][]][] = [
  ['GET', '/page', [['accept-encoding', 'br, gzip;q=0.5']]],
  ['GET', '/posts/hello', [['accept', 'text/markdown']]],
  ['GET', '/greeting', [['accept-language', 'nb, de;q=0.5']]],
  ['GET', '/assets/data.txt', [['range', 'bytes=0-1,2000-']]],
  ['GET', '/news', []],
  ['GET', '/old?x=1', []],
  ['GET', '/blog/2020/hello', []],
  ['GET', '/plain/x', []],
  ['GET', '/page/', []],
  ['HEAD', '/none', []],
  ['POST', '/page', []],
];

/** The fixture's pack with every word in its tables replaced by a bad one with a small chance. */
function damaged(seed: number): Uint8Array {
  const pack = packFixtureSite();
  const view = new DataView(pack.buffer);
  const bad = fc.constantFrom(0x7fffffff, 0x80000000, 0xffffffff, 0xfffffff0, 0x40000000, 1, PACK_BASE);
  const words = fc.sample(fc.tuple(fc.nat(pack.length / 4 - 1), bad), { numRuns: pack.length / 400, seed });
  for (const [word, value] of words) if (word * 4 >= HEADER_SIZE) view.setUint32(word * 4, value, true);
  return pack;
}

/** Whether a host takes these headers from a component; else the component answers 500 instead. */
function isAccepted(headers: readonly [string, string][]): boolean {
  return headers.every(
    ([name, value]) => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) && !/[\0\r\n]/.test(value),
  );
}

describe('a component with a damaged pack', () => {
  const seen = new Set<number>();
  for (let seed = 1; seed <= PACKS; seed++) {
    it(`answers as the handler in Node does: damage ${seed}`, async () => {
      const pack = damaged(seed);
      const native = createNativeSite(pack);
      const component = await loadComponent(await linkPack(pack, 'p2'), { now: () => FIXTURE_NOW });
      for (const [method, target, headers] of REQUESTS) {
        const expected = native.respond({ method, target, headers, now: FIXTURE_NOW });
        seen.add(expected.status);
        const response = component.handle({
          method,
          target,
          scheme: 'HTTP',
          authority: 'localhost',
          headers: headers.map(([name, value]) => [name, Buffer.from(value)]),
          body: new Uint8Array(),
        });
        if (!isAccepted(expected.headers)) {
          assert.equal(response.status, 500, target);
          continue;
        }
        assert.equal(response.status, expected.status, target);
        assert.deepEqual(
          response.headers.map(([name, value]) => [name, Buffer.from(value).toString('latin1')]),
          expected.headers.map(([name, value]) => [name.toLowerCase(), value]),
        );
        assert.ok(Buffer.concat(response.chunks).equals(Buffer.from(expected.body)), target);
      }
    });
  }
  it('the damage is of a kind that some requests notice and others do not', () => {
    for (const status of [200, 206, 301, 404, 405, 500]) assert.ok(seen.has(status), String(status));
  });
});
