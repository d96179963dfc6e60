/** `^[text]`: a note written in place, as in Pandoc. */
import type { Token, TokenizerAndRendererExtension, Tokens } from 'marked';
import { parseStateOf } from '../parse-state.ts';
import { articleTokens, type InlineFootnote } from '../tokens.ts';

/** Longer notes are text, which bounds the search for a bracket that is missing (UTF-16 units). */
const LONGEST = 4000;

/** The caret was read as the end of the text before, and is removed from it. */
export const inlineFootnote: TokenizerAndRendererExtension = {
  name: 'inlineFootnote',
  level: 'inline',

  tokenizer(src, tokens): InlineFootnote | undefined {
    const state = parseStateOf(this.lexer);
    if (state.caretBefore !== src.length || !src.startsWith('[') || this.lexer.state.inLink) return;
    const end = state.inFootnote ? -1 : closingBracket(src);
    if (end < 0 || src.slice(1, end).trim() === '') return;
    const before = articleTokens(tokens).at(-1);
    if (before?.type !== 'text' || !before.text.endsWith('^')) return;
    takeCaret(tokens, before);
    const text = src.slice(1, end);
    state.inFootnote = true;
    const inside = this.lexer.inlineTokens(text, []);
    state.inFootnote = false;
    return { type: 'inlineFootnote', raw: src.slice(0, end + 1), text, tokens: inside };
  },
};

function takeCaret(tokens: Token[], before: Tokens.Text): void {
  before.raw = before.raw.slice(0, -1);
  before.text = before.text.slice(0, -1);
  if (before.raw === '') tokens.pop();
}

/**
 * The index of the `]` that closes the `[` at 0; brackets in escapes and code spans do not count. -1 if there is
 * none.
 */
function closingBracket(src: string): number {
  if (!src.slice(0, LONGEST).includes(']')) return -1;
  const stop = Math.min(src.length, LONGEST);
  let depth = 0;
  for (let at = 0; at < stop; at++) {
    const character = src[at];
    if (character === '\\') at++;
    else if (character === '[') depth++;
    else if (character === ']' && --depth === 0) return at;
    else if (character === '`') at = codeSpanEnd(src, at, stop);
  }
  return -1;
}

/** The index of the last backtick of the code span that opens at `from`, or of the run when it never closes. */
function codeSpanEnd(src: string, from: number, stop: number): number {
  const run = backticks(src, from);
  for (let at = from + run; at < stop; at++) {
    if (src[at] !== '`') continue;
    const closing = backticks(src, at);
    if (closing === run) return at + run - 1;
    at += closing - 1;
  }
  return from + run - 1;
}

function backticks(src: string, from: number): number {
  let at = from;
  while (src[at] === '`') at++;
  return at - from;
}
