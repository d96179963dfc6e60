/** The paths that the author's redirects answer, for links to them. */
import { parsePattern } from '../bundle/rule-pattern.ts';
import { decodeSource } from '../content/decode.ts';
import type { SourceTree } from '../content/model.ts';
import { parseRedirects } from './parse-redirects.ts';
import { matcherOf } from './pattern-match.ts';

/** The patterns of redirects in `_redirects`; one for everything is none, since it would hide each broken link. */
export function redirectSources(tree: SourceTree): string[] {
  const bytes = tree.get('_redirects');
  const text = bytes === undefined ? undefined : decodeSource('_redirects', bytes, [])?.text;
  if (text === undefined) return [];
  return parseRedirects(text, '_redirects').rules.flatMap(({ from, status }) =>
    status >= 300 && status < 400 && from !== '/*' ? [from] : [],
  );
}

/** Whether one of `sources` matches a canonical path. */
export function sourceMatcher(sources: readonly string[]): (path: string) => boolean {
  const exact = new Set(sources);
  const patterns = sources.map(parsePattern).filter(({ names }) => names.length > 0);
  const matchers = patterns.map(({ tokens }) => matcherOf(tokens));
  return (path) => exact.has(path) || matchers.some((match) => match(path) !== null);
}
