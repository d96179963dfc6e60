/**
 * Reads files for a process that reads each of them once. It notes nothing by which changes are found, and texts of
 * a few kilobytes get their memory together: that takes half as long as reading each by itself. It is memory that
 * threads can share, so that the sources of a large site need not be copied for them (large/shared-sources.ts).
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { isMarkdown } from './file-kinds.ts';
import type { Files } from './file-reader.ts';

/** Bytes of memory for many files. */
const BLOCK = 1 << 20;
/** A longer file (bytes) is read by itself. */
const SMALL = 64 << 10;

export class OnceReader implements Files {
  #block: Buffer = Buffer.alloc(0);
  #used = 0;

  /** The file's bytes. Throws the error of a file that cannot be read. */
  read(path: string): Uint8Array {
    // Other files may be sent to threads, with all of the memory that they share.
    if (!isMarkdown(path)) return readFileSync(path);
    if (this.#block.length - this.#used < SMALL) {
      this.#block = Buffer.from(new SharedArrayBuffer(BLOCK));
      this.#used = 0;
    }
    const file = openSync(path, 'r');
    try {
      const length = readSync(file, this.#block, this.#used, SMALL, 0);
      // There may be more of it.
      if (length === SMALL) return readFileSync(path);
      const start = this.#used;
      this.#used += length;
      return this.#block.subarray(start, this.#used);
    } finally {
      closeSync(file);
    }
  }

  retain(): void {}
}
