/** Numbers and texts in memory, and the arena's bounds. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beforeEach, describe, it } from 'vitest';
import { digitCount, isAscii, isText, putNumber, sameBytes, sameText } from '../../src/site/bytes.ts';
import { ARENA_END, ARENA_START } from '../../src/site/layout.ts';
import { allocate, resetArena } from '../../src/site/memory.ts';
import { emptyMemory, placed, textAt } from '../harness/arena.ts';

beforeEach(emptyMemory);

describe('a number in decimal', () => {
  const numbers = fc.oneof(
    fc.integer({ min: 0, max: 0x7fffffff }),
    fc.constantFrom(0, 9, 10, 11, 99, 100, 999_999_999, 1_000_000_000, 0x7fffffff),
  );
  it('is what the platform writes', () => {
    fc.assert(
      fc.property(numbers, (value) => {
        resetArena();
        const at = allocate(16);
        const end = putNumber(at, value);
        assert.equal(textAt(at, end - at), String(value));
        assert.equal(digitCount(value), String(value).length);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
});

describe('text', () => {
  it('is compared byte by byte, from any address', () => {
    const bytes = fc.uint8Array({ maxLength: 20 });
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        emptyMemory();
        const first = placed(a);
        const second = placed(b);
        const length = Math.min(a.length, b.length);
        const same = Buffer.compare(a.subarray(0, length), b.subarray(0, length)) === 0;
        assert.equal(sameBytes(first.at, second.at, length), same);
        assert.equal(sameBytes(first.at, first.at, a.length), true);
      }),
      { numRuns: 2000, seed: 2 },
    );
  });
  it('is compared without regard to the case of ASCII letters alone', () => {
    const text = placed('Content-TYPE');
    assert.ok(isText(text.at, text.length, 'content-type'));
    assert.ok(!isText(text.at, text.length - 1, 'content-type'));
    const brackets = placed('[\xc9');
    const others = placed('{\xe9');
    assert.ok(!sameText(brackets.at, others.at, 1), '[ is not a capital {');
    assert.ok(!sameText(brackets.at + 1, others.at + 1, 1), 'É is not ASCII');
  });
  it('is ASCII or not, wherever the byte that is not stands', () => {
    for (let length = 0; length < 12; length++) {
      const text = placed('x'.repeat(length));
      assert.ok(isAscii(text.at, length));
      for (let i = 0; i < length; i++) {
        const other = placed(`${'x'.repeat(i)}\x80${'x'.repeat(length - i - 1)}`);
        assert.ok(!isAscii(other.at, length));
      }
    }
  });
});

describe('the arena', () => {
  it('gives room, aligned to 8, until it is full, and then none', () => {
    let last = ARENA_START;
    for (;;) {
      const at = allocate(1001);
      if (at === 0) break;
      assert.equal(at & 7, 0);
      assert.ok(at >= last && at + 1001 <= ARENA_END);
      last = at + 1001;
    }
    assert.ok(ARENA_END - last < 1009);
    assert.equal(allocate(ARENA_END), 0);
    assert.equal(allocate(-1), 0);
    assert.equal(allocate(0x7fffffff), 0);
    resetArena();
    assert.equal(allocate(1), ARENA_START);
  });
});
