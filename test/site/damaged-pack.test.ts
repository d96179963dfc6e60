/**
 * No byte string is a danger: a pack that is cut, changed or made up is refused or answered, never read out of
 * bounds and never looped over. Each run goes through decide-safely.ts, which throws on the first bad address.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { packManifest } from '../../build/bundle/pack.ts';
import { createNativeSite } from '../../build/host/native.ts';
import { METHOD_GET, METHOD_HEAD, METHOD_OPTIONS } from '../../src/serve/request.ts';
import {
  HEADER_ANSWERS,
  HEADER_LENGTH,
  HEADER_LONGEST_PROBE,
  HEADER_MAGIC,
  HEADER_SIZE,
  HEADER_SLOT_COUNT,
  HEADER_SLOTS,
  HEADER_VERSION,
  PACK_BASE,
} from '../../src/site/layout.ts';
import { useMemory } from '../../src/site/memory.ts';
import { openSite } from '../../src/site/site.ts';
import { decideSafely, memoryWith, type SafeRequest } from '../harness/decide-safely.ts';
import { fuzzRuns, isInFull } from '../harness/in-full.ts';
import { FIXTURE_NOW, makeFixtureSite, packFixtureSite } from '../serve/fixture-site.ts';

/** Requests that between them read every kind of record. */
const REQUESTS: readonly SafeRequest[] = (
  [
    [METHOD_GET, '/page', []],
    [
      METHOD_GET,
      '/greeting',
      [
        ['accept-language', 'nb'],
        ['accept-encoding', 'br'],
      ],
    ],
    [
      METHOD_GET,
      '/posts/hello',
      [
        ['accept', 'text/markdown'],
        ['if-none-match', '"x"'],
      ],
    ],
    [METHOD_GET, '/assets/data.txt', [['range', 'bytes=0-1,200-']]],
    [METHOD_GET, '/assets/data.txt', [['range', 'bytes=9999-']]],
    [METHOD_HEAD, '/old?x', []],
    [METHOD_GET, '/news', [['if-match', '*']]],
    [METHOD_GET, '/page/', []],
    [METHOD_GET, '/blog/2020/x', []],
    [METHOD_GET, '/app/x', [['accept-encoding', '*;q=0']]],
    [METHOD_GET, '/plain/x', []],
    [METHOD_OPTIONS, '*', []],
    [METHOD_GET, '/%zz', []],
  ] as [number, string, [string, string][]][]
).map(([method, target, headers]) => ({ method, target, headers, now: FIXTURE_NOW }));

/** The fixture with the shortest bodies: nearly every byte of its pack means something. */
function smallPack(): Uint8Array {
  const { manifest, readBody } = makeFixtureSite();
  const kept = ['/page', '/greeting', '/posts/hello', '/news', '/old', '/docs/', '/assets/data.txt'];
  const routes = manifest.routes.filter(({ path }) => kept.includes(path));
  const short = new Map<string, Uint8Array>();
  for (const version of [...routes.flatMap(({ versions }) => versions), ...Object.values(manifest.answers)]) {
    for (const form of version.representations) {
      if (form.body === null) continue;
      form.length = Math.min(form.length, form.type === 'text/plain' ? 240 : 3);
      short.set(form.body, readBody(form.body).subarray(0, form.length));
    }
  }
  return packManifest({ ...manifest, routes }, (sha) => short.get(sha) ?? new Uint8Array());
}

function opens(memory: Uint8Array<ArrayBuffer>): boolean {
  useMemory(memory.buffer);
  return openSite() !== null;
}

function askAll(memory: Uint8Array<ArrayBuffer>): void {
  for (const request of REQUESTS) decideSafely(memory, request);
}

describe('a pack is refused', () => {
  const pack = packFixtureSite();
  const FIELDS: readonly [title: string, offset: number, value: number][] = [
    ['without the magic number', HEADER_MAGIC, 0],
    ['of another layout version', HEADER_VERSION, 1],
    ['that says it is longer than it is', HEADER_LENGTH, pack.length + 4],
    ['that says it is shorter than its header', HEADER_LENGTH, HEADER_SIZE - 4],
    ['of a length that is not aligned', HEADER_LENGTH, pack.length - 1],
    ['of a negative length', HEADER_LENGTH, 0x80000000],
    ['without slots', HEADER_SLOT_COUNT, 0],
    ['with a number of slots that is no power of two', HEADER_SLOT_COUNT, 100],
    ['with more slots than fit', HEADER_SLOT_COUNT, 1 << 23],
    ['with so many slots that their size overflows', HEADER_SLOT_COUNT, 1 << 28],
    ['with slots before the pack', HEADER_SLOTS, PACK_BASE - 4],
    ['with slots after the pack', HEADER_SLOTS, PACK_BASE + pack.length],
    ['with slots that are not aligned', HEADER_SLOTS, PACK_BASE + HEADER_SIZE + 1],
    ['with probes past all slots', HEADER_LONGEST_PROBE, 1 << 20],
    ['with answers at the end of memory', HEADER_ANSWERS, 0xfffffff0],
  ];
  for (const [title, offset, value] of FIELDS) {
    it(title, () => {
      const memory = memoryWith(pack);
      assert.ok(opens(memory));
      new DataView(memory.buffer).setUint32(PACK_BASE + offset, value, true);
      assert.ok(!opens(memory));
      const [request] = REQUESTS;
      assert.ok(request !== undefined);
      assert.equal(decideSafely(memory, request).status, 500);
    });
  }
  it('and answered 500 without a body, not to be kept', () => {
    const site = createNativeSite(pack.subarray(0, 100));
    const answer = site.respond({ method: 'GET', target: '/', headers: [], now: FIXTURE_NOW });
    assert.deepEqual(answer, {
      status: 500,
      headers: [
        ['cache-control', 'no-store'],
        ['content-length', '0'],
      ],
      body: Buffer.alloc(0),
    });
  });
  it('cut at any byte, unless its header says so too', () => {
    const small = smallPack();
    // Each cut takes a memory of its own, 4 MB of it.
    for (let length = 0; length < small.length; length += isInFull() ? 7 : 29) {
      const memory = memoryWith(small.subarray(0, length));
      assert.ok(!opens(memory), `cut at ${length}`);
      if (length < HEADER_SIZE) continue;
      new DataView(memory.buffer).setUint32(PACK_BASE + HEADER_LENGTH, length & ~3, true);
      askAll(memory);
    }
  });
});

describe('a damaged pack is answered and never read out of bounds', () => {
  const small = smallPack();
  it('the pack that is damaged below is answered as it should be while it is whole', () => {
    const statuses = REQUESTS.map((request) => decideSafely(memoryWith(small), request).status);
    assert.deepEqual(statuses, [200, 200, 200, 206, 416, 301, 200, 301, 301, 406, 404, 204, 400]);
  });
  for (const [title, change] of [
    ['one bit lower or higher', (byte: number) => byte ^ 0x01],
    ['the top bit flipped', (byte: number) => byte ^ 0x80],
    ['all ones', () => 0xff],
    ['all zeros', () => 0x00],
  ] as const) {
    it(`every single byte of it, ${title}`, () => {
      const memory = memoryWith(small);
      for (let at = PACK_BASE; at < memory.length; at++) {
        const byte = memory[at] ?? 0;
        const changed = change(byte);
        if (changed === byte) continue;
        memory[at] = changed;
        try {
          askAll(memory);
        } catch (error) {
          assert.fail(`byte ${at - PACK_BASE} from ${byte} to ${changed}: ${String(error)}`);
        }
        memory[at] = byte;
      }
    });
  }
  it('any word of it replaced by an address, a count or a sign bit', () => {
    const memory = memoryWith(small);
    const view = new DataView(memory.buffer);
    const words = (memory.length - PACK_BASE) / 4;
    const value = fc.oneof(
      fc.constantFrom(
        0,
        1,
        0x7fffffff,
        0x80000000,
        0xffffffff,
        PACK_BASE - 1,
        memory.length,
        memory.length - 1,
      ),
      fc.integer({ min: 0, max: memory.length + 64 }),
      fc.integer({ min: 0, max: 0xffffffff }),
    );
    const damage = fc.array(fc.tuple(fc.nat(words - 1), value), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(damage, (changes) => {
        memory.set(small, PACK_BASE);
        // The header is not damaged here, or most packs would just be refused.
        for (const [word, number] of changes) {
          if (word * 4 >= HEADER_SIZE) view.setUint32(PACK_BASE + word * 4, number, true);
        }
        askAll(memory);
      }),
      { numRuns: fuzzRuns(20_000), seed: 1 },
    );
  });
  it('any bytes at all after a sound header', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2048, maxLength: 4096 }), (noise) => {
        const pack = small.slice(0, HEADER_SIZE + (noise.length & ~3));
        pack.set(noise.subarray(0, pack.length - HEADER_SIZE), HEADER_SIZE);
        const memory = memoryWith(pack);
        const view = new DataView(memory.buffer);
        view.setUint32(PACK_BASE + HEADER_LENGTH, pack.length, true);
        for (const offset of [HEADER_SLOTS, HEADER_ANSWERS]) {
          view.setUint32(PACK_BASE + offset, PACK_BASE + HEADER_SIZE, true);
        }
        view.setUint32(PACK_BASE + HEADER_SLOT_COUNT, 64, true);
        for (let offset = 28; offset < HEADER_SIZE; offset += 4) view.setUint32(PACK_BASE + offset, 0, true);
        askAll(memory);
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});
