/** A file that is opened when it is first read, or before, and again where it was closed in between. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { SlicedFile } from './stored-bytes.ts';

export class OpenedFile implements SlicedFile {
  readonly file: string;
  #descriptor: number | null = null;

  /** `file` is its path. */
  constructor(file: string) {
    this.file = file;
  }

  /**
   * Opens the file and returns its size in bytes. From now on it can be read even when it is removed. Throws where
   * it cannot be opened.
   */
  open(): number {
    this.#descriptor ??= openSync(this.file, 'r');
    return fstatSync(this.#descriptor).size;
  }

  /** Fills `target` with the bytes from `offset` on. Throws where the file cannot be read or ends before. */
  fill(target: Uint8Array, offset: number): void {
    this.#descriptor ??= openSync(this.file, 'r');
    for (let at = 0; at < target.length; ) {
      const read = readSync(this.#descriptor, target, at, target.length - at, offset + at);
      if (read === 0) throw new RangeError(`${this.file} ends before ${offset + target.length} bytes`);
      at += read;
    }
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }
}
