/** Fills bytes with bits, the lowest of each byte first. */

/** The most bits that are put at once. */
export const MOST_BITS = 24;

export class BitWriter {
  #view = new DataView(new ArrayBuffer(1 << 12));
  #filled = 0;
  /** The bits of a byte that is not full yet, and how many they are. */
  #rest = 0;
  #count = 0;

  /** Makes room for so many bits, where none are put yet. */
  reserve(bits: number): void {
    // Four bytes are written at once.
    const size = (bits >> 3) + 4;
    if (size > this.#view.byteLength) this.#view = new DataView(new ArrayBuffer(size * 2));
  }

  /** Puts the lowest `width` bits of `bits`, which has no others; at most MOST_BITS. */
  put(bits: number, width: number): void {
    const rest = this.#rest | (bits << this.#count);
    const count = this.#count + width;
    this.#view.setUint32(this.#filled, rest, true);
    this.#filled += count >>> 3;
    this.#rest = rest >>> (count & ~7);
    this.#count = count & 7;
  }

  /** All bytes since the last call, the last one filled up with zeros; good until more is put. */
  take(): Uint8Array {
    const length = this.#filled + (this.#count > 0 ? 1 : 0);
    this.#filled = this.#rest = this.#count = 0;
    return new Uint8Array(this.#view.buffer, 0, length);
  }
}
