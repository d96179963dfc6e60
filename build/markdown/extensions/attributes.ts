/**
 * `{#id .class}` after a picture, a link or a piece of text, and on a line of its own below or, as kramdown reads it,
 * above a block.
 */
import type { TokenizerAndRendererExtension } from 'marked';
import { type Attributes, parseAttributes } from '../attributes.ts';
import { type ParseState, parseStateOf } from '../parse-state.ts';
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
/** Text on the line below, directly. */
const NEXT_LINE = /^\n[ \t]*[^\s]/;
/** Lines of attributes above one block that are read. */
const MOST_LINES = 8;

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
    const attributes = match === null ? null : parseAttributes(match[1] ?? '');
    if (match === null || attributes === null) return;
    const state = parseStateOf(this.lexer);
    const token: HiddenToken = { type: 'hidden', raw: match[0] };
    const before = articleTokens(tokens.slice(-2));
    const latest = before.at(-1);
    const isAbove = src.startsWith('{:') && NEXT_LINE.test(src.slice(match[0].length));
    const target = blockBefore(before, state.attributesBelow, isAbove);
    if (target !== null) {
      add(state.attributes, target, attributes);
      state.attributesBelow.set(token, target);
    } else if (isAbove && (latest === undefined || !BELOW.has(latest.type))) {
      state.attributesAbove.push({ tokens, index: tokens.length, token, attributes });
    } else {
      return;
    }
    return token;
  },
};

/** The block that a line of attributes is below; null if it is below none. `isAbove`: it may belong to the next one. */
function blockBefore(
  tokens: readonly ArticleToken[],
  lines: ReadonlyMap<ArticleToken, ArticleToken>,
  isAbove: boolean,
): ArticleToken | null {
  const latest = tokens.at(-1);
  if (latest === undefined) return null;
  if (BELOW.has(latest.type)) return latest;
  // A line right after a list or a table is part of it in other parsers, so a blank line may come between.
  const before = tokens.at(-2);
  const isApart = latest.type === 'space' && (before?.type === 'list' || before?.type === 'table');
  if (isApart && !isAbove) return before;
  return lines.get(latest) ?? null;
}

/** Gives the attributes in kramdown's lines above blocks to these blocks, once all tokens are known. */
export function placeAttributesAbove({ attributes, attributesAbove }: ParseState): void {
  for (const line of attributesAbove) {
    // The mark of a task may have been put before it.
    const moved = line.tokens[line.index] === line.token ? 0 : 1;
    const after = articleTokens(line.tokens.slice(line.index + moved, line.index + moved + 1 + MOST_LINES));
    if (after[0] !== line.token) continue;
    const block = after.find(({ type }) => type !== 'hidden');
    if (block !== undefined && BELOW.has(block.type)) add(attributes, block, line.attributes);
  }
}

/** Adds to the attributes that a token has; the later id counts. Many lines may be added to one token. */
function add(known: Map<ArticleToken, Attributes>, token: ArticleToken, more: Attributes): void {
  const present = known.get(token);
  if (present === undefined) {
    known.set(token, more);
    return;
  }
  present.id = more.id ?? present.id;
  for (const name of more.classes) present.classes.push(name);
  for (const [key, value] of more.values) present.values.set(key, value);
}

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
