/** The cache folder of a project: beside the content, out of the repository. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Relative to the working directory. Nothing in it changes the output of a build. */
export const CACHE_FOLDER = '.coldpress';
/** Values by the hash of their inputs (build/remember/). */
export const CONTENT_CACHE: string = `${CACHE_FOLDER}/content`;

/** Makes the folder, with a .gitignore of its own. Where it cannot be made, nothing is cached. */
export function makeCacheFolder(): void {
  const ignored = join(resolve(CACHE_FOLDER), '.gitignore');
  if (existsSync(ignored)) return;
  try {
    mkdirSync(resolve(CACHE_FOLDER), { recursive: true });
    writeFileSync(ignored, '*\n');
  } catch {
    // Then nothing is cached.
  }
}
