/**
 * Matching a rule's pattern at build, as the handler does in src/serve/pattern.ts: text, whole segments, and
 * at most one splat.
 */
import type { RuleToken } from '../bundle/rule-pattern.ts';

/** What a pattern captured, in its order. */
export type Captures = readonly string[];

/** Gives a function that matches a canonical path: its captures, or null. */
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
 * Paths that stand for all that a pattern matches: each placeholder is a text that no rule and no page is
 * likely to have, the splat once nothing, once a segment, once two. Another pattern that matches all of them
 * matches all that this one matches.
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
