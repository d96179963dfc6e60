/**
 * The version of Coldpress and of Node in every cache key. Developers of Coldpress change the code and not the
 * version of the package, and must not get values that yesterday's code made, so it is a hash of the code.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODE_ROOT } from '../workers/package-root.ts';
import { CODE_HASH, codeHash } from './code-hash.ts';

/** Node's version and the hash of the code: where it is compiled, that of its sources then. */
export const OWN_VERSION: string = `${process.version} ${compiledHash() ?? codeHash(CODE_ROOT)}`;

function compiledHash(): string | null {
  const file = join(import.meta.dirname, CODE_HASH);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
