/**
 * Writes the files that are to be on another server into a folder of the output, one after another: there may be
 * thousands. Their names have the hash of their content, so a file that is there already stays.
 */
import { readdirSync, statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from '../remember/is-running.ts';
import { makeFolder } from './make-folder.ts';
import { outputError } from './output-error.ts';
import { outputPlace, writerOf } from './output-place.ts';

/** The folder, from the output folder. */
export const MEDIA_FOLDER = 'media';
/** The name of such a file has twelve digits of its hash. */
const NAME = /\.[0-9a-f]{12}(?:\.|$)/;

/**
 * Writes `files`, by name, into the folder `media` of the folder `out`, which are made where they are missing; the
 * files of an earlier build stay until `removeOldMedia`. Throws an OutputError where the system's error has a known
 * cause.
 */
export async function writeMedia(
  out: string,
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
): Promise<void> {
  if (files.length === 0) return;
  const folder = join(out, MEDIA_FOLDER);
  try {
    makeFolder(folder);
    for (const [name, bytes] of files) {
      const { path, temporary } = outputPlace(folder, name);
      if (statSync(path, { throwIfNoEntry: false })?.size === bytes.length) continue;
      try {
        await writeFile(temporary, bytes);
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    }
  } catch (error) {
    throw outputError(error, folder);
  }
}

/** Removes the files of earlier builds, and of builds that were killed, that are not among `names`. */
export async function removeOldMedia(out: string, names: readonly string[]): Promise<void> {
  const folder = join(out, MEDIA_FOLDER);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  const kept = new Set(names);
  for (const name of readdirSync(folder)) {
    const writer = writerOf(name);
    const isLeft = writer === null ? NAME.test(name) && !kept.has(name) : !isRunning(writer);
    if (isLeft) await rm(join(folder, name), { force: true });
  }
}
