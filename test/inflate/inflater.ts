/** The handler's inflater on one gzip body, in a memory of its own, for tests. */
import { inflateAt, resetInflation } from '../../src/inflate/inflate.ts';
import { INFLATE_STATE_SIZE, STATE_READY, WINDOW_SIZE } from '../../src/inflate/state.ts';
import {
  HEADER_INFLATED,
  HEADER_INFLATED_COUNT,
  HEADER_SIZE,
  INFLATED_BASE,
  INFLATED_LENGTH,
  INFLATED_SIZE,
  INFLATED_SOURCE,
  INFLATED_SOURCE_LENGTH,
  PACK_BASE,
} from '../../src/site/layout.ts';
import { allocateForHost, loadI32, useMemory } from '../../src/site/memory.ts';

const RECORD = PACK_BASE + HEADER_SIZE;
const SOURCE = RECORD + INFLATED_SIZE;

/** A pack of nothing but the body that has `length` bytes and stands as `source` at its end. */
export function inflatedPack(source: Uint8Array, length: number): Uint8Array {
  const pack = new Uint8Array(SOURCE - PACK_BASE + source.length);
  pack.set(source, SOURCE - PACK_BASE);
  const view = new DataView(pack.buffer);
  view.setUint32(HEADER_INFLATED, RECORD, true);
  view.setUint32(HEADER_INFLATED_COUNT, 1, true);
  view.setInt32(RECORD - PACK_BASE, INFLATED_BASE, true);
  view.setUint32(RECORD - PACK_BASE + INFLATED_LENGTH, length, true);
  view.setUint32(RECORD - PACK_BASE + INFLATED_SOURCE, SOURCE, true);
  view.setUint32(RECORD - PACK_BASE + INFLATED_SOURCE_LENGTH, source.length, true);
  return pack;
}

export class Inflater {
  readonly #memory: Uint8Array<ArrayBuffer>;
  readonly #state: number;
  readonly #guarded: { start: number; end: number };

  /** Of the body that has `length` bytes and stands as `source` at the end of the memory. */
  constructor(source: Uint8Array, length: number) {
    this.#memory = new Uint8Array(SOURCE + source.length);
    this.#memory.set(inflatedPack(source, length), PACK_BASE);
    useMemory(this.#memory.buffer);
    this.#state = allocateForHost(INFLATE_STATE_SIZE);
    const window = allocateForHost(WINDOW_SIZE);
    const after = allocateForHost(64);
    this.#guarded = { start: after, end: after + 64 };
    this.#memory.fill(0xa5, after, after + 64);
    // What a state was used for before means nothing.
    this.#memory.fill(0xff, this.#state, this.#state + INFLATE_STATE_SIZE);
    resetInflation(this.#state, window);
  }

  /** The bytes [`from`, `from` + `length`) of the body: fewer where the stream is damaged. */
  read(from: number, length: number): Buffer {
    useMemory(this.#memory.buffer);
    const parts: Buffer[] = [];
    for (let done = 0; done < length; ) {
      const part = inflateAt(this.#state, INFLATED_BASE + from + done, length - done);
      if (part === 0) break;
      const at = loadI32(this.#state + STATE_READY);
      parts.push(Buffer.from(this.#memory.subarray(at, at + part)));
      done += part;
    }
    return Buffer.concat(parts);
  }

  /** Whether nothing was written behind the window. */
  get isContained(): boolean {
    const { start, end } = this.#guarded;
    return this.#memory.subarray(start, end).every((byte) => byte === 0xa5);
  }
}
