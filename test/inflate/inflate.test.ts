/**
 * The handler inflates what any compressor makes, byte for byte, from any place on; and of a damaged stream it gives
 * what zlib gives, or less, and does nothing else: in Node, whose memory throws on an address outside, and compiled.
 */
import assert from 'node:assert/strict';
import { constants, deflateRawSync, gzipSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { gzip } from 'libdeflate';
import { beforeAll, describe, it } from 'vitest';
import { findInflated } from '../../src/site/inflated.ts';
import { INFLATED_BASE } from '../../src/site/layout.ts';
import { Random } from '../fuzz/random.ts';
import { fuzzRuns } from '../harness/in-full.ts';
import { CompiledInflater } from './compiled-inflater.ts';
import { Inflater } from './inflater.ts';

/** As the build makes a gzip member: no name, no time. */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
const TRAILER = 8;

/** A member with a raw stream in it. */
function member(stream: Uint8Array): Buffer {
  return Buffer.concat([HEAD, stream, Buffer.alloc(TRAILER)]);
}

/** Text of many words with some noise in it. */
function text(seed: number, size: number): Buffer {
  const random = new Random(seed);
  const words = Array.from({ length: 200 }, () =>
    Array.from({ length: 2 + random.below(9) }, () => String.fromCharCode(97 + random.below(26))).join(''),
  );
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; ) {
    at += bytes.write(`${words[random.below(words.length)]} `, at);
    if (random.below(30) === 0 && at < size) bytes[at++] = random.below(256);
  }
  return bytes;
}

const BODIES: readonly [string, Buffer][] = [
  ['text of a page', text(1, 14_000)],
  ['as many bytes as the window', text(2, 32_768)],
  ['one byte more than the window', text(3, 32_769)],
  ['text of many windows', text(4, 400_000)],
  ['one byte over and over', Buffer.alloc(100_000, 'a')],
  [
    'what never comes again',
    Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7919 * (i >> 3)) & 255)),
  ],
  ['copies from as far back as may be', Buffer.concat([text(5, 32_768), text(5, 32_768), text(5, 300)])],
  ['one byte', Buffer.from('x')],
];

const COMPRESSORS: readonly [string, (body: Buffer) => Uint8Array][] = [
  ...[1, 6, 10, 12].map((level): [string, (body: Buffer) => Uint8Array] => [
    `the build's at ${level}`,
    (body) => gzip(body, level),
  ]),
  ['zlib', (body) => gzipSync(body)],
  ['stored blocks', (body) => member(deflateRawSync(body, { level: 0 }))],
  ['the fixed codes', (body) => member(deflateRawSync(body, { strategy: constants.Z_FIXED }))],
  ['codes without copies', (body) => member(deflateRawSync(body, { strategy: constants.Z_HUFFMAN_ONLY }))],
  ['runs of one byte', (body) => member(deflateRawSync(body, { strategy: constants.Z_RLE }))],
  ['many small blocks', (body) => member(deflateRawSync(body, { memLevel: 1 }))],
];

describe('a body', () => {
  for (const [name, compress] of COMPRESSORS) {
    for (const [title, body] of BODIES) {
      it(`of ${title}, coded by ${name}, is inflated`, () => {
        const inflater = new Inflater(compress(body), body.length);
        assert.ok(inflater.read(0, body.length).equals(body));
        assert.ok(inflater.isContained);
      });
    }
  }

  it('is inflated from any place on, forwards and backwards', () => {
    const body = text(6, 200_000);
    const inflater = new Inflater(gzip(body, 6), body.length);
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.nat(70_000), (from, most) => {
        const length = Math.min(most, body.length - from);
        assert.ok(inflater.read(from, length).equals(body.subarray(from, from + length)));
      }),
      { numRuns: fuzzRuns(300) },
    );
  });

  it('of any bytes is inflated', () => {
    const compressor = fc.constantFrom(...COMPRESSORS.map(([, compress]) => compress));
    const bytes = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 3000 }),
      fc
        .array(fc.constantFrom('ab', 'abc', 'the ', ' '), { minLength: 1, maxLength: 900 })
        .map((parts) => Buffer.from(parts.join(''))),
    );
    fc.assert(
      fc.property(bytes, compressor, (body, compress) => {
        const inflater = new Inflater(compress(Buffer.from(body)), body.length);
        assert.ok(inflater.read(0, body.length).equals(Buffer.from(body)));
      }),
      { numRuns: fuzzRuns(2000) },
    );
  });
});

/** What the compressors make of `body`, with some bytes changed and perhaps the rest cut off. */
function damagedStreams(body: Buffer): fc.Arbitrary<Buffer> {
  const streams = COMPRESSORS.map(([, compress]) => compress(body).slice(HEAD.length, -TRAILER));
  const damage = fc.record({
    stream: fc.constantFrom(...streams),
    changes: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 }),
    cut: fc.option(fc.nat(), { freq: 3 }),
  });
  return damage.map(({ stream, changes, cut }) => {
    const changed = Buffer.from(stream);
    // Most of them where codes are: at the start.
    for (const [place, byte] of changes) changed[place % (byte % 2 === 0 ? 100 : changed.length)] = byte;
    return cut === null ? changed : changed.subarray(0, cut % changed.length);
  });
}

/** What zlib makes of a stream that is all of its input; null where it refuses it. */
function byZlib(stream: Uint8Array): Buffer | null {
  try {
    const { buffer, engine } = inflateRawSync(stream, { info: true }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return engine.bytesWritten === stream.length ? buffer : null;
  } catch {
    return null;
  }
}

describe('a damaged stream', () => {
  const body = text(7, 3_000);
  const damaged = damagedStreams(body);

  it('is inflated where zlib inflates it to a body of that length, and ends early where it does not', () => {
    let sound = 0;
    fc.assert(
      fc.property(damaged, (stream) => {
        const expected = byZlib(stream);
        const length = expected === null || expected.length === 0 ? body.length : expected.length;
        const inflater = new Inflater(member(stream), length);
        const read = inflater.read(0, length);
        assert.ok(inflater.isContained);
        if (expected === null || expected.length === 0) assert.ok(read.length < length);
        else {
          sound++;
          assert.ok(read.equals(expected));
        }
      }),
      { numRuns: fuzzRuns(4_000) },
    );
    assert.ok(sound > 0);
  });

  it('never gives more than the body is said to have, nor less with an end', () => {
    for (const wrong of [body.length - 1, body.length + 1, 1, 2 ** 30]) {
      const inflater = new Inflater(gzip(body, 6), wrong);
      assert.ok(inflater.read(0, wrong).length < wrong);
      assert.ok(inflater.isContained);
    }
  });

  it('of nothing, of a head alone or with another head is none', () => {
    for (const source of [Buffer.alloc(0), HEAD, gzip(body, 6).slice(1), Buffer.alloc(100, 0xff)]) {
      assert.equal(new Inflater(source, 10).read(0, 10).length, 0);
    }
  });
});

describe('compiled for the edge', () => {
  let compiled: (source: Uint8Array, length: number) => CompiledInflater;
  beforeAll(async () => {
    compiled = await CompiledInflater.compile();
  });

  for (const [name, compress] of COMPRESSORS) {
    it(`bodies coded by ${name} are inflated`, () => {
      for (const [title, body] of BODIES) {
        const inflater = compiled(compress(body), body.length);
        assert.ok(inflater.read(0, body.length).equals(body), title);
        assert.ok(inflater.isContained, title);
      }
    });
  }

  it('a copy of any length repeats what lies at any distance', () => {
    for (let distance = 1; distance <= 20; distance++) {
      for (let length = 3; length <= 40; length++) {
        // Room behind it, so that it is not one of the last symbols.
        const start = text(distance, distance).toString('latin1');
        const copy = start.repeat(Math.ceil(length / distance)).slice(0, length);
        const body = Buffer.from(`${start}${copy}\0${text(99, 600).toString('latin1')}`, 'latin1');
        const inflater = compiled(gzip(body, 12), body.length);
        assert.ok(inflater.read(0, body.length).equals(body), `${length} at ${distance}`);
      }
    }
  });

  it('a copy reaches back over the end of the window, to what is about to be written over', () => {
    for (let distance = 32_748; distance <= 32_768; distance++) {
      const start = text(9, distance);
      const body = Buffer.concat([start, start, start]);
      const inflater = compiled(gzip(body, 9), body.length);
      assert.ok(inflater.read(0, body.length).equals(body), `${distance}`);
    }
  });

  it('a body is inflated from any place on, forwards and backwards', () => {
    const body = text(6, 200_000);
    const inflater = compiled(gzip(body, 6), body.length);
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.nat(70_000), (from, most) => {
        const length = Math.min(most, body.length - from);
        assert.ok(inflater.read(from, length).equals(body.subarray(from, from + length)));
      }),
      { numRuns: fuzzRuns(300) },
    );
  });

  it('a damaged stream gives what it gives in Node', () => {
    fc.assert(
      fc.property(damagedStreams(text(7, 3_000)), (stream) => {
        const inflater = compiled(member(stream), 3_000);
        const read = inflater.read(0, 3_000);
        assert.ok(inflater.isContained);
        assert.ok(read.equals(new Inflater(member(stream), 3_000).read(0, 3_000)));
      }),
      { numRuns: fuzzRuns(2_000) },
    );
  });
});

describe('an address below 0', () => {
  it('is found in its body alone, with all its bytes', () => {
    new Inflater(gzip(text(8, 100), 6), 100);
    const cases: [number, number, boolean][] = [
      [INFLATED_BASE, 100, true],
      [INFLATED_BASE + 99, 1, true],
      [INFLATED_BASE + 100, 0, true],
      [INFLATED_BASE, 101, false],
      [INFLATED_BASE + 99, 2, false],
      [INFLATED_BASE + 1000, 1, false],
      [-1, 1, false],
      [0, 1, false],
      [INFLATED_BASE, -1, false],
    ];
    for (const [at, length, isThere] of cases) assert.equal(findInflated(at, length) !== 0, isThere, `${at}`);
  });
});
