/** `{#id .class}` after a picture, a link or a piece of text, and on a line of its own below a block. */
import type { TokenizerAndRendererExtension } from 'marked';
import { type Attributes, parseAttributes } from '../attributes.ts';
import { parseStateOf } from '../parse-state.ts';
import { type ArticleToken, articleTokens, type HiddenToken, type Tokens } from '../tokens.ts';

const INLINE = /^\{[ \t]?([:#.\w][^{}\n]{1,400})\}/;
const LINE = /^ {0,3}\{[ \t]?((?:[:#.]|(?:id|class)=)[^{}\n]{1,400})\}[ \t]*(?=\n|$)/;
const AFTER: ReadonlySet<string> = new Set([
  'image',
  'link',
  'strong',
  'em',
  'del',
  'mark',
  'codespan',
  'wikiLink',
]);
const BELOW: ReadonlySet<string> = new Set([
  'paragraph',
  'list',
  'table',
  'blockquote',
  'heading',
  'code',
  'block',
  // In an item of a list, which gets them from there (list-attributes.ts).
  'text',
]);
/** Always right after its token, so no `start` is needed. */
export const inlineAttributes: TokenizerAndRendererExtension = {
  name: 'inlineAttributes',
  level: 'inline',

  tokenizer(src, tokens): HiddenToken | undefined {
    const last = articleTokens(tokens).at(-1);
    const match = last !== undefined && AFTER.has(last.type) ? INLINE.exec(src) : null;
    const attributes = match === null ? null : parseAttributes(match[1] ?? '');
    if (match === null || last === undefined || attributes === null) return;
    parseStateOf(this.lexer).attributes.set(last, attributes);
    return { type: 'hidden', raw: match[0] };
  },
};

export const blockAttributes: TokenizerAndRendererExtension = {
  name: 'blockAttributes',
  level: 'block',

  tokenizer(src, tokens): HiddenToken | undefined {
    const match = LINE.exec(src);
    const written = match?.[1] ?? '';
    // A line right after a list or a table is part of it in other parsers, so a blank line may come between.
    const [before, latest] = articleTokens(tokens.slice(-2));
    const isApart = latest?.type === 'space' && (before?.type === 'list' || before?.type === 'table');
    const last = isApart ? before : (latest ?? before);
    if (match === null || last === undefined || !BELOW.has(last.type)) return;
    const attributes = parseAttributes(written);
    if (attributes === null) return;
    parseStateOf(this.lexer).attributes.set(last, attributes);
    return { type: 'hidden', raw: match[0] };
  },
};

/** A table of contents of the page, which replaces a token. */
export function tableOfContents({ raw }: ArticleToken | Tokens.Generic): ArticleToken {
  return { type: 'block', raw, block: { kind: 'toc', scope: 'page', section: null } };
}

/** A heading's text and, separately, the attributes at its end; null if it has none. */
export function headingAttributes(text: string): { text: string; attributes: Attributes } | null {
  if (!text.endsWith('}')) return null;
  const from = text.lastIndexOf('{');
  if (from < 0 || !/^[ \t]?(?:[:#.]|(?:id|class)=)/.test(text.slice(from + 1, from + 10))) return null;
  const attributes = parseAttributes(text.slice(from + 1, -1));
  return attributes === null ? null : { text: text.slice(0, from).trimEnd(), attributes };
}
