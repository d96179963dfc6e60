/**
 * The paths that the handler (src/serve/decide.ts) may look up to answer a request. Too many cost a little time,
 * one too few would change the answer.
 */
import type { RedirectRule } from '../bundle/manifest.ts';
import { parsePattern, parseTarget } from '../bundle/rule-pattern.ts';
import { targetPath } from '../host/native.ts';
import { expandTarget, matcherOf } from '../rules/pattern-match.ts';

/** The paths for a request target; none where the target is malformed. */
export type RequestPaths = (target: string) => string[];

/** Status of a rule that shows another path in the place of the requested one. */
const SHOWN_INSTEAD = 200;

/** The paths in a site with `rules`, in the manifest's form. */
export function requestPaths(rules: readonly RedirectRule[]): RequestPaths {
  const rewrites = rules
    .filter(({ status }) => status === SHOWN_INSTEAD)
    .map(({ from, to }) => {
      const { tokens, names } = parsePattern(from);
      return { match: matcherOf(tokens), target: parseTarget(to, names) };
    });
  return (target) => {
    const path = targetPath(target);
    if (path === null) return [];
    const shown = rewrites.flatMap(({ match, target: to }) => {
      const captures = match(path);
      // As in the handler: a target stays on the site however many slashes a capture has.
      const location = captures === null ? null : expandTarget(to, captures).replace(/^\/+/, '/');
      return location === null ? [] : (targetPath(location) ?? []);
    });
    return [...new Set([...spellings(path), ...shown])];
  };
}

/** The path, and those that it may be another spelling of (src/serve/route.ts). */
function spellings(path: string): string[] {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  const bare = path.slice(0, end);
  const page = bare.replace(/\.html$/, '');
  const directory = bare.replace(/\/index\.html$/, '');
  return [path, bare, page, directory].flatMap((each) => [each === '' ? '/' : each, `${each}/`]);
}
