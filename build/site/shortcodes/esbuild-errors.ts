/** Errors of esbuild, which bundles the author's code: shortcodes, templates, an API. */
import type { BuildFailure, Location } from 'esbuild';
import type { Place } from '../../content/problem.ts';

/** Whether esbuild threw `error` for faults in the sources, which are in its `errors`. */
export function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

/** The place of an error in `file`. esbuild counts columns from 0 and in bytes, problems from 1 and in code points. */
export function esbuildPlace({ line, column, length, lineText }: Location, file: string): Place {
  const bytes = Buffer.from(lineText);
  const characters = (start: number, end: number): number =>
    [...bytes.subarray(start, end).toString('utf8')].length;
  return {
    file,
    line,
    column: characters(0, column) + 1,
    length: Math.max(1, characters(column, column + length)),
  };
}
