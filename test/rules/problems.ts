/** How tests name a problem: where it is, what it is, and what text of the file it points at. */
import type { Problem } from '../../build/content/problem.ts';

/** `2:7 redirect-status 310` for each problem: line, column, code, the text underlined. */
export function brief(problems: readonly Problem[], text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return problems.map(({ code, line, column, length }) => {
    const underlined = [...(lines[line - 1] ?? '')].slice(column - 1, column - 1 + length).join('');
    return `${line}:${column} ${code} ${underlined}`;
  });
}
