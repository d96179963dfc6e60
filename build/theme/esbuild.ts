/**
 * The minifier of style sheets and scripts, loaded at its first use, since most builds find its results in the
 * cache.
 */
import { createRequire } from 'node:module';

/** esbuild, loaded at the first call. */
export function esbuild(): typeof import('esbuild') {
  return createRequire(import.meta.url)('esbuild');
}
