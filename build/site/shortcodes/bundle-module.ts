/** A module of the author's as JavaScript: with all that it imports in one text, by esbuild. */
import { dirname, relative, resolve, sep } from 'node:path';
import type { BuildFailure, Message } from 'esbuild';
import type { CompactSourceMap } from '../../../src/api/source-map.ts';
import { createProblem, type Problem, wholeFile } from '../../content/problem.ts';
import { esbuild } from '../../theme/esbuild.ts';
import { authorModules, templateRunner } from '../../workers/package-root.ts';

/** A module that can be called. */
export interface AuthorModule {
  /** parts/youtube.ts */
  file: string;
  code: string;
  /** For places in stack traces. */
  map: CompactSourceMap;
}

/**
 * The module `file` of `folder` (absolute), exported with `extra`, lines of code. Null: it cannot be bundled, and
 * `problems` has the reasons as problems of the kind `code`.
 */
export function bundleModule(
  file: string,
  { folder, extra, code }: { folder: string; extra: string; code: 'shortcode-code' | 'template-code' },
  problems: Problem[],
): AuthorModule | null {
  try {
    const contents = `export { default } from ${JSON.stringify(`./${file}`)};\n${extra}\n`;
    const { outputFiles } = esbuild().buildSync({
      stdin: { contents, resolveDir: folder, sourcefile: 'coldpress:entry' },
      outfile: resolve(folder, 'coldpress-module.js'),
      absWorkingDir: folder,
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      charset: 'utf8',
      legalComments: 'none',
      sourcemap: 'external',
      logLevel: 'silent',
      alias: authorModules(),
    });
    const map = outputFiles.find(({ path }) => path.endsWith('.map'));
    const bundle = outputFiles.find(({ path }) => !path.endsWith('.map'));
    const { sources, mappings } = JSON.parse(map?.text ?? '') as CompactSourceMap;
    const named = sources.map((source) => (isOurs(resolve(folder, source)) ? `coldpress:${source}` : source));
    return { file, code: bundle?.text ?? '', map: { sources: named, mappings } };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    for (const message of error.errors) problems.push(toProblem(message, code, file, folder));
    return null;
  }
}

/** Whether a file is what Coldpress exports to authors. */
function isOurs(path: string): boolean {
  return dirname(path) === dirname(templateRunner());
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

/** esbuild counts columns in bytes, problems are counted in characters. */
function toProblem(
  { text, location }: Message,
  code: 'shortcode-code' | 'template-code',
  own: string,
  folder: string,
): Problem {
  if (location === null || location.file.startsWith('coldpress:')) {
    const isExport = text.includes('"default"');
    const message = isExport ? 'the file has no default export' : text;
    return createProblem(code, wholeFile(own), message);
  }
  const { line, column, length, lineText } = location;
  const file = relative(folder, resolve(folder, location.file)).split(sep).join('/');
  const before = Buffer.from(lineText).subarray(0, column).toString('utf8');
  const place = { file, line, column: [...before].length + 1, length: Math.max(1, length) };
  return createProblem(code, place, text);
}
