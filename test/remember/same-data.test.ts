/** Which pieces of data say the same. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { sameData } from '../../build/remember/same-data.ts';

const bytes = new Uint8Array([1]);
const shared = new Map([['a', 1]]);

describe('two pieces of data', () => {
  const cases: [what: string, a: unknown, b: unknown, same: boolean][] = [
    ['numbers', 1, 1, true],
    ['what is not a number', Number.NaN, Number.NaN, true],
    ['zeros of two signs', 0, -0, false],
    ['nothing and null', undefined, null, false],
    ['nested arrays', [1, ['a', null]], [1, ['a', null]], true],
    ['an array and a longer one', [1], [1, undefined], false],
    ['an array and an object of its entries', ['a'], { 0: 'a' }, false],
    ['nested objects', { a: { b: [1] } }, { a: { b: [1] } }, true],
    ['objects whose keys stand in another order', { a: 1, b: 2 }, { b: 2, a: 1 }, false],
    ['an object and one with a key more', { a: 1 }, { a: 1, b: undefined }, false],
    ['objects with another key', { a: undefined }, { b: undefined }, false],
    ['objects with another value', { a: { b: 1 } }, { a: { b: 2 } }, false],
    ['the identical bytes', [bytes], [bytes], true],
    ['bytes and a copy of them', bytes, bytes.slice(), false],
    ['the identical map', { shared }, { shared }, true],
    ['a map and a copy of it', shared, new Map(shared), false],
    ['an object and null', {}, null, false],
    ['objects without a prototype', Object.create(null), {}, true],
  ];
  for (const [what, a, b, same] of cases) {
    it(`${same ? 'say the same' : 'differ'}: ${what}`, () => {
      assert.equal(sameData(a, b), same);
      assert.equal(sameData(b, a), same);
    });
  }
});
