/** Checks header rules against the site: rules that no answer matches, and fields that cannot be set there. */
import { parsePattern } from '../bundle/rule-pattern.ts';
import { isForSharedCaches } from '../bundle/shared-caches.ts';
import { didYouMean } from '../content/did-you-mean.ts';
import { createProblem, type Problem } from '../content/problem.ts';
import { placeHeaderRules } from './apply-headers.ts';
import type { WrittenHeaderRule } from './headers.types.ts';
import { matcherOf, samplePaths } from './pattern-match.ts';

/**
 * Problems of `rules` in a site with the canonical `paths`, and with redirects from the patterns `redirects`;
 * `isNegotiated` returns whether a path is served in several media types.
 */
export function checkHeaders(
  rules: readonly WrittenHeaderRule[],
  paths: readonly string[],
  isNegotiated: (path: string) => boolean,
  redirects: readonly string[] = [],
): Problem[] {
  return rules.flatMap((rule): Problem[] => {
    const patterns = placeHeaderRules([rule]).map(({ from }) => from);
    const matchers = patterns.map((from) => matcherOf(parsePattern(from).tokens));
    const matched = paths.filter((path) => matchers.some((match) => match(path) !== null));
    if (matched.length === 0) {
      if (patterns.some((from) => redirects.some((other) => overlap(from, other)))) return [];
      const meant = rule.isExact ? didYouMean(rule.from, paths) : null;
      const hint = meant === null ? undefined : `Did you mean ${meant}?`;
      const message = `no page and no file of the site is at ${rule.from}`;
      return [createProblem('header-unused', rule.place, message, hint)];
    }
    const setsType = rule.set.some(([name]) => name === 'content-type');
    const isShared = rule.set.some(([name, value]) => isForSharedCaches(name, value));
    const negotiated = setsType || isShared ? matched.find(isNegotiated) : undefined;
    if (negotiated === undefined) return [];
    const problems: Problem[] = [];
    if (setsType) {
      const message = `${negotiated} is served as HTML and as Markdown, so it cannot have one Content-Type`;
      problems.push(createProblem('header-negotiated', rule.place, message));
    }
    if (isShared) {
      const message = `${negotiated} is HTML or Markdown by the reader's Accept, and shared caches may keep it`;
      problems.push(createProblem('markdown-in-shared-cache', rule.place, message));
    }
    return problems;
  });
}

/** Whether some path matches both patterns, as far as samples of each show. */
function overlap(one: string, other: string): boolean {
  const matches = (from: string, samples: string): boolean => {
    const match = matcherOf(parsePattern(from).tokens);
    return samplePaths(parsePattern(samples).tokens).some((path) => match(path) !== null);
  };
  return matches(one, other) || matches(other, one);
}
