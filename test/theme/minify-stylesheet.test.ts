import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { type ContentCache, NO_CACHE } from '../../build/remember/content-cache.ts';
import { minifyStylesheet } from '../../build/theme/style/minify-stylesheet.ts';

/** A cache whose records can be looked at. */
function cacheOf(kept: Map<string, Uint8Array>): ContentCache {
  return {
    ...NO_CACHE,
    get: (key) => kept.get(key) ?? null,
    put: (key, bytes) => {
      kept.set(key, bytes);
    },
  };
}

describe('a style sheet without what browsers do not need', () => {
  const source = '.prose a { color: black; }\n\n.prose b {}\n';

  it('says the same in fewer bytes', () => {
    assert.equal(minifyStylesheet(source, NO_CACHE), '.prose a{color:#000}\n');
  });

  it('is kept, each by its source', () => {
    const kept = new Map<string, Uint8Array>();
    const cache = cacheOf(kept);
    const made = minifyStylesheet(source, cache);
    minifyStylesheet('html { margin: 0px }', cache);
    minifyStylesheet(source, cache);
    assert.deepEqual(
      [...kept.values()].map((bytes) => Buffer.from(bytes).toString()),
      [made, 'html{margin:0}\n'],
    );
  });

  it('is not made again where it was kept', () => {
    const kept = new Map<string, Uint8Array>();
    minifyStylesheet(source, cacheOf(kept));
    for (const key of kept.keys()) kept.set(key, Buffer.from('what was kept: ü'));
    assert.equal(minifyStylesheet(source, cacheOf(kept)), 'what was kept: ü');
  });
});
