/**
 * Header rules put to work: on the answers of known paths here, at build; on the others by the handler, in the
 * same way (src/serve/header-rules.ts). Every rule whose path matches applies, in the author's order: what it
 * takes away goes first; what it sets replaces the site's own field of that name and stands beside what an
 * earlier rule has set.
 */
import type { HeaderPair, HeaderRule } from '../bundle/manifest.ts';
import { parsePattern } from '../bundle/rule-pattern.ts';
import { standsOnce } from './header-fields.ts';
import type { WrittenHeaderRule } from './headers.types.ts';
import { matcherOf } from './pattern-match.ts';
import { withSlash } from './rule-path.ts';

/**
 * The rules as the manifest has them. A slash at the end makes no difference, so /a/* is for /a as well. A
 * field that stands once takes away what an earlier rule has set.
 */
export function placeHeaderRules(written: readonly WrittenHeaderRule[]): HeaderRule[] {
  return written.flatMap(({ from, set, remove }) => {
    const once = set.map(([name]) => name).filter(standsOnce);
    const rule: HeaderRule = { from, set: lastOfEach(set), remove: [...new Set([...remove, ...once])] };
    const bare = from.endsWith('/*') ? from.slice(0, -2) : '';
    if (bare !== '') return [{ ...rule, from: bare }, rule];
    const slashed = withSlash(from);
    return slashed === from ? [rule] : [rule, { ...rule, from: slashed }];
  });
}

/** A field that stands once and is set twice in one rule: the last line counts. */
function lastOfEach(set: readonly HeaderPair[]): HeaderPair[] {
  return set.filter(
    ([name], at) => !standsOnce(name) || !set.slice(at + 1).some(([later]) => later === name),
  );
}

/** Gives the rules for a canonical path, of those that placeHeaderRules gave, in order. */
export function headerRuleFinder(rules: readonly HeaderRule[]): (path: string) => HeaderRule[] {
  const compiled = rules.map((rule) => ({ rule, match: matcherOf(parsePattern(rule.from).tokens) }));
  return (path) => compiled.filter(({ match }) => match(path) !== null).map(({ rule }) => rule);
}

/** The headers of an answer after its path's rules. Vary is only ever added to: caches depend on it. */
export function applyHeaderRules(
  headers: readonly HeaderPair[],
  rules: readonly Pick<HeaderRule, 'set' | 'remove'>[],
): HeaderPair[] {
  let own = [...headers];
  let written: HeaderPair[] = [];
  const vary = headers.find(([name]) => name === 'vary');
  for (const { set, remove } of rules) {
    const gone = new Set(remove);
    const replaced = new Set(set.map(([name]) => name));
    own = own.filter(([name]) => !gone.has(name) && !replaced.has(name));
    written = [...written.filter(([name]) => !gone.has(name)), ...set];
  }
  return vary === undefined ? [...own, ...written] : withVary([...own, ...written], vary[1]);
}

/** Puts the site's own Vary back, joined with what rules say. */
function withVary(headers: HeaderPair[], own: string): HeaderPair[] {
  const others = headers.filter(([name]) => name !== 'vary');
  const written = headers.filter(([name]) => name === 'vary').flatMap(([, value]) => value.split(','));
  const fields = new Set([...own.split(','), ...written].map((field) => field.trim().toLowerCase()));
  fields.delete('');
  return [...others, ['vary', [...fields].join(', ')]];
}
