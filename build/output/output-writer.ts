/**
 * Writes one file of the output. While its bytes equal those of the file in its place, nothing is written; from the
 * first difference on a new file is written beside it.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { outputError } from './output-error.ts';
import type { OutputPlace } from './output-place.ts';

/** Buffers in one call of the system: the most that POSIX allows (IOV_MAX). */
const AT_ONCE = 1_024;
const BLOCK = 1 << 20;

export class OutputWriter {
  readonly #place: OutputPlace;
  /** The file in its place, while all bytes so far are equal. */
  #earlier: FileHandle | null;
  #file: FileHandle | null = null;
  #bytes = 0;

  private constructor(place: OutputPlace, earlier: FileHandle | null) {
    this.#place = place;
    this.#earlier = earlier;
  }

  /**
   * Begins a file of `length` bytes; null: not known. The file in its place is compared with it if it may have that
   * length and contains `sample`: bytes, with their offset, that most changes touch.
   */
  static async begin(
    place: OutputPlace,
    length: number | null,
    sample: { at: number; bytes: Uint8Array } | null,
  ): Promise<OutputWriter> {
    const earlier = await openEarlier(place.path, length);
    const writer = new OutputWriter(place, earlier);
    try {
      const isAlike =
        earlier !== null && (sample === null || (await has(earlier, sample.at, [sample.bytes])));
      if (!isAlike) await writer.#differ();
    } catch (error) {
      await writer.close();
      throw outputError(error, place.path);
    }
    return writer;
  }

  /** Bytes so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether there is a file to be renamed into its place. */
  get isNew(): boolean {
    return this.#earlier === null;
  }

  /**
   * Appends `buffers`, which must not change until the promise resolves. Throws an OutputError where they cannot be
   * written.
   */
  async write(buffers: readonly Uint8Array[]): Promise<void> {
    try {
      await this.#write(buffers);
    } catch (error) {
      throw outputError(error, this.#place.path);
    }
  }

  async #write(buffers: readonly Uint8Array[]): Promise<void> {
    const full = buffers.filter(({ length }) => length > 0);
    if (this.#earlier !== null && !(await has(this.#earlier, this.#bytes, full))) await this.#differ();
    for (const buffer of full) this.#bytes += buffer.length;
    if (this.#file === null) return;
    for (let from = 0; from < full.length; from += AT_ONCE) {
      await writeAll(this.#file, full.slice(from, from + AT_ONCE));
    }
  }

  /** Ends the file after its last bytes: the one in its place may have more. */
  async end(): Promise<void> {
    if (this.#earlier === null) return;
    try {
      if ((await this.#earlier.stat()).size !== this.#bytes) await this.#differ();
    } catch (error) {
      throw outputError(error, this.#place.path);
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#earlier?.close(), this.#file?.close()]);
  }

  /** Begins a new file with a copy of the bytes that were equal. */
  async #differ(): Promise<void> {
    makeFolder(dirname(this.#place.path));
    this.#file = await open(this.#place.temporary, 'w');
    const earlier = this.#earlier;
    this.#earlier = null;
    if (earlier === null) return;
    try {
      const block = Buffer.allocUnsafe(Math.min(BLOCK, this.#bytes));
      for (let at = 0; at < this.#bytes; ) {
        const length = Math.min(block.length, this.#bytes - at);
        const { bytesRead } = await earlier.read(block, 0, length, at);
        if (bytesRead === 0) throw new RangeError(`${this.#place.path} became shorter while it was read`);
        await writeAll(this.#file, [block.subarray(0, bytesRead)]);
        at += bytesRead;
      }
    } finally {
      await earlier.close();
    }
  }
}

/** The file at `path` if it has that many bytes; null: any number. */
async function openEarlier(path: string, length: number | null): Promise<FileHandle | null> {
  const file = await open(path, 'r').catch(() => null);
  const stat = await file?.stat();
  if (stat?.isFile() === true && (length === null || stat.size === length)) return file;
  await file?.close();
  return null;
}

/** Whether `buffers` stand in `file` from `start` on. */
async function has(file: FileHandle, start: number, buffers: readonly Uint8Array[]): Promise<boolean> {
  const block = Buffer.allocUnsafe(BLOCK);
  let [at, end, next] = [0, 0, start];
  for (const buffer of buffers) {
    for (let from = 0; from < buffer.length; ) {
      if (at === end) {
        [at, end] = [0, (await file.read(block, 0, block.length, next)).bytesRead];
        if (end === 0) return false;
        next += end;
      }
      const length = Math.min(buffer.length - from, end - at);
      if (block.compare(buffer, from, from + length, at, at + length) !== 0) return false;
      at += length;
      from += length;
    }
  }
  return true;
}

/** A call may write less than it was given, on a full disk or for more than two gigabytes. */
async function writeAll(file: FileHandle, buffers: readonly Uint8Array[]): Promise<void> {
  let rest = buffers;
  while (rest.length > 0) {
    let { bytesWritten } = await file.writev([...rest]);
    const unwritten: Uint8Array[] = [];
    for (const buffer of rest) {
      if (bytesWritten < buffer.length) unwritten.push(buffer.subarray(bytesWritten));
      bytesWritten = Math.max(0, bytesWritten - buffer.length);
    }
    rest = unwritten;
  }
}
