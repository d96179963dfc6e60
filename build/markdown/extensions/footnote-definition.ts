/** `[^label]: text`, with the indented lines after it: a note that `[^label]` refers to. */
import type { TokenizerAndRendererExtension } from 'marked';
import { parseStateOf } from '../parse-state.ts';
import type { FootnoteDefinition } from '../tokens.ts';
import { nextInterruption } from './interruptions.ts';
import { lineEnd } from './lines.ts';

/** A label contains no space and no bracket. */
const OPENING = /^ {0,3}\[\^([^\s[\]]{1,200})\]:[ \t]*/;
/** Lines that begin another block and so do not continue the note's paragraph. */
const INTERRUPTION = /^ {0,3}(?:\[\^|#{1,6}(?:\s|$)|`{3}|~{3}|>|[*+-]\s|\d{1,9}[.)]\s|<|[-*_]{3})/;

export const footnoteDefinition: TokenizerAndRendererExtension = {
  name: 'footnoteDefinition',
  level: 'block',

  start: nextInterruption,

  tokenizer(src) {
    const opening = OPENING.exec(src);
    if (opening === null) return;
    const raw = takeLines(src);
    const text = dedent(raw.slice(opening[0].length));
    const label = opening[1] ?? '';
    const token: FootnoteDefinition = { type: 'footnoteDefinition', raw, label, text, tokens: [] };
    parseStateOf(this.lexer).define(token);
    // As in marked's quotations, paragraphs in a note are paragraphs even if the note is in a list.
    const top = this.lexer.state.top;
    this.lexer.state.top = true;
    this.lexer.blockTokens(text, token.tokens);
    this.lexer.state.top = top;
    return token;
  },

  renderer: () => '',
};

/** The lines of the definition, without blank lines at the end. */
function takeLines(src: string): string {
  let end = lineEnd(src, 0);
  let afterBlank = false;
  for (let at = end + 1; at <= src.length; ) {
    const stop = lineEnd(src, at);
    const line = src.slice(at, stop);
    if (line.trim() === '') afterBlank = true;
    else if (/^(?: {4}|\t)/.test(line) || !(afterBlank || INTERRUPTION.test(line))) {
      end = stop;
      afterBlank = false;
    } else break;
    at = stop + 1;
  }
  return src.slice(0, end);
}

/** All lines but the first lose up to four spaces, or a tab. */
function dedent(text: string): string {
  return text.replace(/\n(?: {1,4}|\t)/g, '\n');
}
