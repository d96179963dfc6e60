/** An article as plain text: for search, feeds and the API. */
import type { TextTools } from './blocks/kind.ts';
import { kindOf } from './blocks/table.ts';
import { htmlText } from './html.ts';
import { inlineText } from './inline-text.ts';
import { type ArticleToken, articleTokens, type Tokens } from './tokens.ts';

/**
 * The text of block tokens: paragraphs apart by a blank line, items and rows by a line end; no markup. Tables
 * of contents and lists of posts have no text of their own and are left out.
 */
export function plainText(tokens: readonly ArticleToken[]): string {
  return tokens
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n');
}

function blockText(token: ArticleToken): string {
  switch (token.type) {
    case 'heading':
    case 'paragraph':
    case 'text':
      return collapse(token.tokens === undefined ? token.text : inlineText(articleTokens(token.tokens)));
    case 'math':
      return token.text;
    case 'code':
      return token.text.trimEnd();
    case 'html':
      return collapse(htmlText(token.text));
    case 'table':
      return [token.header, ...token.rows].map(rowText).join('\n');
    case 'list':
      return token.items.map((item) => plainText(articleTokens(item.tokens))).join('\n');
    case 'blockquote':
      return plainText(articleTokens(token.tokens));
    case 'block':
      return kindOf(token.block)
        .text(token.block, TOOLS)
        .filter((text) => text !== '')
        .join('\n\n');
    default:
      return '';
  }
}

const TOOLS: TextTools = {
  body: ({ tokens }) => plainText(articleTokens(tokens)),
  title: ({ tokens }) => inlineText(articleTokens(tokens)),
};

/** A table's row: its cells apart by tabs. */
function rowText(row: readonly Tokens.TableCell[]): string {
  return row.map((cell) => collapse(inlineText(articleTokens(cell.tokens)))).join('\t');
}

/** White space as single spaces, none at the ends. Most texts have that form already, and a check costs a tenth. */
function collapse(text: string): string {
  return (/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}
