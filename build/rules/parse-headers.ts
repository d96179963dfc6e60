/**
 * The file `_headers`: paths, and below each of them the fields that its answers carry, as Netlify and
 * Cloudflare read it. For any content, the result is rules and problems; nothing is thrown.
 */
import { createProblem, type Problem } from '../content/problem.ts';
import { SourceText } from '../content/source-text.ts';
import { misspelling } from './header-fields.ts';
import { type HeaderLine, readHeaderLine } from './header-line.ts';
import type { WrittenHeaderRule } from './headers.types.ts';
import { ruleLines, wordReporter } from './rule-lines.ts';

/** The handler tries all rules on an answer without a route, such as a 404. */
export const MOST_HEADER_RULES = 1_000;

/** Parses the text of `_headers`; `file` is its name in problems. The rules stand in the author's order. */
export function parseHeaders(
  text: string,
  file: string,
): { rules: WrittenHeaderRule[]; problems: Problem[] } {
  const source = new SourceText(file, text);
  const problems: Problem[] = [];
  const report = wordReporter(source, problems);
  const rules: WrittenHeaderRule[] = [];
  /** The rule that a header line belongs to; false: below a path that is left out; null: before any path. */
  let open: WrittenHeaderRule | false | null = null;
  for (const line of ruleLines(source, 'whole lines')) {
    const read: HeaderLine = readHeaderLine(line, source);
    if (read.kind === 'unreadable') {
      report(read.code, read.word, read.message, read.hint);
      if (read.isPath) open = false;
    } else if (read.kind === 'path') {
      open = {
        from: read.path,
        set: [],
        remove: [],
        isExact: read.isExact,
        place: source.place(line.start, line.end),
      };
      rules.push(open);
    } else {
      const meant = misspelling(read.name);
      if (meant !== null) {
        report('header-misspelt', read.word, `no browser reads ${read.word.text}`, `Did you mean ${meant}?`);
      }
      if (open === null) report('header-syntax', read.word, 'there is no path above this header');
      else if (open !== false && read.kind === 'set') open.set.push([read.name, read.value]);
      else if (open !== false) open.remove.push(read.name);
    }
  }
  return { rules: keepUseful(rules, problems), problems };
}

function keepUseful(rules: readonly WrittenHeaderRule[], problems: Problem[]): WrittenHeaderRule[] {
  const useful = rules.filter(({ set, remove, from, place }) => {
    if (set.length + remove.length > 0) return true;
    problems.push(createProblem('header-empty', place, `${from} has no headers below it`));
    return false;
  });
  const [first] = useful.splice(MOST_HEADER_RULES);
  if (first !== undefined) {
    problems.push(
      createProblem('too-many-rules', first.place, `there are more than ${MOST_HEADER_RULES} rules`),
    );
  }
  return useful;
}
