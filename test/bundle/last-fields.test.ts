/** The fields of one header list after another, as numbers. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { HeaderPairs } from '../../build/bundle/header-pairs.ts';
import { type FieldNumbers, LastFields, placeOf } from '../../build/bundle/last-fields.ts';
import type { HeaderPair } from '../../build/bundle/manifest.ts';

describe('the numbers of the fields of lists', () => {
  const [a, b, c, own, otherOwn]: HeaderPair[] = [
    ['1', '10'],
    ['2', '20'],
    ['3', '30'],
    ['9', '91'],
    ['9', '92'],
  ];
  assert.ok(a !== undefined && b !== undefined && c !== undefined);
  assert.ok(own !== undefined && otherOwn !== undefined);
  /** After each list: its numbers, how many fields were looked up, whether the shared ones are as before. */
  const steps: [title: string, list: HeaderPair[], numbers: string, made: number, isSame: boolean][] = [
    ['a first list', [a, b], '1:10 2:20', 2, false],
    ['the same fields in another list', [a, b], '1:10 2:20', 0, true],
    ['a longer one', [a, b, c], '1:10 2:20 3:30', 3, false],
    ['one with another field in the middle', [a, c, c], '1:10 3:30 3:30', 1, false],
    ['one with another first', [b, c, c], '2:20 3:30 3:30', 1, false],
    ['an equal field that is another array', [['2', '20'], c, c], '2:20 3:30 3:30', 1, true],
    ['one without the middle', [a, c], '1:10 3:30', 2, false],
    ['one with a field of its own', [own, c], '9:91 3:30', 1, false],
    ['one with another field of its own there', [otherOwn, c], '9:92 3:30', 1, true],
    ['one with another shared field beside it', [otherOwn, b], '9:92 2:20', 1, false],
    ['one with other fields of both kinds', [own, c], '9:91 3:30', 2, false],
    ['one whose own field has become a shared one', [a, c], '1:10 3:30', 1, false],
    ['nothing', [], '', 0, false],
    ['nothing once more', [], '', 0, true],
    ['something after nothing', [b], '2:20', 1, false],
  ];
  it('are right after any list, and looked up only where the field is another', () => {
    let made = 0;
    const last = new LastFields(([name, value]): FieldNumbers => {
      made++;
      return { name: Number(name), value: Number(value), isOwn: name === '9', isAddress: false };
    });
    for (const [title, list, numbers, expected, isSame] of steps) {
      made = 0;
      assert.equal(last.take(list), isSame, title);
      assert.equal(last.numbers.map(({ name, value }) => `${name}:${value}`).join(' '), numbers, title);
      assert.equal(made, expected, title);
    }
  });

  it('are kept by a number that no other place has', () => {
    const places = [1, 2, 3, 300].flatMap((count) =>
      Array.from({ length: count }, (_, index) => placeOf(index, count)),
    );
    assert.equal(new Set(places).size, places.length);
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
