/** `[text]{.class}`: a piece of text with attributes, as Pandoc writes it. */
import type { TokenizerAndRendererExtension } from 'marked';
import { parseAttributes } from '../attributes.ts';
import { parseStateOf } from '../parse-state.ts';
import type { SpanToken } from '../tokens.ts';

const SPAN = /^\[([^[\]\n]{1,500})\]\{[ \t]?([:#.][^{}\n]{1,400})\}/;

/** Our text ends before `[`, so no `start` is needed. */
export const span: TokenizerAndRendererExtension = {
  name: 'span',
  level: 'inline',

  tokenizer(src): SpanToken | undefined {
    const [raw, text = '', written = ''] = (src[0] === '[' && SPAN.exec(src)) || [];
    if (raw === undefined) return;
    // A defined label is a link, and the attributes belong to the link.
    if (Object.hasOwn(this.lexer.tokens.links, text.toLowerCase())) return;
    const attributes = parseAttributes(written);
    if (attributes === null) return;
    const token: SpanToken = { type: 'span', raw, text, tokens: this.lexer.inlineTokens(text) };
    parseStateOf(this.lexer).attributes.set(token, attributes);
    return token;
  },
};
