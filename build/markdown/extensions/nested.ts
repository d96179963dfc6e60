/** Markdown inside a block of one of our extensions, read at once. */
import type { Lexer } from 'marked';
import type { Body } from '../body.ts';
import { parseStateOf } from '../parse-state.ts';
import type { Token } from '../tokens.ts';

/** The greatest depth of blocks in blocks; deeper ones stay text, since each level is read again. */
const DEEPEST = 8;

/** Whether another block may begin inside the open ones. */
export function mayNest(lexer: object): boolean {
  return parseStateOf(lexer).depth < DEEPEST;
}

/**
 * Reads `text`, which begins at `from` in the `raw` of its block. Where it is not
 * `loose`, paragraphs are text without an element, as in a list without blank lines.
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

/** A title with inline Markdown, which marked reads after all blocks. */
export function readTitle(lexer: Lexer, text: string, from: number): Body {
  const tokens: Token[] = [];
  lexer.inline(text, tokens);
  return { text, tokens, from };
}
