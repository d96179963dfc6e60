/** Keys of the cache: different whenever anything that decides a result is. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { cacheKey } from '../../build/remember/content-cache.ts';
import { KEY_LENGTH } from '../../build/remember/volume-format.ts';

const encoder = new TextEncoder();

describe('a key', () => {
  const base = cacheKey('coded', 'ab', 'c');
  const others: [string, string][] = [
    ['of another kind', cacheKey('card', 'ab', 'c')],
    ['of parts that are cut elsewhere', cacheKey('coded', 'a', 'bc')],
    ['of one part fewer', cacheKey('coded', 'abc')],
    ['of one empty part more', cacheKey('coded', 'ab', 'c', '')],
    ['of a part that looks like a boundary', cacheKey('coded', 'abtext 1\nc')],
    ['of other bytes', cacheKey('coded', 'ab', encoder.encode('d'))],
  ];
  for (const [title, key] of others) it(`${title} is another one`, () => assert.notEqual(key, base));

  it('is hex of a fixed length', () => assert.match(base, new RegExp(`^[0-9a-f]{${KEY_LENGTH}}$`)));
  it('is the same for the same parts', () => assert.equal(cacheKey('coded', 'ab', 'c'), base));
  it('shows its kind in front', () => {
    assert.equal(cacheKey('coded', 'x').slice(0, 4), base.slice(0, 4));
    assert.notEqual(cacheKey('card', 'ab', 'c').slice(0, 4), base.slice(0, 4));
  });

  it('belongs to one list of parts only', () => {
    const parts = fc.array(fc.oneof(fc.string(), fc.uint8Array()), { maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const isSame = JSON.stringify(a) === JSON.stringify(b);
        assert.equal(cacheKey('k', ...a) === cacheKey('k', ...b), isSame);
      }),
    );
  });
});
