/** Markdown inside a block of one of our extensions, read at once. */
import type { Lexer } from 'marked';
import type { Body } from '../body.ts';
import { parseStateOf } from '../parse-state.ts';
import type { Token } from '../tokens.ts';

/** Blocks in blocks in blocks: deeper ones stay text, since each level is read once more. */
const DEEPEST = 8;

/** Whether one more block may be opened inside those that are open. */
export function mayNest(lexer: object): boolean {
  return parseStateOf(lexer).depth < DEEPEST;
}

/**
 * Reads `text`, which begins at `from` in the `raw` of its block. Where it is not
 * `loose`, paragraphs are mere text, as in a list without blank lines.
 */
export function readBody(lexer: Lexer, text: string, from: number, loose = true): Body {
  const state = parseStateOf(lexer);
  const { top } = lexer.state;
  const tokens: Token[] = [];
  lexer.state.top = loose;
  state.depth++;
  lexer.blockTokens(text, tokens);
  state.depth--;
  lexer.state.top = top;
  return { text, tokens, from };
}

/** A title, whose Markdown is that of a line; it is read when all blocks are. */
export function readTitle(lexer: Lexer, text: string, from: number): Body {
  const tokens: Token[] = [];
  lexer.inline(text, tokens);
  return { text, tokens, from };
}
