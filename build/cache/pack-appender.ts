/** The pack that a build writes: records are gathered in memory and appended to the file a block at a time. */
import { closeSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { MAGIC, RECORD_HEADER, type RecordPlace, readRecord, writeRecord } from './pack-record.ts';

/** Bytes that are gathered before they are written: what a killed build loses at most. */
const BLOCK = 4 << 20;

export class PackAppender {
  readonly file: string;
  #descriptor: number | null = null;
  #block: Buffer = Buffer.allocUnsafe(64 << 10);
  #used = 0;
  /** Bytes in the file, before those in the block. */
  #written = 0;

  constructor(file: string) {
    this.file = file;
    this.#block.set(MAGIC);
    this.#used = MAGIC.length;
  }

  /** Bytes of the pack so far. */
  get size(): number {
    return this.#written + this.#used;
  }

  /** Appends a record; gives its offset. Throws where the file cannot be written. */
  append(key: string, bytes: Uint8Array): number {
    const size = RECORD_HEADER + bytes.length;
    if (this.#used + size > BLOCK) this.flush();
    if (this.#used + size > this.#block.length) this.#grow(this.#used + size);
    const offset = this.size;
    writeRecord(this.#block, this.#used, key, bytes);
    this.#used += size;
    return offset;
  }

  /** The content of a record that was appended before, or null where it cannot be read back whole. */
  read({ key, offset, length }: RecordPlace): Buffer | null {
    const size = RECORD_HEADER + length;
    if (offset >= this.#written) {
      const at = offset - this.#written;
      // A copy, since the block is written over.
      return readRecord(Buffer.from(this.#block.subarray(at, at + size)), key);
    }
    if (this.#descriptor === null) return null;
    const record = Buffer.allocUnsafe(size);
    return readSync(this.#descriptor, record, 0, size, offset) === size ? readRecord(record, key) : null;
  }

  /** Writes what is gathered. The folder and the file are made when there is something to write. */
  flush(): void {
    if (this.#descriptor === null) {
      mkdirSync(dirname(this.file), { recursive: true });
      this.#descriptor = openSync(this.file, 'wx+');
    }
    for (let at = 0; at < this.#used; ) at += writeSync(this.#descriptor, this.#block, at, this.#used - at);
    this.#written += this.#used;
    this.#used = 0;
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  #grow(size: number): void {
    const block = Buffer.allocUnsafe(Math.max(size, Math.min(this.#block.length * 4, BLOCK)));
    block.set(this.#block.subarray(0, this.#used));
    this.#block = block;
  }
}
