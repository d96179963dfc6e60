/** What header rules mean for the site: rules that no answer of it ever meets. */
import { parsePattern } from '../bundle/rule-pattern.ts';
import { didYouMean } from '../content/did-you-mean.ts';
import { createProblem, type Problem } from '../content/problem.ts';
import { placeHeaderRules } from './apply-headers.ts';
import type { WrittenHeaderRule } from './headers.types.ts';
import { matcherOf } from './pattern-match.ts';

/** Problems of `rules` in a site whose paths are `paths` (canonical). */
export function checkHeaders(rules: readonly WrittenHeaderRule[], paths: readonly string[]): Problem[] {
  const known = new Set(paths);
  return rules.flatMap((rule) => {
    const isUsed = placeHeaderRules([rule]).some(({ from }) => {
      if (rule.isExact) return known.has(from);
      const match = matcherOf(parsePattern(from).tokens);
      return paths.some((path) => match(path) !== null);
    });
    if (isUsed) return [];
    const meant = rule.isExact ? didYouMean(rule.from, paths) : null;
    const hint = meant === null ? undefined : `Did you mean ${meant}?`;
    return [
      createProblem('header-unused', rule.place, `no page and no file of the site is at ${rule.from}`, hint),
    ];
  });
}
