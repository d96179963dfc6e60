/** Writes bits one after another, the lowest of each byte first. */
export class BitWriter {
  readonly #bytes: number[] = [];
  #count = 0;

  /** The `width` lowest bits of `value`, the lowest of them first. */
  write(value: number, width: number): void {
    for (let bit = 0; bit < width; bit++) {
      const place = this.#count & 7;
      if (place === 0) this.#bytes.push(0);
      const last = this.#bytes.length - 1;
      this.#bytes[last] = (this.#bytes[last] ?? 0) | (((value >>> bit) & 1) << place);
      this.#count++;
    }
  }

  done(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}
