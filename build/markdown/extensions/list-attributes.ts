/**
 * Attributes of lists, their items and quotations: `{.a}` on a line below, at the end of an item, and kramdown's at its
 * start.
 */
import type { Lexer } from 'marked';
import { type Attributes, parseAttributes } from '../attributes.ts';
import { parseStateOf } from '../parse-state.ts';
import { type ArticleToken, articleTokens, type Tokens } from '../tokens.ts';

type Queued = Lexer['inlineQueue'][number];

const AT_START = /^\{:([^{}\n]{1,400})\}[ \t]+/;
const AT_END = /[ \t]\{[ \t]?([:#.][^{}\n]{1,400})\}[ \t]*$/;
/** Less indented than the text of any item: the line belongs to the list as a whole. */
const LAST_LINE = /\n ?\{[^{}\n]+\}\s*$/;

/**
 * Gives the attributes in the items of `list` to the items and to the list, whose texts stand in the lexer's queue for
 * inline Markdown from index `from` on.
 */
export function readListAttributes(list: Tokens.List, lexer: Lexer, from: number): void {
  const { attributes } = parseStateOf(lexer);
  if (!list.raw.includes('}')) return;
  const texts = new Map(lexer.inlineQueue.slice(from).map((each) => [each.tokens, each]));
  for (const item of list.items) {
    const inside = articleTokens(item.tokens);
    const first = inside.find(({ type }) => type !== 'checkbox');
    const own = first !== undefined && isText(first) ? takeFromText(first, texts) : null;
    if (own !== null) attributes.set(item, own);
    for (const token of inside) if (isText(token)) move(attributes, token, item);
  }
  const last = list.items.at(-1);
  if (last === undefined || !LAST_LINE.test(list.raw)) return;
  const inner = articleTokens(last.tokens).findLast(({ type }) => type === 'list');
  if (!move(attributes, last, list) && inner !== undefined) move(attributes, inner, list);
}

/** Moves the attributes below the last paragraph of a quotation to it, where their line has no `>`. */
export function readQuoteAttributes(quote: Tokens.Blockquote, lexer: Lexer): void {
  if (!quote.raw.trimEnd().endsWith('}') || !LAST_LINE.test(quote.raw)) return;
  const last = articleTokens(quote.tokens).findLast(({ type }) => type === 'paragraph');
  if (last !== undefined) move(parseStateOf(lexer).attributes, last, quote);
}

/** The text of an item; with blank lines between the items it is a paragraph. */
function isText(token: ArticleToken): token is Tokens.Text | Tokens.Paragraph {
  return token.type === 'text' || token.type === 'paragraph';
}

/** Takes attributes from the start or the end of an item's text; null where there are none. */
function takeFromText(
  token: Tokens.Text | Tokens.Paragraph,
  texts: ReadonlyMap<unknown, Queued>,
): Attributes | null {
  const { text } = token;
  const match = AT_START.exec(text) ?? AT_END.exec(text);
  const queued = texts.get(token.tokens);
  const attributes = match === null ? null : parseAttributes(match[1] ?? '');
  if (match === null || attributes === null || queued === undefined) return null;
  token.text = match.index === 0 ? text.slice(match[0].length) : text.slice(0, match.index);
  queued.src = token.text;
  return attributes;
}

/** Gives the attributes of one token to another; whether it had any. */
function move(attributes: Map<ArticleToken, Attributes>, from: ArticleToken, to: ArticleToken): boolean {
  const found = attributes.get(from);
  if (found === undefined) return false;
  attributes.delete(from);
  attributes.set(to, found);
  return true;
}
