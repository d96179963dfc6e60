import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type DataSegment, readDataSegments, writeDataSegments } from '../../build/bundle/data-segments.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('data segments', () => {
  it('are written as the specification encodes them', () => {
    const section = writeDataSegments([
      { at: 1024, bytes: bytes('ab') },
      { at: null, bytes: bytes('c') },
    ]);
    // Two; memory 0 at i32.const 1024, end, two bytes; passive, one byte.
    assert.deepEqual([...section], [2, 0, 0x41, 0x80, 0x08, 0x0b, 2, 0x61, 0x62, 1, 1, 0x63]);
  });

  it('are read as they were written', () => {
    const segment = fc
      .tuple(fc.option(fc.integer({ min: 0, max: 2 ** 31 - 1 })), fc.uint8Array({ maxLength: 300 }))
      .map(([at, content]): DataSegment => ({ at, bytes: content }));
    fc.assert(
      fc.property(fc.array(segment), (segments) => {
        assert.deepEqual(readDataSegments(writeDataSegments(segments)), segments);
      }),
    );
  });

  for (const [title, section] of [
    ['at the value of a global', [1, 0, 0x23, 0, 0x0b, 0]],
    ['of another memory', [1, 2, 1, 0x41, 0, 0x0b, 0]],
    ['at a computed address', [1, 0, 0x41, 1, 0x41, 1, 0x6a, 0x0b, 0]],
  ] as [string, number[]][]) {
    it(`${title} are refused`, () => {
      assert.throws(() => readDataSegments(Uint8Array.from(section)), /no constant address/);
    });
  }
});
