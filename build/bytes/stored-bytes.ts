/**
 * Bytes in memory, or a slice of a file that is read when it is used: the bodies of a large site are in the volumes
 * of the content cache already.
 */

import { gunzipSync } from 'node:zlib';

/** A file that is read in pieces. */
export interface SlicedFile {
  readonly file: string;
  /** Fills `target` with the bytes from `offset` on. Throws where the file cannot be read or ends before. */
  fill(target: Uint8Array, offset: number): void;
}

/** `length` bytes of a file from `offset` on. They must not change as long as they may be read. */
export class FileSlice {
  readonly source: SlicedFile;
  readonly offset: number;
  readonly length: number;

  constructor(source: SlicedFile, offset: number, length: number) {
    this.source = source;
    this.offset = offset;
    this.length = length;
  }

  /** The bytes, read anew each time. */
  read(): Uint8Array {
    const bytes = Buffer.allocUnsafe(this.length);
    if (this.length > 0) this.source.fill(bytes, this.offset);
    return bytes;
  }

  /** `length` bytes of it from `start` on. Throws a RangeError where it does not have them. */
  part(start: number, length: number): FileSlice {
    if (start < 0 || length < 0 || start + length > this.length) {
      throw new RangeError(`no ${length} bytes at ${start} of ${this.length}`);
    }
    return new FileSlice(this.source, this.offset + start, length);
  }
}

/** Bytes of which only the gzip form is stored. */
export class InflatedBytes {
  readonly #form: FileSlice;
  readonly length: number;

  /** `length` is that of the bytes of which `form` is the gzip form. */
  constructor(form: FileSlice, length: number) {
    this.#form = form;
    this.length = length;
  }

  /** The bytes, inflated anew each time. Throws where the form is damaged. */
  read(): Uint8Array {
    return gunzipSync(this.#form.read());
  }
}

export type StoredBytes = Uint8Array | FileSlice | InflatedBytes;

/** The bytes themselves; those of a file are read anew each time. */
export function loadBytes(stored: StoredBytes): Uint8Array {
  return stored instanceof Uint8Array ? stored : stored.read();
}

/** Whether the two are equal, in memory or in files. */
export function sameBytes(a: StoredBytes, b: StoredBytes): boolean {
  if (a === b) return true;
  return a.length === b.length && Buffer.compare(loadBytes(a), loadBytes(b)) === 0;
}
