import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import {
  readSections,
  readUnsigned,
  signed,
  unsigned,
  writeSections,
} from '../../build/bundle/wasm-sections.ts';
import { concatenate } from '../../build/bytes/chunks.ts';

const PREAMBLE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

describe('LEB128', () => {
  const cases: [number, number[]][] = [
    [0, [0]],
    [127, [0x7f]],
    [128, [0x80, 1]],
    [624_485, [0xe5, 0x8e, 0x26]],
    [2 ** 32 - 1, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ];
  for (const [value, bytes] of cases) {
    it(`writes ${value} without a sign as ${bytes.join(' ')}`, () => {
      assert.deepEqual([...unsigned(value)], bytes);
    });
  }

  const signedCases: [number, number[]][] = [
    [0, [0]],
    [63, [0x3f]],
    [64, [0xc0, 0]],
    [-1, [0x7f]],
    [-123_456, [0xc0, 0xbb, 0x78]],
    [0x30000, [0x80, 0x80, 0x0c]],
  ];
  for (const [value, bytes] of signedCases) {
    it(`writes ${value} with a sign as ${bytes.join(' ')}`, () => {
      assert.deepEqual([...signed(value)], bytes);
    });
  }

  it('reads back any length that it writes, and where it ends', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), fc.nat(5), (value, before) => {
        const bytes = concatenate([new Uint8Array(before), unsigned(value)]);
        assert.deepEqual(readUnsigned(bytes, before), [value, bytes.length]);
      }),
    );
  });
});

describe('sections', () => {
  it('are the same bytes after taking apart and putting together', () => {
    const section = fc.record({ id: fc.nat(13), bytes: fc.uint8Array({ maxLength: 300 }) });
    fc.assert(
      fc.property(fc.array(section, { maxLength: 6 }), (sections) => {
        const binary = writeSections(PREAMBLE, sections);
        const read = readSections(binary);
        assert.deepEqual([...writeSections(read.preamble, read.sections)], [...binary]);
        assert.deepEqual(
          read.sections.map(({ id }) => id),
          sections.map(({ id }) => id),
        );
      }),
    );
  });

  it('that end past the binary are refused', () => {
    const binary = concatenate([PREAMBLE, Uint8Array.of(1, 200, 1, 0)]);
    assert.throws(() => readSections(binary), RangeError);
  });
});
