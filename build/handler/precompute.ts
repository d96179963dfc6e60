/**
 * Files beside the compiled modules, with what commands need of the sources: computed when these are compiled, not in
 * each process and thread.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODE_HASH, codeHash } from '../remember/code-hash.ts';
import { bundleScripts, PACKED_SCRIPTS } from '../theme/client/bundle-scripts.ts';

/** Writes the files for the sources in `root` into `folder`, which has the compiled modules. Throws esbuild's errors. */
export function precompute(root: string, folder: string): void {
  const scripts = bundleScripts(join(root, 'build', 'theme', 'client'));
  writeFileSync(join(folder, PACKED_SCRIPTS), JSON.stringify(scripts));
  writeFileSync(join(folder, CODE_HASH), codeHash(root));
}
