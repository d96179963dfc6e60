/**
 * Matching a rule's pattern at build, as the handler does in src/serve/pattern.ts: text, whole segments, and
 * at most one splat.
 */
import type { RuleToken } from '../bundle/rule-pattern.ts';

/** The captures of a pattern, in its order. */
export type Captures = readonly string[];

/** A function that matches a canonical path: returns its captures, or null. */
export function matcherOf(tokens: readonly RuleToken[]): (path: string) => Captures | null {
  const [only] = tokens;
  if (tokens.length === 1 && only?.kind === 'text') return (path) => (path === only.text ? [] : null);
  const expression = new RegExp(`^${tokens.map(expressionOf).join('')}$`, 's');
  return (path) => expression.exec(path)?.slice(1) ?? null;
}

/** Puts captures into a target's tokens. */
export function expandTarget(tokens: readonly RuleToken[], captures: Captures): string {
  return tokens
    .map((token) =>
      token.kind === 'text' ? token.text : token.kind === 'capture' ? captures[token.index] : '',
    )
    .join('');
}

/**
 * Samples of the paths that a pattern matches: each placeholder is an unlikely text, the splat once empty, once a
 * segment, once two. A pattern that matches all samples matches every path that this one matches.
 */
export function samplePaths(tokens: readonly RuleToken[]): string[] {
  const splats = tokens.some(({ kind }) => kind === 'rest') ? ['', '~rest', '~rest/~end'] : [''];
  return splats.map((splat) =>
    tokens
      .map((token, index) =>
        token.kind === 'text' ? token.text : token.kind === 'rest' ? splat : `~${index}`,
      )
      .join(''),
  );
}

function expressionOf(token: RuleToken): string {
  if (token.kind === 'text') return token.text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return token.kind === 'rest' ? '(.*)' : '([^/]+)';
}
