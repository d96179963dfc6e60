/**
 * Applies header rules: to the answers of known paths here, at build; to the others the handler applies them in the
 * same way (src/serve/header-rules.ts). Every rule whose path matches applies, in the author's order: first it
 * removes fields; then each field that it sets replaces the site's own of that name and is added to those of
 * earlier rules. `:name` and `:splat` in a value are replaced by the captures of the path; only here, since the
 * handler sets fixed values.
 */
import type { HeaderPair, HeaderRule } from '../bundle/manifest.ts';
import { parsePattern } from '../bundle/rule-pattern.ts';
import { joinsLines, occursOnce } from './header-fields.ts';
import type { WrittenHeaderRule } from './headers.types.ts';
import { matcherOf } from './pattern-match.ts';
import { withSlash } from './rule-path.ts';

/**
 * The rules for the manifest. A slash at the end makes no difference, so /a/* is for /a as well. A field that may
 * stand once removes that of an earlier rule.
 */
export function placeHeaderRules(written: readonly WrittenHeaderRule[]): HeaderRule[] {
  return written.flatMap(({ from, set, remove }) => {
    const once = set.map(([name]) => name).filter(occursOnce);
    const rule: HeaderRule = { from, set: oneOfEach(set), remove: [...new Set([...remove, ...once])] };
    const bare = from.endsWith('/*') ? from.slice(0, -2) : '';
    if (bare !== '') return [withoutSplat(rule, bare), rule];
    const slashed = withSlash(from);
    return slashed === from ? [rule] : [rule, { ...rule, from: slashed }];
  });
}

/** The rule for the folder itself, where the splat is empty. */
function withoutSplat(rule: HeaderRule, from: string): HeaderRule {
  return { ...rule, from, set: rule.set.map(([name, value]) => [name, value.replace(/:splat\b/g, '')]) };
}

/** A field that stands once and is set twice in one rule: directives are joined, of others the last line counts. */
function oneOfEach(set: readonly HeaderPair[]): HeaderPair[] {
  const joined = set.map(([name, value]): HeaderPair => {
    if (!joinsLines(name)) return [name, value];
    const values = set.flatMap(([other, each]) => (other === name ? [each] : []));
    return [name, [...new Set(values)].join(', ')];
  });
  return joined.filter(
    ([name], at) => !occursOnce(name) || !joined.slice(at + 1).some(([later]) => later === name),
  );
}

/**
 * A function from a canonical path to its rules among `rules` (of placeHeaderRules), in order, with values filled
 * in.
 */
export function headerRuleFinder(rules: readonly HeaderRule[]): (path: string) => HeaderRule[] {
  const compiled = rules.map((rule) => {
    const { tokens, names } = parsePattern(rule.from);
    return { rule, names, match: matcherOf(tokens) };
  });
  return (path) =>
    compiled.flatMap(({ rule, names, match }) => {
      const captures = match(path);
      if (captures === null) return [];
      return names.length === 0 ? [rule] : [filledIn(rule, names, captures)];
    });
}

/**
 * The rules as the handler can apply them to answers that no route carries: without the values that hold a placeholder
 * of their pattern.
 */
export function fixedHeaderRules(rules: readonly HeaderRule[]): HeaderRule[] {
  return rules.map((rule) => {
    const { names } = parsePattern(rule.from);
    const set = rule.set.filter(([, value]) => !placeholdersIn(value).some((name) => names.includes(name)));
    return set.length === rule.set.length ? rule : { ...rule, set };
  });
}

const PLACEHOLDER = /:([A-Za-z][A-Za-z0-9_]*)/g;

function placeholdersIn(value: string): string[] {
  return [...value.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}

/** A name that the pattern does not have is text, as in `https://example.org`. */
function filledIn(rule: HeaderRule, names: readonly string[], captures: readonly string[]): HeaderRule {
  const fill = (value: string): string =>
    value.replace(PLACEHOLDER, (mark, name: string) => captures[names.indexOf(name)] ?? mark);
  return { ...rule, set: rule.set.map(([name, value]): HeaderPair => [name, fill(value)]) };
}
