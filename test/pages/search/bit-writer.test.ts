/** Bits fill bytes from the lowest of each on, however many are put at once. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { BitWriter, MOST_BITS } from '../../../build/pages/search/bit-writer.ts';
import { Random } from '../../fuzz/random.ts';

describe('the bits of an index', () => {
  it('stand one after another, the lowest of each number first, and zeros fill the last byte', () => {
    const random = new Random(1);
    const writer = new BitWriter();
    for (let round = 0; round < 200; round++) {
      const widths = Array.from({ length: random.below(60) }, () => random.below(MOST_BITS + 1));
      const numbers = widths.map((width) => random.below(2 ** width));
      writer.reserve(widths.reduce((sum, width) => sum + width, 0));
      for (const [at, number] of numbers.entries()) writer.put(number, widths[at] ?? 0);
      const bits = numbers
        .map((number, at) => [...number.toString(2).padStart(widths[at] ?? 0, '0')].reverse())
        .flatMap((own, at) => own.slice(0, widths[at]))
        .join('');
      const expected = Array.from({ length: Math.ceil(bits.length / 8) }, (_, byte) =>
        Number.parseInt([...bits.slice(byte * 8, byte * 8 + 8).padEnd(8, '0')].reverse().join(''), 2),
      );
      assert.deepEqual([...writer.take()], expected);
    }
  });

  it('have room for as many as are asked for, however many those before were', () => {
    const writer = new BitWriter();
    const count = 100_000;
    writer.reserve(count * MOST_BITS);
    for (let at = 0; at < count; at++) writer.put(2 ** MOST_BITS - 1, MOST_BITS);
    const bytes = writer.take();
    assert.equal(bytes.length, (count * MOST_BITS) / 8);
    assert.ok(bytes.every((byte) => byte === 0xff));
  });
});
