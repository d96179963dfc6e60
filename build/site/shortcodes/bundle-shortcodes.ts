/** The author's shortcodes as JavaScript: each with all that it imports in one text, by esbuild. */
import { createHash } from 'node:crypto';
import { relative, resolve, sep } from 'node:path';
import type { BuildFailure, Message } from 'esbuild';
import type { CompactSourceMap } from '../../../src/api/source-map.ts';
import type { ShortcodeFile } from '../../content/author-files.ts';
import type { SiteContent } from '../../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../../content/problem.ts';
import { BLOCK_TAGS } from '../../markdown/blocks/read.ts';
import { esbuild } from '../../theme/esbuild.ts';
import { partsModule } from '../../workers/package-root.ts';

/** A shortcode that can be called. */
export interface ShortcodeBundle {
  name: string;
  /** parts/youtube.ts */
  file: string;
  code: string;
  /** For places in stack traces. */
  map: CompactSourceMap;
}

/** Plain data: it is sent to threads. */
export interface AuthorCode {
  /** Of all shortcodes, also of those that cannot be compiled. */
  names: string[];
  bundles: ShortcodeBundle[];
  data: Record<string, unknown>;
  /** By name: changes with the code and with the data. */
  digests: Record<string, string>;
  /** The names of the shortcodes whose pages have sources of their own. */
  marked: string[];
}

export const NO_CODE: AuthorCode = { names: [], bundles: [], data: {}, digests: {}, marked: [] };

/** Bundles the shortcodes of the content in `folder` (absolute). Those that cannot be bundled are left out. */
export function bundleShortcodes(
  { shortcodes, data }: Pick<SiteContent, 'shortcodes' | 'data'>,
  folder: string,
): { code: AuthorCode; problems: Problem[] } {
  if (shortcodes.length === 0) return { code: NO_CODE, problems: [] };
  const problems: Problem[] = [];
  const names = shortcodes.map(({ name }) => name).filter((name) => !BLOCK_TAGS.includes(name));
  const bundles = shortcodes.flatMap((file) => bundleOne(file, folder, problems) ?? []);
  const ofData = JSON.stringify(data);
  const digests = bundles.map(({ name, code }) => {
    return [name, createHash('sha256').update(code).update('\0').update(ofData).digest('hex')] as const;
  });
  const marked = shortcodes.filter(({ csp }) => Object.keys(csp).length > 0).map(({ name }) => name);
  return { code: { names, bundles, data, digests: Object.fromEntries(digests), marked }, problems };
}

function bundleOne(
  { name, file }: ShortcodeFile,
  folder: string,
  problems: Problem[],
): ShortcodeBundle | null {
  if (BLOCK_TAGS.includes(name)) {
    problems.push(
      createProblem('shortcode-name', wholeFile(file), `\`${name}\` is a block of Coldpress itself`),
    );
    return null;
  }
  try {
    const contents = `export { default } from ${JSON.stringify(`./${file}`)};\nexport { raw } from 'coldpress/parts';\n`;
    const { outputFiles } = esbuild().buildSync({
      stdin: { contents, resolveDir: folder, sourcefile: 'coldpress:entry' },
      outfile: resolve(folder, `coldpress-${name}.js`),
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
      alias: { 'coldpress/parts': partsModule() },
    });
    const map = outputFiles.find(({ path }) => path.endsWith('.map'));
    const code = outputFiles.find(({ path }) => !path.endsWith('.map'));
    const { sources, mappings } = JSON.parse(map?.text ?? '') as CompactSourceMap;
    return { name, file, code: code?.text ?? '', map: { sources, mappings } };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    for (const message of error.errors) problems.push(toProblem(message, file, folder));
    return null;
  }
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

/** esbuild counts columns in bytes, problems are counted in characters. */
function toProblem({ text, location }: Message, own: string, folder: string): Problem {
  if (location === null || location.file.startsWith('coldpress:')) {
    const isExport = text.includes('"default"');
    const message = isExport ? 'the file has no default export' : text;
    return createProblem('shortcode-code', wholeFile(own), message);
  }
  const { line, column, length, lineText } = location;
  const file = relative(folder, resolve(folder, location.file)).split(sep).join('/');
  const before = Buffer.from(lineText).subarray(0, column).toString('utf8');
  const place = { file, line, column: [...before].length + 1, length: Math.max(1, length) };
  return createProblem('shortcode-code', place, text);
}
