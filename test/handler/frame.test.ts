import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activeSegment } from '../../build/bundle/link.ts';
import { concatenate, readSections, unsigned, writeSections } from '../../build/bundle/wasm-sections.ts';
import { splitStaticData } from '../../build/handler/frame.ts';

const PREAMBLE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

function moduleWith(segments: Uint8Array[]): Uint8Array {
  return writeSections(PREAMBLE, [
    { id: 1, bytes: Uint8Array.of(0) },
    { id: 12, bytes: unsigned(segments.length) },
    { id: 11, bytes: concatenate([unsigned(segments.length), ...segments]) },
  ]);
}

describe('the handler’s static data', () => {
  it('is taken out of the module, with its addresses', () => {
    const text = new TextEncoder().encode('hello');
    const { handler, data } = splitStaticData(
      moduleWith([activeSegment(1024, text), activeSegment(2000, text)]),
    );
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
    assert.deepEqual(splitStaticData(moduleWith([activeSegment(1024, new Uint8Array(64))])).data, []);
  });

  it('of a module without any is empty', () => {
    assert.deepEqual(splitStaticData(writeSections(PREAMBLE, [])).data, []);
  });

  it('that reaches into the arena is refused', () => {
    const large = new Uint8Array(70_000).fill(1);
    assert.throws(() => splitStaticData(moduleWith([activeSegment(1024, large)])), /static data ends past/);
  });

  it('that is not at a constant address is refused', () => {
    const segment = concatenate([Uint8Array.of(0, 0x23, 0, 0x0b), unsigned(1), Uint8Array.of(1)]);
    assert.throws(() => splitStaticData(moduleWith([segment])), /no constant address/);
  });
});
