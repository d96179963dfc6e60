/** Writes bits one after another as bytes, the lowest of each byte first. */
import type { ByteWriter } from './byte-writer.ts';

/** The most bits that are written at once. */
export const MOST_BITS = 24;

export class BitWriter {
  readonly #bytes: ByteWriter;
  /** The bits of a byte that is not full yet. */
  #rest = 0;
  #count = 0;

  constructor(bytes: ByteWriter) {
    this.#bytes = bytes;
  }

  /** The `width` lowest bits of `value`, which has no others, the lowest of them first. */
  write(value: number, width: number): void {
    this.#rest |= value << this.#count;
    this.#count += width;
    for (; this.#count >= 8; this.#count -= 8) {
      this.#bytes.byte(this.#rest & 0xff);
      this.#rest >>>= 8;
    }
  }

  /** Ends the last byte. */
  done(): void {
    if (this.#count > 0) this.#bytes.byte(this.#rest & 0xff);
    this.#rest = 0;
    this.#count = 0;
  }
}
