/** Writes bytes one after another, with the number formats of the search index (src/site/search-layout.ts). */

export class ByteWriter {
  #bytes = new Uint8Array(1 << 12);
  #length = 0;

  /** How many bytes were written. */
  get length(): number {
    return this.#length;
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = value;
  }

  /** The lowest four bytes of a number, the lowest first. */
  u32(value: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.byte((value >>> shift) & 0xff);
  }

  varint(value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest >>>= 7) this.byte((rest & 0x7f) | 0x80);
    this.byte(rest);
  }

  /** Room for `count` bytes, to be filled before more is written. */
  room(count: number): Uint8Array {
    this.#grow(count);
    this.#length += count;
    return this.#bytes.subarray(this.#length - count, this.#length);
  }

  bytes(bytes: Uint8Array): void {
    this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** The length of `bytes` as a varint, then the bytes. */
  counted(bytes: Uint8Array): void {
    this.varint(bytes.length);
    this.bytes(bytes);
  }

  /** `counted` for a text in UTF-8. */
  text(text: string): void {
    this.counted(Buffer.from(text));
  }

  /** The bytes written from `start` up to, not including, `end`; good until more is written. */
  view(start: number = 0, end: number = this.#length): Uint8Array {
    return this.#bytes.subarray(start, end);
  }

  /** All that was written. */
  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #grow(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
