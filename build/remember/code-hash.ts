/** A hash of Coldpress's own code. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../workers/files-below.ts';

/** The file beside the compiled modules that has the hash of their sources, since a thousand files take long to read. */
export const CODE_HASH = 'code-hash.txt';

/**
 * SHA-256 in hex of the names and contents of the sources in `root`, and of its package.json, which has the exact
 * versions of the packages.
 */
export function codeHash(root: string): string {
  const sha = createHash('sha256').update(readFileSync(join(root, 'package.json')));
  for (const folder of ['build', 'src']) {
    for (const file of filesBelow(join(root, folder))) {
      const bytes = readFileSync(file);
      sha.update(`${file.slice(root.length)}\n${bytes.length}\n`).update(bytes);
    }
  }
  return sha.digest('hex');
}
