import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import {
  type CodedBody,
  type CompressionLevels,
  codedBodies,
  identityOf,
  isCompressible,
  levelsFor,
  QUICK_LEVELS,
  SMALL_SITE,
  THOROUGH_LEVELS,
  worthServing,
} from '../../build/bundle/codings.ts';
import { loadBytes } from '../../build/bytes/stored-bytes.ts';

const TEXT = new TextEncoder().encode('All work and no play makes a dull page. '.repeat(200));

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
  it('start with the body itself, and go on from the smallest', async () => {
    const forms = codedBodies(TEXT, 'text/html');
    assert.equal(forms[0]?.coding, 'identity');
    const sizes = forms.slice(1).map(({ bytes }) => bytes.length);
    assert.deepEqual(
      sizes,
      [...sizes].sort((a, b) => a - b),
    );
    assert.ok(sizes.length >= 2);
  });

  it('decode to the body, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 256, maxLength: 4000 }), async (body) => {
        for (const { coding, bytes: stored } of codedBodies(body, 'text/plain', QUICK_LEVELS)) {
          const bytes = loadBytes(stored);
          if (coding === 'br') assert.deepEqual(new Uint8Array(brotliDecompressSync(bytes)), body);
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

  it('leave out a form that is not smaller', () => {
    const larger: CodedBody = { coding: 'br', bytes: new Uint8Array(TEXT.length), sha256: '' };
    const forms = worthServing(identityOf(TEXT), [larger]);
    assert.deepEqual(
      forms.map(({ coding }) => coding),
      ['identity'],
    );
  });

  it('hold Zstandard where something can make it', () => {
    const small: CodedBody = { coding: 'zstd', bytes: Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd), sha256: '' };
    const forms = worthServing(identityOf(TEXT), [...codedBodies(TEXT, 'text/html').slice(1), small]);
    assert.equal(forms[1]?.coding, 'zstd');
  });

  it('are named by the hash of their own bytes', () => {
    for (const { bytes, sha256 } of codedBodies(TEXT, 'text/html')) {
      assert.equal(sha256, createHash('sha256').update(loadBytes(bytes)).digest('hex'));
    }
  });

  it('of Markdown are gzip alone on a large site, and all on a small one', () => {
    const codings = (levels: CompressionLevels): string[] =>
      codedBodies(TEXT, 'text/markdown', levels).map(({ coding }) => coding);
    assert.deepEqual(codings(QUICK_LEVELS), ['identity', 'gzip']);
    assert.deepEqual(codings(THOROUGH_LEVELS).slice(0, 3), ['identity', 'br', 'gzip']);
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
