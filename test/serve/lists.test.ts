/** The lists in header fields: weights and entity tags, element by element. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beforeEach, describe, it } from 'vitest';
import { isAny, listsTag } from '../../src/serve/entity-tag.ts';
import { WeightedList } from '../../src/serve/weighted-list.ts';
import { PAIR_LENGTH, PAIR_SIZE, PAIR_TEXT } from '../../src/site/layout.ts';
import { allocate, storeI32 } from '../../src/site/memory.ts';
import { emptyMemory, placed, textAt } from '../harness/arena.ts';

beforeEach(emptyMemory);

/** The items of a list as text: name, weight, and "!" where it has other parameters. */
function items(text: string): string[] {
  emptyMemory();
  const list = new WeightedList(placed(text));
  const found: string[] = [];
  while (list.next()) {
    found.push(`${textAt(list.at, list.length)} ${list.weight}${list.isQualified ? '!' : ''}`);
  }
  return found;
}

const LISTS: readonly [text: string, items: string[]][] = [
  ['', []],
  [' ', []],
  [',', []],
  ['a', ['a 1000']],
  ['a,b', ['a 1000', 'b 1000']],
  [' a , b ', ['a 1000', 'b 1000']],
  ['\ta\t,\tb\t', ['a 1000', 'b 1000']],
  ['a,,b,', ['a 1000', 'b 1000']],
  ['a;q=0.5', ['a 500']],
  ['a ; q=0.5', ['a 500']],
  ['a;Q=0.5', ['a 500']],
  ['a;q=1', ['a 1000']],
  ['a;q=1.', ['a 1000']],
  ['a;q=1.000', ['a 1000']],
  ['a;q=0', ['a 0']],
  ['a;q=0.', ['a 0']],
  ['a;q=0.1', ['a 100']],
  ['a;q=0.12', ['a 120']],
  ['a;q=0.123', ['a 123']],
  ['a;q=0.001', ['a 1']],
  ['a;q=1.001', []],
  ['a;q=0.1234', []],
  ['a;q=2', []],
  ['a;q=-1', []],
  ['a;q=.5', []],
  ['a;q=0,5', ['a 0', '5 1000']],
  ['a;q=x', []],
  ['a;q=1x', []],
  ['a;q=0.x', []],
  ['a;q', ['a 1000!']],
  ['a;q=', ['a 1000!']],
  ['a; =', ['a 1000!']],
  ['a;b', ['a 1000!']],
  ['a;b=c;q=0.5', ['a 500!']],
  ['a;q=0.5;b=c', ['a 500']],
  ['a;q=0.5;q=0.7', ['a 500']],
  ['a;;q=0.5', ['a 500']],
  ['a;', ['a 1000']],
  [';q=0.5', []],
  ['a;charset=utf-8', ['a 1000']],
  ['a;CHARSET="UTF-8";q=0.5', ['a 500']],
  ['a;charset=latin1', ['a 1000!']],
  ['a;b="x,y;q=0";q=0.5,c', ['a 500!', 'c 1000']],
  ['a;b="x\\",y",c', ['a 1000!', 'c 1000']],
  ['a;b="x,c', ['a 1000!']],
  ['a b;q=0.5', ['a b 500']],
  ['*/*;q=0.1, text/*', ['*/* 100', 'text/* 1000']],
];

describe('a list with weights', () => {
  for (const [text, expected] of LISTS) {
    it(`${JSON.stringify(text)} has ${expected.length === 0 ? 'no items' : expected.join(', ')}`, () => {
      assert.deepEqual(items(text), expected);
    });
  }
  it('comes to its end, for any bytes, with each weight between 0 and 1', () => {
    const piece = fc.constantFrom(',', ';', 'q=', '0.5', '"', '\\', ' ', 'a', '*', '/', '=', '\xff', '1');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        emptyMemory();
        const field = placed(pieces.join(''));
        const list = new WeightedList(field);
        let count = 0;
        while (list.next()) {
          count++;
          assert.ok(list.weight >= 0 && list.weight <= 1000);
          assert.ok(list.at >= field.at && list.at + list.length <= field.at + field.length);
        }
        assert.ok(count <= pieces.length);
      }),
      { numRuns: 5000, seed: 1 },
    );
  });
});

/** A list, a tag, and whether it is found by a strong and by a weak comparison. */
const TAGS: readonly [list: string, tag: string, strong: boolean, weak: boolean][] = [
  ['"a"', '"a"', true, true],
  ['W/"a"', '"a"', false, true],
  ['w/"a"', '"a"', false, false],
  ['"a", W/"a"', '"a"', true, true],
  ['W/"a", "a"', '"a"', true, true],
  ['"b","a"', '"a"', true, true],
  ['"b" ,\t"a"', '"a"', true, true],
  ['"b""a"', '"a"', false, false],
  ['"b" "a"', '"a"', false, false],
  [',"a"', '"a"', true, true],
  ['"A"', '"a"', false, false],
  ['"a,b"', '"a"', false, false],
  ['"a,b", "a"', '"a"', true, true],
  ['"a b", "a"', '"a"', false, false],
  ['""', '""', true, true],
  ['a', '"a"', false, false],
  ['"a', '"a"', false, false],
  ['"', '"a"', false, false],
  ['W/', '"a"', false, false],
  ['W/a', '"a"', false, false],
  ['W', '"a"', false, false],
  ['*', '"a"', false, false],
  ['"b", *, "a"', '"a"', false, false],
  ['', '"a"', false, false],
];

describe('a list of entity tags', () => {
  for (const [list, tag, strong, weak] of TAGS) {
    it(`${JSON.stringify(list)} ${weak ? (strong ? 'has' : 'has, weakly,') : 'does not have'} ${tag}`, () => {
      const field = placed(list);
      const wanted = placed(tag);
      const pair = allocate(PAIR_SIZE);
      storeI32(pair + PAIR_TEXT, wanted.at);
      storeI32(pair + PAIR_LENGTH, wanted.length);
      assert.equal(listsTag(field, pair, false), strong);
      assert.equal(listsTag(field, pair, true), weak);
      assert.equal(listsTag(field, 0, true), false);
    });
  }
  it('is "*" only where nothing else stands', () => {
    assert.equal(isAny(placed('*')), true);
    assert.equal(isAny(placed('**')), false);
    assert.equal(isAny(placed('"*"')), false);
    assert.equal(isAny(placed('')), false);
  });
});
