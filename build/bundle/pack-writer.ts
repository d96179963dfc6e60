/**
 * Memory being written: records and strings are placed one after another from a base address on, and each
 * string once. What is written together lies together, so that a request touches few pages.
 */

/** A text in the pack. */
export interface PackedText {
  at: number;
  /** In bytes. */
  length: number;
}

const encoder = new TextEncoder();

export class PackWriter {
  /** The address of the first byte written. */
  readonly base: number;
  #bytes: Uint8Array = new Uint8Array(1 << 16);
  #view: DataView = new DataView(this.#bytes.buffer);
  #end = 0;
  readonly #texts = new Map<string, PackedText>();

  constructor(base: number) {
    this.base = base;
  }

  /** The address after what has been written. */
  get end(): number {
    return this.base + this.#end;
  }

  /** Room for `size` bytes, zeroed and aligned to 4: its address. */
  allocate(size: number): number {
    const offset = (this.#end + 3) & ~3;
    this.#grow(offset + size);
    this.#end = offset + size;
    return this.base + offset;
  }

  /** Writes `value` (an address, a length, a hash: any 32 bits) at address `at`. */
  setU32(at: number, value: number): void {
    this.#view.setUint32(at - this.base, value, true);
  }

  /** Where `text` stands as UTF-8; the same text always in the same place. */
  text(text: string): PackedText {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    // A UTF-16 unit becomes three bytes at most.
    this.#grow(this.#end + text.length * 3);
    const { written } = encoder.encodeInto(text, this.#bytes.subarray(this.#end));
    const packed = { at: this.base + this.#end, length: written };
    this.#end += written;
    this.#texts.set(text, packed);
    return packed;
  }

  /** Writes the address and the length of `text` side by side at `at`. */
  setText(at: number, text: string): void {
    const packed = this.text(text);
    this.setU32(at, packed.at);
    this.setU32(at + 4, packed.length);
  }

  /** All that has been written. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#end);
  }

  #grow(size: number): void {
    if (size <= this.#bytes.length) return;
    const bytes = new Uint8Array(Math.max(size, this.#bytes.length * 2));
    bytes.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }
}
