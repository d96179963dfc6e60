/**
 * The file `_redirects`: a rule a line, comments after `#`. For any content, the result is rules and problems;
 * nothing is thrown. Problems among rules, and with the site, are found by check-redirects.ts.
 */
import { createProblem, type Problem } from '../content/problem.ts';
import { SourceText } from '../content/source-text.ts';
import { readRedirectLine } from './redirect-line.ts';
import type { WrittenRedirect } from './redirects.types.ts';
import { ruleLines } from './rule-lines.ts';

/**
 * Rules with a placeholder or a splat, and forced rules, are tried one by one on every request that they may
 * concern. Exact ones cost nothing, however many.
 */
export const MOST_PATTERNS = 1_000;

/** Parses the text of `_redirects`; `file` is its name in problems. The rules stand in the author's order. */
export function parseRedirects(
  text: string,
  file: string,
): { rules: WrittenRedirect[]; problems: Problem[] } {
  const source = new SourceText(file, text);
  const problems: Problem[] = [];
  const rules: WrittenRedirect[] = [];
  const lineOf = new Map<string, number>();
  let patterns = 0;
  for (const line of ruleLines(source, 'anywhere')) {
    const rule = readRedirectLine(line, source, problems);
    if (rule === null) continue;
    const earlier = lineOf.get(rule.from);
    if (earlier !== undefined) {
      const message = `line ${earlier} has a rule for ${rule.from} already; the first counts`;
      problems.push(createProblem('redirect-duplicate', rule.place, message));
      continue;
    }
    if ((!rule.isExact || rule.force) && ++patterns > MOST_PATTERNS) {
      const message = `there are more than ${MOST_PATTERNS} rules with placeholders, splats or force`;
      problems.push(createProblem('too-many-rules', rule.place, message));
      break;
    }
    lineOf.set(rule.from, rule.place.line);
    rules.push(rule);
  }
  return { rules, problems };
}
