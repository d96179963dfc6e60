/**
 * Reads files, and reads only the changed ones again, so that a folder of ten thousand takes no longer than their
 * stat calls. A file counts as unchanged while its size, times and inode are. A file that was changed just before
 * it was read may change again within the same tick of the file system's clock, so it is read once more the next
 * time.
 *
 * Files are read without waiting for one another's threads: a document is a few kilobytes, and handing it to Node's
 * pool takes eight times as long as reading it.
 */
import { type BigIntStats, closeSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs';

/** Nanoseconds: far more than the tick of any file system (FAT's is two seconds). */
const SETTLED = 3_000_000_000n;

/** Reads the files of a folder. */
export interface Files {
  /** The file's bytes, which the caller must not change. Throws the error of a file that cannot be read. */
  read: (path: string) => Uint8Array;
  /** Forgets all files but these. */
  retain: (paths: ReadonlySet<string>) => void;
}

interface KnownFile {
  bytes: Uint8Array;
  stamp: string;
  /** Whether the file had not been touched for a while when it was read. */
  isSettled: boolean;
}

export class FileReader implements Files {
  readonly #known = new Map<string, KnownFile>();

  /** The file's bytes: the identical array while they are equal. Throws the error of a file that cannot be read. */
  read(path: string): Uint8Array {
    const known = this.#known.get(path);
    if (known?.isSettled && known.stamp === stampOf(statSync(path, { bigint: true }))) return known.bytes;
    const read = readFile(path);
    if (known !== undefined && Buffer.compare(known.bytes, read.bytes) === 0) read.bytes = known.bytes;
    this.#known.set(path, read);
    return read.bytes;
  }

  /** Forgets all files but these. */
  retain(paths: ReadonlySet<string>): void {
    for (const path of this.#known.keys()) if (!paths.has(path)) this.#known.delete(path);
  }
}

/** A reader that has read no file yet. */
export function newFileReader(): FileReader {
  return new FileReader();
}

/** Reads size and times before the bytes, so that a change in between is noticed next time. */
function readFile(path: string): KnownFile {
  const file = openSync(path, 'r');
  try {
    const stats = fstatSync(file, { bigint: true });
    const isSettled = BigInt(Date.now()) * 1_000_000n - latestChange(stats) > SETTLED;
    return { bytes: readFileSync(file), stamp: stampOf(stats), isSettled };
  } finally {
    closeSync(file);
  }
}

function stampOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}

function latestChange({ mtimeNs, ctimeNs }: BigIntStats): bigint {
  return mtimeNs > ctimeNs ? mtimeNs : ctimeNs;
}
