/**
 * Problems as text for people: where, what, the line with a caret under it, and what to do.
 *
 *     posts/x.md:3:10 error date-invalid
 *       '2026-02-30' does not exist: month 2 of 2026 has 28 days
 *         3 | created: 2026-02-30
 *           |          ^^^^^^^^^^
 *       Write it as YYYY-MM-DD …
 */
import type { SourceTree } from './model.ts';
import type { Problem } from './problem.ts';
import type { Severity } from './problem-kinds.ts';
import { excerpt, printable } from './source-excerpt.ts';

export interface PrintOptions {
  /** Whether to write ANSI colours; the caller checks the terminal and NO_COLOR. */
  colour: boolean;
}

/** The most problems of one severity that are printed; further ones are counted. */
const MOST_SHOWN = 200;

/** Select Graphic Rendition (ECMA-48 §8.3.117). */
const RESET = '\u001b[0m';
const BOLD = '\u001b[1m';
const FAINT = '\u001b[2m';
const RED = '\u001b[31m';
const YELLOW = '\u001b[33m';
const CYAN = '\u001b[36m';
const STYLES: Readonly<Record<Severity, string>> = { error: RED, warning: YELLOW, note: CYAN };

/**
 * The problems in their order, then one line that counts them; ends with a line break. `sources` are the
 * files they stand in, as they were read; a problem of another file is shown without its line.
 */
export function printProblems(
  problems: readonly Problem[],
  sources: SourceTree,
  { colour }: PrintOptions,
): string {
  const shown = firstOfEach(problems);
  const printed = problemTexts(shown, sources, { colour });
  const rest = problems.length - shown.length;
  const more = rest === 0 ? '' : `${rest} more are not shown; --json lists them all\n`;
  return `${printed.join('\n')}\n${more}${countProblems(problems)}\n`;
}

/** The text of each problem, which ends with a line break; `sources` as for printProblems(). */
export function problemTexts(
  problems: readonly Problem[],
  sources: SourceTree,
  { colour }: PrintOptions,
): string[] {
  const paint = (style: string, text: string): string => (colour ? style + text + RESET : text);
  const lines = new Map<string, string[]>();
  return problems.map((problem) => {
    const style = STYLES[problem.severity];
    const where = paint(BOLD, printable(placeText(problem)));
    const parts = [
      `${where} ${paint(style, problem.severity)} ${paint(FAINT, problem.code)}`,
      `  ${printable(problem.message)}`,
    ];
    const source = problem.line > 0 ? excerpt(linesOf(problem.file, sources, lines), problem) : null;
    if (source !== null) {
      const margin = ' '.repeat(source.number.length);
      parts.push(`    ${paint(FAINT, `${source.number} |`)} ${source.line}`);
      parts.push(`    ${paint(FAINT, `${margin} |`)} ${source.indent}${paint(style, source.caret)}`);
    }
    if (problem.hint !== '') parts.push(`  ${printable(problem.hint)}`);
    return `${parts.join('\n')}\n`;
  });
}

/** The first problems of each severity, in their order. */
function firstOfEach(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST_SHOWN) return problems;
  const counts: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  return problems.filter(({ severity }) => ++counts[severity] <= MOST_SHOWN);
}

/** `1 error, 2 warnings, 3 notes`, without zeros. */
export function countProblems(problems: readonly Problem[]): string {
  const severities: Severity[] = ['error', 'warning', 'note'];
  const counts = severities.map((severity) =>
    count(problems.filter((problem) => problem.severity === severity).length, severity),
  );
  return counts.filter((text) => text !== '').join(', ') || 'no problems';
}

function count(number: number, noun: string): string {
  if (number === 0) return '';
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}

/** `file:line:column` as editors and terminals open it; without the line where the whole file is meant. */
function placeText({ file, line, column }: Problem): string {
  const name = file === '' ? 'content folder' : file;
  return line === 0 ? name : `${name}:${line}:${column}`;
}

function linesOf(file: string, sources: SourceTree, cache: Map<string, string[]>): string[] {
  const known = cache.get(file);
  if (known !== undefined) return known;
  const bytes = sources.get(file);
  const lines = bytes === undefined ? [] : new TextDecoder().decode(bytes).split(/\r\n|\r|\n/);
  cache.set(file, lines);
  return lines;
}
