/**
 * The inside of a site component, without a component host: its two core modules instantiated in Node, and
 * its memory written and read as the canonical ABI says. The model hosts stand on it.
 */
import { CORE_MODULE_SECTION, readSections } from '../../build/bundle/wasm-sections.ts';

/** Functions that the handler imports, by module and name. They take and give core WebAssembly values. */
export type CoreImports = Record<string, Record<string, (...parameters: never[]) => unknown>>;

/** Name and value of each field, as bytes in Latin-1. */
export type FieldList = readonly (readonly [string, string])[];

type Reallocate = (old: number, oldSize: number, align: number, size: number) => number;

export class Guest {
  /** How often the handler called each import, by name. */
  readonly calls: Map<string, number> = new Map();
  #memory: WebAssembly.Memory | undefined;
  #reallocate: Reallocate | undefined;
  #exports: Record<string, unknown> = {};

  /** Instantiates the component's core modules against `imports`. */
  static async start(component: Uint8Array, imports: CoreImports): Promise<Guest> {
    const guest = new Guest();
    const [memoryModule, handlerModule] = await Promise.all(
      readSections(component)
        .sections.filter(({ id }) => id === CORE_MODULE_SECTION)
        .map(({ bytes }) => WebAssembly.compile(bytes)),
    );
    if (memoryModule === undefined || handlerModule === undefined) throw new Error('not two core modules');
    const memory = await WebAssembly.instantiate(memoryModule, {});
    guest.#memory = memory.exports.memory as WebAssembly.Memory;
    guest.#reallocate = memory.exports.cabi_realloc as Reallocate;
    const handler = await WebAssembly.instantiate(handlerModule, {
      env: memory.exports,
      ...guest.#counted(imports),
    });
    guest.#exports = handler.exports;
    return guest;
  }

  /** Calls an export of the handler. */
  call(name: string, ...parameters: number[]): number | undefined {
    return (this.#exports[name] as (...parameters: number[]) => number | undefined)(...parameters);
  }

  /** The memory as it is now: growing replaces the view. */
  get view(): DataView {
    if (this.#memory === undefined) throw new Error('the guest has not started');
    return new DataView(this.#memory.buffer);
  }

  /** A copy of the bytes at `at`. */
  bytes(at: number, length: number): Buffer {
    return Buffer.from(Buffer.from(this.view.buffer, at, length));
  }

  text(at: number, length: number): string {
    return this.bytes(at, length).toString('latin1');
  }

  /** Lowers a string or list of bytes: address and length at `at`. */
  lowerText(at: number, text: string): void {
    const bytes = Buffer.from(text, 'latin1');
    const address = this.#allocate(1, bytes.length);
    Buffer.from(this.view.buffer).set(bytes, address);
    this.view.setUint32(at, address, true);
    this.view.setUint32(at + 4, bytes.length, true);
  }

  /** Lowers list<tuple<string, list<u8>>>: address and length at `at`. */
  lowerFields(at: number, fields: FieldList): void {
    const list = this.#allocate(4, fields.length * 16);
    fields.forEach(([name, value], index) => {
      this.lowerText(list + index * 16, name);
      this.lowerText(list + index * 16 + 8, value);
    });
    this.view.setUint32(at, list, true);
    this.view.setUint32(at + 4, fields.length, true);
  }

  /** Lifts list<tuple<string, list<u8>>> of `count` entries at `at`. */
  liftFields(at: number, count: number): [string, string][] {
    const pair = (address: number): string =>
      this.text(this.view.getUint32(address, true), this.view.getUint32(address + 4, true));
    return Array.from({ length: count }, (_, index) => [pair(at + index * 16), pair(at + index * 16 + 8)]);
  }

  #allocate(align: number, size: number): number {
    const at = (this.#reallocate?.(0, 0, align, size) ?? 0) >>> 0;
    if (at % align !== 0 || at + size > this.view.byteLength) throw new Error('trap: realloc gave no room');
    return at;
  }

  #counted(imports: CoreImports): CoreImports {
    const wrap =
      (name: string, call: (...parameters: never[]) => unknown) =>
      (...parameters: never[]) => {
        this.calls.set(name, (this.calls.get(name) ?? 0) + 1);
        return call(...parameters);
      };
    return Object.fromEntries(
      Object.entries(imports).map(([module, functions]) => [
        module,
        Object.fromEntries(Object.entries(functions).map(([name, call]) => [name, wrap(name, call)])),
      ]),
    );
  }
}
