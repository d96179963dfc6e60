import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { type DataSegment, writeDataSegments } from '../../build/bundle/data-segments.ts';
import { readSections, unsigned, writeSections } from '../../build/bundle/wasm-sections.ts';
import { concatenate } from '../../build/bytes/chunks.ts';
import { splitStaticData } from '../../build/handler/frame.ts';

const PREAMBLE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** The first address that static data must leave free. */
const END = 0x10000;

function moduleWith(segments: DataSegment[]): Uint8Array {
  return withDataSection(segments.length, writeDataSegments(segments));
}

function withDataSection(count: number, bytes: Uint8Array): Uint8Array {
  return writeSections(PREAMBLE, [
    { id: 1, bytes: Uint8Array.of(0) },
    { id: 12, bytes: unsigned(count) },
    { id: 11, bytes },
  ]);
}

describe('the handler’s static data', () => {
  it('is taken out of the module, with its addresses', () => {
    const text = new TextEncoder().encode('hello');
    const segments = [
      { at: 1024, bytes: text },
      { at: 2000, bytes: text },
    ];
    const { handler, data } = splitStaticData(moduleWith(segments), END);
    assert.deepEqual(
      data.map(({ at, bytes }) => [at, new TextDecoder().decode(bytes)]),
      [
        [1024, 'hello'],
        [2000, 'hello'],
      ],
    );
    assert.deepEqual(
      readSections(handler).sections.map(({ id }) => id),
      [1],
    );
  });

  it('that is all zero needs no segment, since fresh memory is zero', () => {
    assert.deepEqual(splitStaticData(moduleWith([{ at: 1024, bytes: new Uint8Array(64) }]), END).data, []);
  });

  it('of a module without any is empty', () => {
    assert.deepEqual(splitStaticData(writeSections(PREAMBLE, []), END).data, []);
  });

  it('that reaches into the arena is refused, zero or not', () => {
    for (const byte of [0, 1]) {
      const segment = { at: END - 9, bytes: new Uint8Array(10).fill(byte) };
      assert.throws(
        () => splitStaticData(moduleWith([segment]), END),
        /static data ends at 65537, past 65536/,
      );
    }
  });

  it('that is not at a constant address is refused', () => {
    const segment = concatenate([Uint8Array.of(0, 0x23, 0, 0x0b), unsigned(1), Uint8Array.of(1)]);
    const module = withDataSection(1, concatenate([unsigned(1), segment]));
    assert.throws(() => splitStaticData(module, END), /no constant address/);
  });

  it('that is passive is refused', () => {
    const segment = { at: null, bytes: Uint8Array.of(1) };
    assert.throws(() => splitStaticData(moduleWith([segment]), END), /passive/);
  });
});
