/** The files below a folder, for hashes of Coldpress's own code. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The paths of all files below `folder`, which they begin with, in an order that no file system decides. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}
