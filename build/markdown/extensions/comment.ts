/** Comments that are not published (content/comments.ts), at the start of a line and within one. */

import type { Lexer, TokenizerAndRendererExtension } from 'marked';
import { readComment } from '../../content/comments.ts';
import { parseStateOf } from '../parse-state.ts';
import type { HiddenToken } from '../tokens.ts';
import { firstLine } from './lines.ts';

/**
 * Searches for the end of a Jinja comment that may fail in an article, since its sign also begins attributes; after
 * this many, `{#` is text.
 */
const MOST_ENDLESS = 500;

/** A comment at the start of a line; it may contain blank lines. An unclosed one hides the rest, with an error. */
export const blockComment: TokenizerAndRendererExtension = {
  name: 'blockComment',
  level: 'block',

  tokenizer(src) {
    const state = parseStateOf(this.lexer);
    const isJinja = src.startsWith('{#');
    const comment = isJinja && state.endlessJinja > MOST_ENDLESS ? null : readComment(src);
    if (comment === null) return;
    if (isJinja && comment.length === null) {
      state.endlessJinja++;
      return;
    }
    if (comment.length !== null) {
      const line = src.slice(comment.length, comment.length + 200);
      // Followed by text, it is part of a line.
      if (!/^[ \t]*(?:\n|$)/.test(line)) return inLine(src, comment.length);
      return hidden(src.slice(0, comment.length));
    }
    const token = hidden(src);
    reportUnclosed(this.lexer, token, comment.mark);
    return token;
  },
};

/** A comment with text after it is left to `inlineComment`, unless it contains a blank line. */
function inLine(src: string, length: number): HiddenToken | undefined {
  const comment = src.slice(0, length);
  return /\n[ \t]*\n/.test(comment) ? hidden(comment) : undefined;
}

/** A comment within a line. */
export const inlineComment: TokenizerAndRendererExtension = {
  name: 'inlineComment',
  level: 'inline',

  tokenizer(src, tokens) {
    const comment = src.startsWith('{#') ? null : readComment(src);
    if (comment === null) return;
    const before = tokens.at(-1)?.raw ?? '';
    // `100%% sure` is text.
    if (comment.mark === '%%' && /\d$/.test(before)) return;
    if (comment.length !== null) return hidden(src.slice(0, comment.length));
    // An unclosed comment would be published, so it is hidden, with an error.
    if (comment.mark === '%%' && !(/^$|\s$/.test(before) && /^%%\S/.test(src))) return;
    const token = hidden(src);
    reportUnclosed(this.lexer, token, comment.mark);
    return token;
  },
};

function hidden(raw: string): HiddenToken {
  return { type: 'hidden', raw };
}

function reportUnclosed(lexer: Lexer, token: HiddenToken, mark: string): void {
  const message = `the comment that begins with \`${mark}\` is never closed`;
  const hint =
    mark === '%%' ? 'Write `%%` where it ends, in the same paragraph or on a line of its own' : undefined;
  const part = { from: 0, length: firstLine(token.raw).length };
  parseStateOf(lexer).report(token, { code: 'unclosed-comment', message, hint }, part);
}
