/**
 * Patterns and targets of the author's rules, as tokens: text, `:placeholder` for a whole segment, and at most one
 * `*`, the splat, for any number of bytes. `:splat` in a target is the splat's capture.
 */
import { MAX_CAPTURES } from '../../src/site/layout.ts';

export type RuleToken =
  | { kind: 'text'; text: string }
  /** In a pattern: one segment, captured. */
  | { kind: 'segment' }
  /** In a pattern: any number of bytes, captured. */
  | { kind: 'rest' }
  /** In a target: the capture of that index, in the path or as the value of a parameter. */
  | { kind: 'capture'; index: number; inQuery: boolean };

export interface RulePattern {
  tokens: RuleToken[];
  /** The captures' names in the pattern's order; the splat's is "splat". */
  names: string[];
}

const PLACEHOLDER = /:[A-Za-z][A-Za-z0-9_]*|\*/g;

/**
 * The tokens of a pattern such as `/blog/:year/*`. Throws an Error whose message is the fault: no slash at the
 * start, two splats, a placeholder that is not a whole segment, a name used twice, too many names.
 */
export function parsePattern(pattern: string): RulePattern {
  if (!pattern.startsWith('/')) throw new Error(`the pattern ${pattern} does not begin with a slash`);
  const tokens: RuleToken[] = [];
  const names: string[] = [];
  let end = 0;
  for (const match of pattern.matchAll(PLACEHOLDER)) {
    const [mark] = match;
    // A colon inside a segment is text: /C:/x has no placeholder.
    if (mark !== '*' && pattern[match.index - 1] !== '/') continue;
    pushText(tokens, pattern.slice(end, match.index));
    end = match.index + mark.length;
    const name = mark === '*' ? 'splat' : mark.slice(1);
    if (names.includes(name)) throw new Error(`the pattern ${pattern} has ${mark} twice`);
    if (mark !== '*' && end < pattern.length && pattern[end] !== '/') {
      throw new Error(`in the pattern ${pattern}, ${mark} is not a whole segment`);
    }
    names.push(name);
    tokens.push({ kind: mark === '*' ? 'rest' : 'segment' });
  }
  pushText(tokens, pattern.slice(end));
  if (names.length > MAX_CAPTURES) {
    throw new Error(`the pattern ${pattern} has more than ${MAX_CAPTURES} placeholders`);
  }
  return { tokens, names };
}

/**
 * The tokens of a target such as `/archive/:year/:splat`, for a pattern with captures of these names. A name
 * that the pattern does not have is text, as in `https://example.org:8080/`. Throws where the target is
 * neither root-relative nor an absolute http or https URL, or where a capture could choose the host.
 */
export function parseTarget(target: string, names: readonly string[]): RuleToken[] {
  const absolute = /^https?:\/\/[^/?#]+/.exec(target)?.[0];
  if (absolute === undefined && !/^\/(?![/\\])/.test(target)) {
    throw new Error(`the target ${target} is neither a path of the site nor an http or https URL`);
  }
  const tokens: RuleToken[] = [];
  let end = 0;
  for (const match of target.matchAll(PLACEHOLDER)) {
    const index = names.indexOf(match[0].slice(1));
    if (match[0] === '*' || index < 0) continue;
    if (absolute !== undefined && match.index < absolute.length) {
      throw new Error(`in the target ${target}, ${match[0]} would let the request choose the host`);
    }
    pushText(tokens, target.slice(end, match.index));
    end = match.index + match[0].length;
    tokens.push({ kind: 'capture', index, inQuery: target.slice(0, match.index).includes('?') });
  }
  pushText(tokens, target.slice(end));
  return tokens;
}

function pushText(tokens: RuleToken[], text: string): void {
  if (text !== '') tokens.push({ kind: 'text', text });
}
