/** The tables of a pack, put together from parts whose addresses are moved to where they stand. */
import { grownBytes } from '../bytes/grown-bytes.ts';
import type { PackPart } from './pack-part.ts';

export class PackTables {
  /** The address of the first byte. */
  readonly base: number;
  #bytes: Buffer;
  #view: DataView;
  #length = 0;

  /** `capacity` is how many bytes are expected; there may be more. */
  constructor(base: number, capacity: number) {
    this.base = base;
    this.#bytes = Buffer.from(new ArrayBuffer(capacity));
    this.#view = new DataView(this.#bytes.buffer);
  }

  /** The address after the last byte. */
  get end(): number {
    return this.base + this.#length;
  }

  /** All bytes. */
  get bytes(): Uint8Array {
    return new Uint8Array(this.#bytes.buffer, 0, this.#length);
  }

  /** Appends bytes that have no addresses to be moved, a multiple of four; returns their address. */
  append(bytes: Uint8Array): number {
    const address = this.end;
    const length = this.#length + bytes.length;
    if (length > this.#bytes.length) {
      this.#bytes = grownBytes(this.#bytes, length);
      this.#view = new DataView(this.#bytes.buffer);
    }
    this.#bytes.set(bytes, this.#length);
    this.#length = length;
    return address;
  }

  /**
   * Appends a part; returns the addresses of its entries. `lists` are the addresses of header lists by their place,
   * `bodies` those of the bodies of its forms.
   */
  put(part: PackPart, lists: readonly number[], bodies: readonly number[]): number[] {
    const start = this.append(part.bytes);
    const offset = start - this.base;
    const view = this.#view;
    for (const word of part.addresses) {
      view.setUint32(offset + word, start + view.getUint32(offset + word, true), true);
    }
    for (const word of part.lists) {
      view.setUint32(offset + word, lists[view.getUint32(offset + word, true)] ?? 0, true);
    }
    for (const word of part.bodies) {
      view.setUint32(offset + word, bodies[view.getUint32(offset + word, true)] ?? 0, true);
    }
    return Array.from(part.entries, (entry) => start + entry);
  }
}
