/** Where a project keeps what is costly to make again: beside the content, out of the repository. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** From the folder in which a command runs. Nothing in it changes what a build gives. */
export const CACHE_FOLDER = '.coldpress';
/** Results by the hash of what they were made from (build/remember/). */
export const CONTENT_CACHE: string = `${CACHE_FOLDER}/content`;

/** Makes the folder, which no repository takes: it says so itself. One that cannot be written is a cache that keeps nothing. */
export function makeCacheFolder(): void {
  const ignored = join(resolve(CACHE_FOLDER), '.gitignore');
  if (existsSync(ignored)) return;
  try {
    mkdirSync(resolve(CACHE_FOLDER), { recursive: true });
    writeFileSync(ignored, '*\n');
  } catch {
    // Nothing is kept then, and nothing is wrong.
  }
}
