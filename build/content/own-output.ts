/** Which folders are builds of ours: they may lie anywhere, and are never content. */
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

const MANIFEST = 'manifest.json';
/** How our manifests begin (build/bundle/manifest-text.ts); those of web apps and of other tools do not. */
const BEGINNING = /^\{"version":\d{1,4},\n"site":\{"name":/;
/** Bytes in which that shows. */
const LENGTH = 64;

/** Whether the folder at `path` is the output of a build, by its manifest. */
export function isOwnOutput(path: string): boolean {
  let file: number;
  try {
    file = openSync(join(path, MANIFEST), 'r');
  } catch {
    return false;
  }
  try {
    const bytes = Buffer.alloc(LENGTH);
    const length = readSync(file, bytes, 0, LENGTH, 0);
    return BEGINNING.test(bytes.toString('latin1', 0, length));
  } catch {
    // A folder of that name.
    return false;
  } finally {
    closeSync(file);
  }
}
