/** Comments that are not published: `%%…%%` of Obsidian, those of MDX, Liquid, Hugo, Handlebars and Jinja. */
import type { Lexer, TokenizerAndRendererExtension } from 'marked';
import { parseStateOf } from '../parse-state.ts';
import type { HiddenToken } from '../tokens.ts';
import { firstLine } from './lines.ts';

/** How comments begin and end. Tags of Liquid and Hugo may contain blanks. */
const MARKS: readonly { begins: RegExp; end: string | RegExp }[] = [
  { begins: /^%%/, end: '%%' },
  { begins: /^\{\/\*/, end: '*/}' },
  { begins: /^\{%-?[ \t]{0,9}comment[ \t]{0,9}-?%\}/, end: /\{%-?[ \t]{0,9}endcomment[ \t]{0,9}-?%\}/ },
  { begins: /^\{\{[<%]?-?[ \t]{0,9}\/\*/, end: /\*\/[ \t]{0,9}-?[>%]?\}\}/ },
  { begins: /^\{\{!--/, end: '--}}' },
  { begins: /^\{#/, end: '#}' },
];

interface Comment {
  mark: string;
  /** Its length; null: it does not end. */
  length: number | null;
}

/** The comment that `src` begins with, or null. */
export function readComment(src: string): Comment | null {
  if (!/^(?:%%|\{[/%{#])/.test(src)) return null;
  for (const { begins, end } of MARKS) {
    const mark = begins.exec(src)?.[0];
    if (mark === undefined) continue;
    const rest = src.slice(mark.length);
    const found = typeof end === 'string' ? rest.indexOf(end) : rest.search(end);
    if (found < 0) return { mark, length: null };
    const closing = typeof end === 'string' ? end : (end.exec(rest.slice(found))?.[0] ?? '');
    return { mark, length: mark.length + found + closing.length };
  }
  return null;
}

/** A comment at the start of a line; it may contain blank lines. An unclosed one hides the rest, with an error. */
export const blockComment: TokenizerAndRendererExtension = {
  name: 'blockComment',
  level: 'block',

  tokenizer(src) {
    const comment = readComment(src);
    if (comment === null || (comment.mark === '{#' && comment.length === null)) return;
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
    const comment = readComment(src);
    if (comment === null || comment.mark === '{#') return;
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
