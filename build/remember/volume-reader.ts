/** Reads a volume on disk, record by record. It is closed at the end of the build. */
import { readFile } from 'node:fs/promises';
import { OpenedFile } from '../bytes/opened-file.ts';
import { indexOf } from './cache-files.ts';
import { MAGIC, RECORD_HEADER, type RecordPlace, readRecord, readRecordHeader } from './volume-format.ts';
import { decodeIndex, type IndexEntry } from './volume-index.ts';

export class VolumeReader extends OpenedFile {
  /**
   * The content of a record, or null where it is damaged, has another key, or the file is gone. It is read into
   * `record`, which has the size of the record.
   */
  read(
    { key, offset, length }: RecordPlace,
    record: Buffer = Buffer.allocUnsafe(RECORD_HEADER + length),
  ): Buffer | null {
    return this.#fill(record, offset) === null ? null : readRecord(record, key);
  }

  /** The entries of a volume of `size` bytes as far as its records follow one another; they may be damaged. */
  scan(size: number): IndexEntry[] {
    const entries: IndexEntry[] = [];
    if (this.#bytes(0, MAGIC.length)?.equals(MAGIC) !== true) return entries;
    for (let offset = MAGIC.length; offset + RECORD_HEADER <= size; ) {
      const header = this.#bytes(offset, RECORD_HEADER);
      if (header === null) break;
      const { key, length } = readRecordHeader(header);
      if (offset + RECORD_HEADER + length > size) break;
      entries.push({ key, offset, length, age: 0 });
      offset += RECORD_HEADER + length;
    }
    return entries;
  }

  #bytes(offset: number, length: number): Buffer | null {
    return this.#fill(Buffer.allocUnsafe(length), offset);
  }

  #fill(bytes: Buffer, offset: number): Buffer | null {
    try {
      this.fill(bytes, offset);
      return bytes;
    } catch {
      return null;
    }
  }
}

export interface LoadedVolume {
  reader: VolumeReader;
  /** Bytes of the file. */
  size: number;
  /** All lie within the file; their content is checked when it is read. */
  entries: IndexEntry[];
  /** Whether there is an index that is whole; without one the volume itself was read. */
  isIndexed: boolean;
}

/**
 * Opens the volume `file`, so that it can be read when another build removes it; null: it is gone or cannot be read.
 */
export async function loadVolume(file: string): Promise<LoadedVolume | null> {
  const reader = new VolumeReader(file);
  let size: number;
  try {
    size = reader.open();
  } catch {
    return null;
  }
  const index = await readFile(indexOf(file)).then(decodeIndex, () => null);
  const entries = (index ?? reader.scan(size)).filter(
    ({ offset, length }) => offset + RECORD_HEADER + length <= size,
  );
  return { reader, size, entries, isIndexed: index !== null };
}
