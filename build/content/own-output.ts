/** Recognises the outputs of our builds, which may lie anywhere and are never content. */
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

const MANIFEST = 'manifest.json';
/** The start of our manifests (build/bundle/manifest-text.ts), which no other tool's has. */
const BEGINNING = /^\{"version":\d{1,4},\n"site":\{"name":/;
/** Bytes to compare. */
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
