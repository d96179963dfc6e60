/** Errors that the author's code throws, with places in the author's files. */
import { findSources } from '../../../src/api/source-map.ts';
import { createProblem, type Problem } from '../../content/problem.ts';
import type { AuthorModule } from './bundle-module.ts';

/** The content, or the theme that the file is in. */
function isAuthors(source: string, file: string): boolean {
  const [theme] = /^node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(file) ?? [];
  return !source.includes('node_modules/') || (theme !== undefined && source.startsWith(theme));
}

/** The problem of an error that a function of a module threw: at the last place in the author's own files. */
export function thrownProblem(
  code: 'shortcode-throws' | 'template-throws',
  { file, map }: AuthorModule,
  stack: string,
  message: string,
): Problem {
  const frames = [...stack.matchAll(/coldpress-part:(\d{1,7}):(\d{1,7})/g)];
  const places = frames.map(([, line, column]) => ({ line: Number(line), column: Number(column) }));
  for (const found of findSources(map, places)) {
    // Not a package that the file imports, and not what Coldpress exports.
    if (found === null || found.source.startsWith('coldpress:') || !isAuthors(found.source, file)) continue;
    const place = { file: found.source, line: found.line, column: found.column, length: 1 };
    return createProblem(code, place, message);
  }
  return createProblem(code, { file, line: 1, column: 1, length: 1 }, message);
}
