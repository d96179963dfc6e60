/**
 * Writes the build's files so that no reader ever finds half of one: each is written beside its place and renamed
 * into it, the component last, since hosts serve it. A build that is killed leaves the earlier files, and temporary
 * ones, which the next build removes. A file with the same content is not touched, so that tools which copy newer
 * files copy nothing.
 */
import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asChunks, type Chunks, lengthOf } from '../bytes/chunks.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { isRunning } from '../remember/is-running.ts';
import { lockFolder } from './lock-folder.ts';
import { makeFolder } from './make-folder.ts';
import { outputError } from './output-error.ts';
import { type OutputPlace, outputPlace, writerOf } from './output-place.ts';
import { OutputWriter } from './output-writer.ts';
import { replaceFiles } from './replace-files.ts';
import { writeTogether } from './write-together.ts';

export interface OutputFile {
  /** From the output folder. */
  name: string;
  /** A function makes the chunks while they are written, or compared with the file in their place. */
  content: string | Uint8Array | Chunks | (() => Iterable<StoredBytes>);
}

export interface WrittenFile {
  name: string;
  bytes: number;
}

interface Begun {
  writer: OutputWriter;
  chunks: Iterable<StoredBytes>;
}

/** The least length (bytes) of a chunk that is compared before all others. */
const SAMPLE = 4 << 10;

/**
 * Writes `files` into the folder `out`, creating it. All are complete before the first is renamed; on an error the
 * temporary files are removed and the earlier files stay. Throws an OutputError where the system's error has a
 * known cause. `obsolete` returns the names of an earlier build that this one does not have; they are removed. Waits
 * for another build that writes into the folder. Returns all files with their sizes.
 */
export async function writeOutput(
  out: string,
  files: readonly OutputFile[],
  obsolete: () => readonly string[] = () => [],
): Promise<WrittenFile[]> {
  let unlock = (): void => {};
  try {
    makeFolder(out);
    unlock = await lockFolder(out);
    await removeLeftovers(out);
    const written = await writeFiles(out, files);
    for (const name of obsolete()) await rm(join(out, name), { force: true });
    return written;
  } catch (error) {
    throw outputError(error, out);
  } finally {
    unlock();
  }
}

/** Writes all files and renames them into their places, or leaves the earlier ones. */
async function writeFiles(out: string, files: readonly OutputFile[]): Promise<WrittenFile[]> {
  const isMade = ({ content }: OutputFile): boolean => typeof content === 'function';
  const begun = new Map<string, Begun>();
  const begunOf = (some: readonly OutputFile[]): Begun[] => some.flatMap(({ name }) => begun.get(name) ?? []);
  try {
    for (const { name, content } of files) {
      begun.set(name, await begin(outputPlace(out, name), content));
    }
    await allDone([
      writeTogether(begunOf(files.filter((file) => !isMade(file)))),
      ...begunOf(files.filter(isMade)).map((file) => writeTogether([file])),
    ]);
    await allDone([...begun.values()].map(({ writer }) => writer.end()));
    await allDone([...begun.values()].map(({ writer }) => writer.close()));
    const isNew = ({ name }: OutputFile): boolean => begun.get(name)?.writer.isNew ?? true;
    await replaceFiles(files.filter(isNew).map(({ name }) => outputPlace(out, name)));
    return files.map(({ name }) => ({
      name,
      bytes: begun.get(name)?.writer.bytes ?? 0,
    }));
  } catch (error) {
    await Promise.allSettled([...begun.values()].map(({ writer }) => writer.close()));
    await Promise.all(files.map(({ name }) => rm(outputPlace(out, name).temporary, { force: true })));
    throw error;
  }
}

async function begin(place: OutputPlace, content: OutputFile['content']): Promise<Begun> {
  if (typeof content === 'function') {
    return { writer: await OutputWriter.begin(place, null, null), chunks: content() };
  }
  const chunks = asChunks(typeof content === 'string' ? Buffer.from(content) : content);
  return { writer: await OutputWriter.begin(place, lengthOf(chunks), sampleOf(chunks)), chunks };
}

/** The last large chunk that is in memory: in a component the pack's tables, in which any change shows. */
function sampleOf(chunks: Chunks): { at: number; bytes: Uint8Array } | null {
  let at = lengthOf(chunks);
  for (const chunk of chunks.toReversed()) {
    at -= chunk.length;
    if (chunk instanceof Uint8Array && chunk.length >= SAMPLE) return { at, bytes: chunk };
  }
  return null;
}

/** Waits for all, so that none is still running when an error is handled. Throws the first error. */
async function allDone(works: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(works);
  await Promise.all(works);
}

async function removeLeftovers(out: string): Promise<void> {
  for (const name of readdirSync(out)) {
    const writer = writerOf(name);
    if (writer !== null && !isRunning(writer)) await rm(join(out, name), { force: true });
  }
}
