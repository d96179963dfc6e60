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

export interface OutputFile {
  /** From the output folder. */
  name: string;
  content: string | Uint8Array | Chunks;
}

const TEMPORARY = /^\..*\.(\d+)\.tmp$/;
/** Chunks that are handed to the system at once: no more than POSIX lets one call have (IOV_MAX). */
const AT_ONCE = 1_024;

/**
 * Writes `files` into the folder `out`, creating it. All are complete before the first is renamed; on an error
 * the temporary files are removed and what was there stays. `obsolete` are names of an earlier build that this
 * one does not have; they are removed.
 */
export async function writeOutput(
  out: string,
  files: readonly OutputFile[],
  obsolete: readonly string[] = [],
): Promise<void> {
  await mkdir(out, { recursive: true });
  await removeLeftovers(out);
  const temporary = (name: string): string => join(out, `.${name.replaceAll('/', '-')}.${process.pid}.tmp`);
  try {
    const isChanged = await Promise.all(
      files.map(async ({ name, content }) => {
        const chunks = asChunks(typeof content === 'string' ? Buffer.from(content) : content);
        if (await isSame(join(out, name), chunks)) return false;
        await mkdir(dirname(join(out, name)), { recursive: true });
        await writeChunks(temporary(name), chunks);
        return true;
      }),
    );
    // One after another without a pause, since the files belong together.
    files.forEach(({ name }, index) => {
      if (isChanged[index] === true) renameSync(temporary(name), join(out, name));
    });
    for (const name of obsolete) await rm(join(out, name), { force: true });
  } catch (error) {
    await Promise.all(files.map(({ name }) => rm(temporary(name), { force: true })));
    throw error;
  }
}

async function removeLeftovers(out: string): Promise<void> {
  for (const name of readdirSync(out)) {
    const writer = TEMPORARY.exec(name)?.[1];
    if (writer !== undefined && !isRunning(Number(writer))) await rm(join(out, name), { force: true });
  }
}

async function writeChunks(path: string, chunks: Chunks): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (let first = 0; first < chunks.length; first += AT_ONCE) {
      await writeAll(file, chunks.slice(first, first + AT_ONCE));
    }
  } finally {
    await file.close();
  }
}

/** A call may write less than it was given, on a full disk or for more than two gigabytes. */
async function writeAll(file: FileHandle, chunks: Chunks): Promise<void> {
  let rest = chunks.filter(({ length }) => length > 0);
  while (rest.length > 0) {
    let { bytesWritten } = await file.writev([...rest]);
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
    for (const chunk of chunks) {
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
