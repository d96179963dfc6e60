/** What is made of the fields of one header list after another. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { FieldMemo } from '../../build/bundle/field-memo.ts';
import { HeaderPairs } from '../../build/bundle/header-pairs.ts';
import type { HeaderPair } from '../../build/bundle/manifest.ts';

describe('values made from the fields of lists', () => {
  const [a, b, c]: HeaderPair[] = [
    ['a', '1'],
    ['b', '2'],
    ['c', '3'],
  ];
  assert.ok(a !== undefined && b !== undefined && c !== undefined);
  /** After each list: what came of it, and of how many fields something was made. */
  const steps: [title: string, list: HeaderPair[], values: string[], made: number][] = [
    ['a first list', [a, b], ['a1', 'b2'], 2],
    ['the same fields in another list', [a, b], ['a1', 'b2'], 0],
    ['a longer one', [a, b, c], ['a1', 'b2', 'c3'], 1],
    ['one with another field in the middle', [a, c, c], ['a1', 'c3', 'c3'], 1],
    ['one without its first', [c, c], ['c3', 'c3'], 0],
    ['one with another first', [a, c, c], ['a1', 'c3', 'c3'], 1],
    ['one without the middle', [a, c], ['a1', 'c3'], 0],
    ['one with a new middle', [a, b, c], ['a1', 'b2', 'c3'], 1],
    ['a shorter one', [a], ['a1'], 0],
    ['one that is longer again', [a, c], ['a1', 'c3'], 1],
    ['an equal field that is another array', [['a', '1'], c], ['a1', 'c3'], 1],
    ['nothing', [], [], 0],
    ['something after nothing', [b], ['b2'], 1],
  ];
  it('is right after any list, and made anew only where the field is another', () => {
    let made = 0;
    const memo = new FieldMemo<string>(([name, value]) => {
      made++;
      return name + value;
    });
    for (const [title, list, values, expected] of steps) {
      made = 0;
      assert.deepEqual(memo.of(list), values, title);
      assert.equal(made, expected, title);
    }
  });
});

describe('the fields of a manifest', () => {
  it('are one array for each name and value', () => {
    const pairs = new HeaderPairs();
    const written: HeaderPair = ['vary', 'accept'];
    assert.equal(pairs.same(written), written);
    assert.equal(pairs.get('vary', 'accept'), written);
    assert.equal(pairs.same(['vary', 'accept']), written);
    assert.notEqual(pairs.get('vary', 'accept-encoding'), written);
    assert.deepEqual(pairs.get('accept', 'vary'), ['accept', 'vary']);
  });
});
