/** The tokens of an article: marked's own, and those of our extensions. */
import type { MarkedToken, Token, Tokens } from 'marked';
import type { Block } from './blocks/block.ts';
import type { Body } from './body.ts';

/** `[^label]` where the label is defined. */
export interface FootnoteReference {
  type: 'footnoteReference';
  raw: string;
  label: string;
}

/** `[^label]` where it is not: shown as it is written. */
export interface UnknownFootnote {
  type: 'unknownFootnote';
  raw: string;
  label: string;
}

/** `^[text]`, without its caret, which the text before it has already taken. */
export interface InlineFootnote {
  type: 'inlineFootnote';
  raw: string;
  text: string;
  tokens: Token[];
}

/** `[^label]: text` and the lines that belong to it. */
export interface FootnoteDefinition {
  type: 'footnoteDefinition';
  raw: string;
  label: string;
  text: string;
  tokens: Token[];
}

/** `==text==`. */
export interface MarkToken {
  type: 'mark';
  raw: string;
  text: string;
  tokens: Token[];
}

/** `[text]{.class}`: text with attributes. */
export interface SpanToken {
  type: 'span';
  raw: string;
  text: string;
  tokens: Token[];
}

/** A formula in TeX: in a line, or set apart (`display`), then perhaps as a block of its own. */
export interface MathToken {
  type: 'math';
  raw: string;
  text: string;
  display: boolean;
  block: boolean;
}

/** `[[name#part|text]]`, or an embed with `!` before it. */
export interface WikiLink {
  type: 'wikiLink';
  raw: string;
  embed: boolean;
  name: string;
  part: string;
  text: string;
}

/** A comment, or syntax of another tool: not shown. */
export interface HiddenToken {
  type: 'hidden';
  raw: string;
}

/** A fence that starts with `mdcms`, or its form in other tools, parsed. */
export interface BlockToken {
  type: 'block';
  raw: string;
  block: Block;
}

export type ArticleToken =
  | MarkedToken
  | FootnoteReference
  | UnknownFootnote
  | InlineFootnote
  | FootnoteDefinition
  | HiddenToken
  | WikiLink
  | MarkToken
  | SpanToken
  | MathToken
  | BlockToken;

/** marked's type for a token is wider; our lexer returns only these. */
export function articleTokens(tokens: readonly Token[]): readonly ArticleToken[] {
  return tokens as readonly ArticleToken[];
}

/** A token's children one level down, in written order; those of a block are in its bodies. */
export function childTokens(token: ArticleToken): readonly ArticleToken[] {
  switch (token.type) {
    case 'list':
      return token.items;
    case 'table':
      return articleTokens([...token.header, ...token.rows.flat()].flatMap((cell) => cell.tokens));
    case 'block':
      return articleTokens(bodiesOf(token.block).flatMap((body) => body.tokens));
    default:
      return 'tokens' in token && token.tokens !== undefined ? articleTokens(token.tokens) : [];
  }
}

/** The stretches of Markdown inside a block. */
export function bodiesOf(block: Block): readonly Body[] {
  switch (block.kind) {
    case 'callout':
    case 'group':
      return block.heading === null ? [block.body] : [block.heading, block.body];
    case 'shortcode':
      return [block.body];
    case 'definitions':
      return block.items.flatMap(({ terms, definitions }) => [
        ...terms,
        ...definitions.map(({ body }) => body),
      ]);
    case 'tabs':
    case 'accordion':
      return block.items.map((item) => item.body);
    default:
      return [];
  }
}

export type { Token, Tokens };
