/** A module of the author's as JavaScript: with all that it imports in one text, by esbuild. */
import { realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Message } from 'esbuild';
import type { CompactSourceMap } from '../../../src/api/source-map.ts';
import { isInside } from '../../content/inside-folder.ts';
import { createProblem, type Problem, wholeFile } from '../../content/problem.ts';
import { packagePrefix } from '../../content/theme-folder.ts';
import { installedPackage } from '../../content/theme-package.ts';
import { esbuild } from '../../theme/esbuild.ts';
import { authorModules, templateRunner } from '../../workers/package-root.ts';
import { esbuildPlace, isBuildFailure } from './esbuild-errors.ts';

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
  const places = filePlaces(file, folder);
  try {
    const contents = `export { default } from ${JSON.stringify(places.path)};\n${extra}\n`;
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
    const named = sources.map((source) =>
      isOurs(resolve(folder, source)) ? `coldpress:${source}` : places.nameOf(source),
    );
    return { file, code: bundle?.text ?? '', map: { sources: named, mappings } };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    for (const message of error.errors) problems.push(toProblem(message, code, file, places));
    return null;
  }
}

interface FilePlaces {
  /** Of the module: absolute. */
  path: string;
  /** The name in the content, or in the theme's package, of a file after its path from the content folder. */
  nameOf: (path: string) => string;
}

/** A theme that is installed as a package has its files in a folder above, or where a link leads. */
function filePlaces(file: string, folder: string): FilePlaces {
  const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
  const installed = name === undefined ? null : installedPackage(folder, name);
  const plain = (path: string): string => relative(folder, resolve(folder, path)).split(sep).join('/');
  if (name === undefined || installed === null) return { path: resolve(folder, file), nameOf: plain };
  const root = realpathSync(installed);
  return {
    path: join(root, file.slice(packagePrefix(name).length)),
    nameOf: (path) => {
      const source = resolve(folder, path);
      if (!isInside(source, root)) return plain(path);
      return packagePrefix(name) + relative(root, source).split(sep).join('/');
    },
  };
}

/** Whether a file is one that Coldpress exports to authors. */
function isOurs(path: string): boolean {
  return dirname(path) === dirname(templateRunner());
}

function toProblem(
  { text, location }: Message,
  code: 'shortcode-code' | 'template-code',
  own: string,
  { nameOf }: FilePlaces,
): Problem {
  if (location === null || location.file.startsWith('coldpress:')) {
    const isExport = text.includes('"default"');
    const message = isExport ? 'the file has no default export' : text;
    return createProblem(code, wholeFile(own), message);
  }
  return createProblem(code, esbuildPlace(location, nameOf(location.file)), text);
}
