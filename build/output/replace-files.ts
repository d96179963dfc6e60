/**
 * Renames files into their places: all of them or none. The system frees a replaced file when no process has it
 * open any more, which takes as long as writing half of it. So each is kept open until all are replaced: the
 * renames follow one another without a pause, and threads of the system free the old files meanwhile.
 */
import { linkSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { OutputPlace } from './output-place.ts';

/**
 * Renames each file into its place, in order. Throws the system's error; then replaced files are put back, where
 * the file system can keep a file under two names, and new ones are removed.
 */
export async function replaceFiles(places: readonly OutputPlace[]): Promise<void> {
  const replaced = await Promise.all(places.map(({ path }) => open(path, 'r').catch(() => null)));
  const kept = places.map(keep);
  let done = 0;
  try {
    for (const { temporary, path } of places) {
      renameSync(temporary, path);
      done++;
    }
  } catch (error) {
    for (const [index, { path }] of places.slice(0, done).entries()) {
      const before = kept[index];
      if (typeof before === 'string') renameSync(before, path);
      else if (replaced[index] === null) rmSync(path, { force: true });
    }
    throw error;
  } finally {
    for (const before of kept) if (before !== null) rmSync(before, { force: true });
    // The build does not wait for that.
    for (const file of replaced) file?.close().catch(() => {});
  }
}

/** A second name for the file in a place; null: there is none, or the file system has no second names. */
function keep({ path, temporary }: OutputPlace): string | null {
  const before = temporary.replace(/\.tmp$/, '.before.tmp');
  try {
    linkSync(path, before);
    return before;
  } catch {
    return null;
  }
}
