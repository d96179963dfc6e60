/** Keeps the code into which Node compiles this program's modules for the next process. */
import module from 'node:module';
import { join } from 'node:path';

/** Beside the compiled modules, and so removed with them; a folder of its own for each version of Node. */
export const COMPILED = 'compiled';

type EnableCompileCache = (folder: string) => unknown;

/**
 * To be called before the modules are loaded that are to be kept. Node has this from 22.8 on. Where the folder cannot
 * be written nothing is kept, and a damaged file in it is made again: Node checks each. Sources are compiled by
 * esbuild into other files each time, so nothing is kept of them.
 */
export function keepCompiled(): void {
  if (import.meta.filename.endsWith('.ts')) return;
  const { enableCompileCache } = module as { enableCompileCache?: EnableCompileCache };
  enableCompileCache?.(join(import.meta.dirname, COMPILED));
}
