/**
 * Writes the build's files so that no reader ever sees half of one: each is written beside its place and
 * renamed into it, the component last, since it alone is what is served. A build that is killed leaves what
 * was there before, and its temporary files, which the next one removes. A file that is there already with
 * the same content is left as it is: who copies only what is newer then copies nothing.
 */
import { readdirSync, renameSync } from 'node:fs';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isRunning } from '../cache/is-running.ts';
import { asChunks, type Chunks, lengthOf } from './chunks.ts';
import { loadBytes, type StoredBytes } from './stored-bytes.ts';

export interface OutputFile {
  /** From the output folder. */
  name: string;
  /** A function makes the chunks while they are written: such a file is written even if it is the same. */
  content: string | Uint8Array | Chunks | (() => Iterable<StoredBytes>);
}

export interface WrittenFile {
  name: string;
  bytes: number;
}

const TEMPORARY = /^\..*\.(\d+)\.tmp$/;
/** Chunks that are handed to the system at once: no more than POSIX lets one call have (IOV_MAX). */
const AT_ONCE = 1_024;
/** Bytes after which they are handed over though they are fewer. */
const AT_MOST = 4 << 20;

/**
 * Writes `files` into the folder `out`, creating it. All are complete before the first is renamed; on an error
 * the temporary files are removed and what was there stays. `obsolete` are names of an earlier build that this
 * one does not have; they are removed. Gives all files with their sizes.
 */
export async function writeOutput(
  out: string,
  files: readonly OutputFile[],
  obsolete: readonly string[] = [],
): Promise<WrittenFile[]> {
  await mkdir(out, { recursive: true });
  await removeLeftovers(out);
  const temporary = (name: string): string => join(out, `.${name.replaceAll('/', '-')}.${process.pid}.tmp`);
  try {
    const results = await allDone(
      files.map(async ({ name, content }) => {
        const chunks = typeof content === 'function' ? null : toChunks(content);
        if (chunks !== null && (await isSame(join(out, name), chunks))) {
          return { name, bytes: lengthOf(chunks), isNew: false };
        }
        await mkdir(dirname(join(out, name)), { recursive: true });
        const written = typeof content === 'function' ? content() : toChunks(content);
        return { name, bytes: await writeChunks(temporary(name), written), isNew: true };
      }),
    );
    // One after another without a pause, since the files belong together.
    for (const { name, isNew } of results) if (isNew) renameSync(temporary(name), join(out, name));
    for (const name of obsolete) await rm(join(out, name), { force: true });
    return results.map(({ name, bytes }) => ({ name, bytes }));
  } catch (error) {
    await Promise.all(files.map(({ name }) => rm(temporary(name), { force: true })));
    throw error;
  }
}

/** The results of all, when all have ended: none is still at work when an error is dealt with. Throws the first. */
async function allDone<T>(works: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

async function removeLeftovers(out: string): Promise<void> {
  for (const name of readdirSync(out)) {
    const writer = TEMPORARY.exec(name)?.[1];
    if (writer !== undefined && !isRunning(Number(writer))) await rm(join(out, name), { force: true });
  }
}

function toChunks(content: string | Uint8Array | Chunks): Chunks {
  return asChunks(typeof content === 'string' ? Buffer.from(content) : content);
}

/** Gives how many bytes there were. */
async function writeChunks(path: string, chunks: Iterable<StoredBytes>): Promise<number> {
  const file = await open(path, 'w');
  let written = 0;
  try {
    let group: Uint8Array[] = [];
    let size = 0;
    for (const stored of chunks) {
      const chunk = loadBytes(stored);
      group.push(chunk);
      size += chunk.length;
      if (group.length < AT_ONCE && size < AT_MOST) continue;
      await writeAll(file, group);
      written += size;
      [group, size] = [[], 0];
    }
    await writeAll(file, group);
    return written + size;
  } finally {
    await file.close();
  }
}

/** A call may write less than it was given, on a full disk or for more than two gigabytes. */
async function writeAll(file: FileHandle, chunks: readonly Uint8Array[]): Promise<void> {
  let rest = chunks.filter(({ length }) => length > 0);
  while (rest.length > 0) {
    let { bytesWritten } = await file.writev(rest);
    const unwritten: Uint8Array[] = [];
    for (const chunk of rest) {
      if (bytesWritten < chunk.length) unwritten.push(chunk.subarray(bytesWritten));
      bytesWritten = Math.max(0, bytesWritten - chunk.length);
    }
    rest = unwritten;
  }
}

/** Whether `path` is a file of just these bytes. */
async function isSame(path: string, chunks: Chunks): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return false;
  try {
    const stat = await file.stat();
    if (!stat.isFile() || stat.size !== lengthOf(chunks)) return false;
    const block = Buffer.allocUnsafe(1 << 20);
    let [at, end] = [0, 0];
    for (const stored of chunks) {
      const chunk = loadBytes(stored);
      for (let from = 0; from < chunk.length; ) {
        if (at === end) [at, end] = [0, (await file.read(block, 0, block.length)).bytesRead];
        if (end === 0) return false;
        const length = Math.min(chunk.length - from, end - at);
        if (block.compare(chunk, from, from + length, at, at + length) !== 0) return false;
        at += length;
        from += length;
      }
    }
    return true;
  } finally {
    await file.close();
  }
}
