/** Pages of two media types in front of shared caches, which may ignore Vary. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { ListField } from '../../build/bundle/manifest.ts';
import { isForSharedCaches, keptFromSharedCaches } from '../../build/bundle/shared-caches.ts';

const FIELDS: [title: string, name: string, value: string, isShared: boolean][] = [
  ['a lifetime for shared caches', 'cache-control', 'public, max-age=0, s-maxage=3600', true],
  ['a lifetime for all caches', 'cache-control', 'max-age=60', true],
  ['a lifetime in quotes and capitals', 'cache-control', 'Public, S-MaxAge="60"', true],
  ['a lifetime for one kind of cache', 'cdn-cache-control', 'max-age=60', true],
  ['a lifetime for the caches of one company', 'cloudflare-cdn-cache-control', 'max-age=60', true],
  ['a lifetime for surrogates', 'surrogate-control', 'max-age=60', true],
  ['a date', 'expires', 'Thu, 01 Jan 2099 00:00:00 GMT', true],
  ['a lifetime that a shared cache may not use', 'cache-control', 'private, max-age=60', false],
  ['asking again each time', 'cache-control', 'public, no-cache', false],
  ['keeping nothing', 'cache-control', 'no-store', false],
  ['no lifetime at all', 'cache-control', 'public', false],
  ['a lifetime of nothing', 'cache-control', 'max-age=0, s-maxage=00', false],
  ['another field', 'x-cache', 'max-age=60', false],
];

describe('a field lets shared caches keep an answer', () => {
  for (const [title, name, value, isShared] of FIELDS) {
    it(`${isShared ? 'yes' : 'no'}: ${title}`, () => {
      assert.equal(isForSharedCaches(name, value), isShared);
    });
  }
});

describe('the second media type of a page', () => {
  const kept = (headers: ListField[]): ListField[] =>
    keptFromSharedCaches({ bodyHeaders: [], headers }).headers;
  it('is kept by the reader alone where the page is kept by shared caches', () => {
    const headers: ListField[] = [
      ['etag', null],
      ['cache-control', 'public, s-maxage=60'],
      ['cdn-cache-control', 'max-age=60'],
      ['expires', 'Thu, 01 Jan 2099 00:00:00 GMT'],
      ['x-a', '1'],
    ];
    assert.deepEqual(kept(headers), [
      ['etag', null],
      ['x-a', '1'],
      ['cache-control', 'private, no-cache'],
    ]);
  });
  it('is left alone where shared caches revalidate', () => {
    const headers: ListField[] = [['cache-control', 'public, no-cache']];
    assert.equal(kept(headers), headers);
  });
});
