import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import {
  type CodedBody,
  codedBodies,
  identityOf,
  isCompressible,
  LIBRARY,
  levelsFor,
  QUICK_LEVELS,
  SMALL_SITE,
  THOROUGH_LEVELS,
  worthServing,
} from '../../build/bundle/codings.ts';
import { loadBytes } from '../../build/bytes/stored-bytes.ts';

const TEXT = new TextEncoder().encode('All work and no play makes a dull page. '.repeat(200));

/** The first half of the SHA-256 of TEXT as gzip at both levels. */
const EXPECTED = ['1ca8da4bf1129e8a', '93afeaede5afef96'];

describe('which media types are compressed', () => {
  const cases: [string, boolean][] = [
    ['text/html', true],
    ['text/markdown', true],
    ['application/json', true],
    ['application/feed+json', true],
    ['application/atom+xml', true],
    ['application/manifest+json', true],
    ['image/svg+xml', true],
    ['font/ttf', true],
    ['image/png', false],
    ['image/jpeg', false],
    ['font/woff2', false],
    ['application/zip', false],
    ['video/mp4', false],
    ['application/octet-stream', false],
  ];
  for (const [type, expected] of cases) {
    it(`${type} is ${expected ? '' : 'not '}`, () => assert.equal(isCompressible(type), expected));
  }
});

describe('the coded forms of a body', () => {
  it('are the body itself and gzip, on every Node', () => {
    for (const levels of [QUICK_LEVELS, THOROUGH_LEVELS]) {
      const codings = codedBodies(TEXT, 'text/html', levels).map(({ coding }) => coding);
      assert.deepEqual(codings, ['identity', 'gzip']);
    }
  });

  it('go on from the smallest', () => {
    const of = (coding: CodedBody['coding'], length: number): CodedBody => ({
      coding,
      bytes: new Uint8Array(length),
      sha256: '',
    });
    const forms = worthServing(identityOf(TEXT), [of('gzip', 30), of('br', 20), of('zstd', 25)]);
    assert.deepEqual(
      forms.map(({ coding }) => coding),
      ['identity', 'br', 'zstd', 'gzip'],
    );
  });

  it('have the same bytes on every machine and version of Node', () => {
    const digests = [QUICK_LEVELS, THOROUGH_LEVELS].map((levels) =>
      codedBodies(TEXT, 'text/html', levels).at(-1)?.sha256.slice(0, 16),
    );
    assert.deepEqual(digests, EXPECTED);
  });

  it('are of the library that is installed', () => {
    const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'));
    assert.equal(LIBRARY, `libdeflate ${lock.packages['node_modules/libdeflate'].version}`);
  });

  it('decode to the body, for any body', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 256, maxLength: 4000 }), async (body) => {
        for (const { coding, bytes: stored } of codedBodies(body, 'text/plain', QUICK_LEVELS)) {
          const bytes = loadBytes(stored);
          if (coding === 'gzip') assert.deepEqual(new Uint8Array(gunzipSync(bytes)), body);
          if (coding === 'identity') assert.equal(bytes, body);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are only the body where it is too short to gain', async () => {
    assert.equal(codedBodies(TEXT.subarray(0, 200), 'text/html').length, 1);
  });

  for (const [title, length, expected] of [
    ['is larger', TEXT.length + 1, 1],
    ['is hardly smaller', TEXT.length * 0.96, 1],
    ['is a twentieth smaller', TEXT.length * 0.95, 2],
  ] as const) {
    it(`are ${expected} where the coded one ${title}`, () => {
      const coded: CodedBody = { coding: 'gzip', bytes: new Uint8Array(Math.floor(length)), sha256: '' };
      assert.equal(worthServing(identityOf(TEXT), [coded]).length, expected);
    });
  }

  it('are named by the hash of their own bytes', () => {
    for (const { bytes, sha256 } of codedBodies(TEXT, 'text/html')) {
      assert.equal(sha256, createHash('sha256').update(loadBytes(bytes)).digest('hex'));
    }
  });

  it('have no date in the gzip header, or two builds would differ', async () => {
    const gzip = codedBodies(TEXT, 'text/html').find(({ coding }) => coding === 'gzip');
    assert.ok(gzip !== undefined);
    assert.deepEqual([...loadBytes(gzip.bytes).subarray(4, 8)], [0, 0, 0, 0]);
  });
});

describe('the levels', () => {
  it('are thorough for a small site and quick for a large one', () => {
    assert.equal(levelsFor(SMALL_SITE), THOROUGH_LEVELS);
    assert.equal(levelsFor(SMALL_SITE + 1), QUICK_LEVELS);
  });
});
