/** The minifier of style sheets and scripts, which most builds can do without: what it made is kept. */
import { createRequire } from 'node:module';

/** esbuild, loaded at the first call. */
export function esbuild(): typeof import('esbuild') {
  return createRequire(import.meta.url)('esbuild');
}
