/** The inflater as it is compiled for the edge, run by Node's engine on one gzip body, for tests. */
import { INFLATE_STATE_SIZE, STATE_READY, WINDOW_SIZE } from '../../src/inflate/state.ts';
import { INFLATED_BASE } from '../../src/site/layout.ts';
import { compiledCore } from '../harness/compiled-core.ts';
import { ROOT } from '../harness/run-cli.ts';
import { inflatedPack } from './inflater.ts';

const ENTRY = 'src/edge/inflater-of-tests.ts';
/** Where the build puts the length of a pack, and memory that the compiled handler leaves alone: for state and window. */
const PACK_LENGTH = 0x3f8;
const STATE = 0x4080;
const WINDOW = 0x8000;
/** Bytes that a page of the pack is longer than, with the start of the next. */
const OVERLAP = 1024;

type Exports = { reset: (state: number, window: number) => void; inflate: typeof inflateHere };
declare function inflateHere(state: number, at: number, most: number): number;

export class CompiledInflater {
  readonly #memory: WebAssembly.Memory;
  readonly #exports: Exports;

  private constructor(memory: WebAssembly.Memory, exports: Exports) {
    this.#memory = memory;
    this.#exports = exports;
    exports.reset(STATE, WINDOW);
    new Uint8Array(memory.buffer).fill(0xa5, WINDOW + WINDOW_SIZE);
  }

  /** Compiles the inflater: a function that gives one of the body that has `length` bytes and stands as `source`. */
  static async compile(): Promise<(source: Uint8Array, length: number) => CompiledInflater> {
    const text = `
      import { inflateAt, resetInflation } from '../inflate/inflate';
      export function reset(state: i32, window: i32): void { resetInflation(state, window); }
      export function inflate(state: i32, at: i32, most: i32): i32 { return inflateAt(state, at, most); }`;
    const core = await compiledCore({ root: ROOT, entry: ENTRY, inPlaceOf: { [ENTRY]: text } });
    const module = new WebAssembly.Module(new Uint8Array(core));
    return (source, length) => {
      const pack = inflatedPack(source, length);
      const padded = new Uint8Array(pack.length + OVERLAP);
      padded.set(pack);
      const memory = new WebAssembly.Memory({ initial: 2 });
      const word = (): WebAssembly.Global => new WebAssembly.Global({ value: 'i32', mutable: true }, 0);
      const env = {
        memory,
        arena: word(),
        arena_end: word(),
        spilled: word(),
        cabi_realloc: () => 0,
        fetch: (to: number, offset: number, count: number) =>
          new Uint8Array(memory.buffer).set(padded.subarray(offset, offset + count), to),
      };
      const instance = new WebAssembly.Instance(module, { env });
      new DataView(memory.buffer).setUint32(PACK_LENGTH, pack.length, true);
      return new CompiledInflater(memory, instance.exports as unknown as Exports);
    };
  }

  /** The bytes [`from`, `from` + `length`) of the body: fewer where the stream is damaged. */
  read(from: number, length: number): Buffer {
    const parts: Buffer[] = [];
    for (let done = 0; done < length; ) {
      const part = this.#exports.inflate(STATE, INFLATED_BASE + from + done, length - done);
      if (part === 0) break;
      const at = new DataView(this.#memory.buffer).getInt32(STATE + STATE_READY, true);
      parts.push(Buffer.from(new Uint8Array(this.#memory.buffer).slice(at, at + part)));
      done += part;
    }
    return Buffer.concat(parts);
  }

  /** Whether nothing was written outside state and window. */
  get isContained(): boolean {
    const bytes = new Uint8Array(this.#memory.buffer);
    return (
      bytes.subarray(WINDOW + WINDOW_SIZE).every((byte) => byte === 0xa5) &&
      bytes.subarray(STATE + INFLATE_STATE_SIZE, WINDOW).every((byte) => byte === 0)
    );
  }
}
