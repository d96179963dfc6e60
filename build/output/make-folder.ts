/** Makes a folder and its parents. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes the folder at `path` and its parents; true where it was not there. Throws the system's errors. (Node's own
 * way never ends where the system lets nothing be made, as in /proc.)
 */
export function makeFolder(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return false;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    // Another build was sooner.
    const isThere = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    if (isThere) return false;
    throw error;
  }
}
