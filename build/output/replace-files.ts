/**
 * Puts files into their places. A file that is replaced is given back to the system when nobody has it open any more,
 * which takes as long as writing half of it. So each is kept open until all are replaced: they change with no pause
 * in between, and threads of the system free what they were while the process goes on.
 */
import { renameSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { OutputPlace } from './output-place.ts';

/** Renames each file into its place, one right after another in their order. Throws what renaming throws. */
export async function replaceFiles(places: readonly OutputPlace[]): Promise<void> {
  const replaced = await Promise.all(places.map(({ path }) => open(path, 'r').catch(() => null)));
  try {
    for (const { temporary, path } of places) renameSync(temporary, path);
  } finally {
    // Nobody need wait for that.
    for (const file of replaced) file?.close().catch(() => {});
  }
}
