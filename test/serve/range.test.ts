/** Sets of byte ranges against a plain reading of RFC 9110 §14.1.2, for any set. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beforeEach, describe, it } from 'vitest';
import { MAX_RANGES, RANGE_GAP } from '../../src/serve/limits.ts';
import { ByteRanges, RANGE_IGNORED, RANGE_SATISFIABLE, RANGE_UNSATISFIABLE } from '../../src/serve/range.ts';
import { emptyMemory, placed } from '../harness/arena.ts';

beforeEach(emptyMemory);

function read(field: string, length: number): { result: number; ranges: [number, number][] } {
  emptyMemory();
  const ranges = new ByteRanges(placed(field), length);
  const list = Array.from({ length: ranges.count }, (_, i): [number, number] => [
    ranges.first(i),
    ranges.last(i),
  ]);
  return { result: ranges.result, ranges: list };
}

/** The bytes that a set asks for, one flag each; null where the set is not valid. */
function askedFor(specs: readonly string[], length: number): boolean[] | null {
  const asked = new Array<boolean>(length).fill(false);
  for (const spec of specs) {
    const [, first = '', last = ''] = /^([0-9]*)-([0-9]*)$/.exec(spec) ?? [];
    if (first === '' && last === '') return null;
    if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
    const from = first === '' ? Math.max(0, length - Number(last)) : Number(first);
    const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
    for (let i = from; i <= to; i++) asked[i] = true;
  }
  return asked;
}

const number = fc.integer({ min: 0, max: 700 }).map(String);
const spec = fc.oneof(
  fc.tuple(number, number).map(([a, b]) => `${a}-${b}`),
  number.map((a) => `${a}-`),
  number.map((n) => `-${n}`),
  fc.constantFrom('-', 'x-1', '1-x', '5'),
);
const length = fc.integer({ min: 1, max: 600 });

describe('a set of ranges', () => {
  it('gives every requested byte, and no other but those of closed gaps', () => {
    fc.assert(
      fc.property(fc.array(spec, { minLength: 1, maxLength: MAX_RANGES }), length, (specs, size) => {
        const asked = askedFor(specs, size);
        const { result, ranges } = read(`bytes=${specs.join(',')}`, size);
        if (asked === null) {
          assert.equal(result, RANGE_IGNORED);
          return;
        }
        assert.equal(result, asked.includes(true) ? RANGE_SATISFIABLE : RANGE_UNSATISFIABLE);
        const given = new Array<boolean>(size).fill(false);
        for (const [first, last] of ranges) {
          assert.ok(first >= 0 && first <= last && last < size);
          assert.ok(
            asked[first] === true && asked[last] === true,
            'a range begins and ends where one was asked for',
          );
          for (let i = first; i <= last; i++) given[i] = true;
        }
        asked.forEach((wanted, i) => {
          if (wanted) assert.ok(given[i], `byte ${i} was asked for`);
        });
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
  it('gives no byte twice, and no two parts that would be cheaper as one', () => {
    fc.assert(
      fc.property(fc.array(spec, { minLength: 1, maxLength: MAX_RANGES }), length, (specs, size) => {
        const sorted = [...read(`bytes=${specs.join(',')}`, size).ranges].sort(([a], [b]) => a - b);
        for (let i = 1; i < sorted.length; i++) {
          const gap = (sorted[i]?.[0] ?? 0) - (sorted[i - 1]?.[1] ?? 0);
          assert.ok(gap > RANGE_GAP, JSON.stringify(sorted));
        }
      }),
      { numRuns: 3000, seed: 2 },
    );
  });
  it('keeps the order of the requested ranges', () => {
    assert.deepEqual(read('bytes=900-,500-509,0-9', 1000).ranges, [
      [900, 999],
      [500, 509],
      [0, 9],
    ]);
  });
  it('is ignored or satisfiable or not, for any bytes', () => {
    const piece = fc.constantFrom('bytes=', ',', '-', '0', '99999999999', ' ', '\t', 'x', '=', '-1', '1-');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 0, max: 100 }), (pieces, size) => {
        const { result, ranges } = read(pieces.join(''), size);
        assert.equal(result === RANGE_SATISFIABLE, ranges.length > 0);
        for (const [first, last] of ranges) assert.ok(first >= 0 && first <= last && last < size);
      }),
      { numRuns: 5000, seed: 3 },
    );
  });
});
