/**
 * The version of Coldpress and of Node in every cache key. Developers of Coldpress change the code and not the
 * version of the package, and must not get values that yesterday's code made, so it is a hash of the code.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../workers/files-below.ts';
import { CODE_ROOT, PACKAGE_ROOT } from '../workers/package-root.ts';

/** Hex. Packages count through package.json, which names their exact versions. */
export const OWN_VERSION: string = codeHash([join(CODE_ROOT, 'build'), join(CODE_ROOT, 'src')]);

/** SHA-256 in hex of package.json, Node's version, and the names and contents of all files below `folders`. */
function codeHash(folders: readonly string[]): string {
  const sha = createHash('sha256').update(process.version);
  sha.update(readFileSync(join(PACKAGE_ROOT, 'package.json')));
  for (const folder of folders) {
    for (const file of filesBelow(folder)) {
      const bytes = readFileSync(file);
      sha.update(`${file.slice(folder.length)}\n${bytes.length}\n`).update(bytes);
    }
  }
  return sha.digest('hex');
}
