/**
 * Writes several files with many bytes in common: a slice of the cache is read once for all of them. The bodies
 * have the same order in the file of bodies and in each component.
 */

import { SliceReader } from '../bytes/read-slices.ts';
import { FileSlice, loadBytes, type StoredBytes } from '../bytes/stored-bytes.ts';
import type { OutputWriter } from './output-writer.ts';

/** Chunks, and bytes, that are taken from a file at once. */
const CHUNKS = 1_024;
const BYTES = 4 << 20;

/** Writes the chunks of each file. Throws the errors of reading and writing; the writers are left open. */
export async function writeTogether(
  files: readonly { writer: OutputWriter; chunks: Iterable<StoredBytes> }[],
): Promise<void> {
  // While a group is written the next is read.
  const readers = [new SliceReader(), new SliceReader()];
  const cursors = files.map(({ writer, chunks }) => ({ writer, cursor: new Cursor(chunks) }));
  let written: Promise<unknown> = Promise.resolve();
  try {
    for (let turn = 0; ; turn ^= 1) {
      // The first file that has not ended decides what is read next; the others take what they share.
      const leader = cursors.find(({ cursor }) => !cursor.hasEnded)?.cursor;
      if (leader === undefined) break;
      const group = leader.take(CHUNKS, BYTES);
      const read = readers[turn]?.read(group.filter((chunk) => chunk instanceof FileSlice));
      const load = (chunk: StoredBytes): Uint8Array | undefined =>
        chunk instanceof FileSlice ? read?.get(chunk) : loadBytes(chunk);
      const buffers = cursors.map(({ cursor }) =>
        cursor === leader ? group.flatMap((chunk) => load(chunk) ?? []) : cursor.takeLoaded(load),
      );
      await written;
      written = Promise.all(cursors.map(({ writer }, index) => writer.write(buffers[index] ?? [])));
    }
  } catch (error) {
    await written.catch(() => {});
    throw error;
  }
  await written;
}

/** The chunks of one file, and the place up to which they are taken. */
class Cursor {
  readonly #chunks: Iterator<StoredBytes, unknown>;
  #next: IteratorResult<StoredBytes, unknown>;

  constructor(chunks: Iterable<StoredBytes>) {
    this.#chunks = chunks[Symbol.iterator]();
    this.#next = this.#chunks.next();
  }

  get hasEnded(): boolean {
    return this.#next.done === true;
  }

  /** The next chunks, as many or as large as given: the last may be larger. */
  take(count: number, bytes: number): StoredBytes[] {
    const taken: StoredBytes[] = [];
    let size = 0;
    while (this.#next.done !== true && taken.length < count && size < bytes) {
      size += this.#next.value.length;
      taken.push(this.#next.value);
      this.#next = this.#chunks.next();
    }
    return taken;
  }

  /** The next chunks as far as `load` has them. */
  takeLoaded(load: (chunk: StoredBytes) => Uint8Array | undefined): Uint8Array[] {
    const taken: Uint8Array[] = [];
    while (this.#next.done !== true) {
      const bytes = load(this.#next.value);
      if (bytes === undefined) break;
      taken.push(bytes);
      this.#next = this.#chunks.next();
    }
    return taken;
  }
}
