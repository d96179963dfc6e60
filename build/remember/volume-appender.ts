/** The volume that a build writes: records are gathered in memory and appended to the file a block at a time. */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { OpenedFile } from '../bytes/opened-file.ts';
import type { SlicedFile } from '../bytes/stored-bytes.ts';
import { MAGIC, RECORD_HEADER, type RecordPlace, readRecord, writeRecord } from './volume-format.ts';

/** Bytes gathered before they are written: the most that a killed build loses. */
const BLOCK = 4 << 20;

export class VolumeAppender implements SlicedFile {
  readonly file: string;
  /** For records that are in the file already. */
  readonly #reader: OpenedFile;
  #descriptor: number | null = null;
  #block: Buffer = Buffer.allocUnsafe(64 << 10);
  #used = 0;
  /** Bytes in the file, before those in the block. */
  #written = 0;

  constructor(file: string) {
    this.file = file;
    this.#reader = new OpenedFile(file);
    this.#block.set(MAGIC);
    this.#used = MAGIC.length;
  }

  /** Bytes of the volume so far. */
  get size(): number {
    return this.#written + this.#used;
  }

  /** Appends a record of `parts`; returns its offset. Throws where the file cannot be written. */
  append(key: string, ...parts: readonly Uint8Array[]): number {
    const size = parts.reduce((sum, part) => sum + part.length, RECORD_HEADER);
    if (this.#used + size > BLOCK) this.flush();
    if (this.#used + size > this.#block.length) this.#grow(this.#used + size);
    const offset = this.size;
    writeRecord(this.#block.subarray(this.#used, this.#used + size), key, parts);
    this.#used += size;
    return offset;
  }

  /**
   * The content of a record that was appended before, or null where it cannot be read back whole. It is read into
   * `record`, which has just the size of the record.
   */
  read(
    { key, offset, length }: RecordPlace,
    record: Buffer = Buffer.allocUnsafe(RECORD_HEADER + length),
  ): Buffer | null {
    try {
      this.fill(record, offset);
    } catch {
      return null;
    }
    return readRecord(record, key);
  }

  /**
   * Fills `target` with the volume's bytes from `offset` on, written or gathered. Throws where they cannot be read.
   */
  fill(target: Uint8Array, offset: number): void {
    const inFile = Math.min(Math.max(this.#written - offset, 0), target.length);
    if (inFile > 0) this.#reader.fill(target.subarray(0, inFile), offset);
    const at = offset + inFile - this.#written;
    const rest = target.length - inFile;
    if (at + rest > this.#used)
      throw new RangeError(`${this.file} ends before ${offset + target.length} bytes`);
    if (rest > 0) target.set(this.#block.subarray(at, at + rest), inFile);
  }

  /** Writes the gathered bytes; makes the folder and the file at the first call. */
  flush(): void {
    if (this.#descriptor === null) {
      mkdirSync(dirname(this.file), { recursive: true });
      this.#descriptor = openSync(this.file, 'wx');
    }
    for (let at = 0; at < this.#used; ) at += writeSync(this.#descriptor, this.#block, at, this.#used - at);
    this.#written += this.#used;
    this.#used = 0;
  }

  close(): void {
    this.#reader.close();
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  #grow(size: number): void {
    const block = Buffer.allocUnsafe(Math.max(size, Math.min(this.#block.length * 4, BLOCK)));
    block.set(this.#block.subarray(0, this.#used));
    this.#block = block;
  }
}
