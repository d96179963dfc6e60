/** The text of inline tokens without markup. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { type ArticleToken, articleTokens, bodiesOf } from './tokens.ts';
import { wikiText } from './wiki-text.ts';

/** The text of inline tokens: line ends are spaces, images their alternative, footnotes and tags nothing. */
export function inlineText(tokens: readonly ArticleToken[]): string {
  let text = '';
  for (const token of tokens) text += textOf(token);
  return text;
}

function textOf(token: ArticleToken): string {
  switch (token.type) {
    case 'text':
    case 'link':
    case 'image':
    case 'strong':
    case 'em':
    case 'del':
      return 'tokens' in token && token.tokens !== undefined && !('autolink' in token)
        ? inlineText(articleTokens(token.tokens))
        : decodeReferences(token.text.replaceAll('\n', ' '));
    case 'escape':
    case 'codespan':
      return token.text;
    case 'mark':
    case 'span':
      return inlineText(articleTokens(token.tokens));
    case 'block':
      return inlineText(articleTokens(bodiesOf(token.block).flatMap(({ tokens }) => tokens)));
    case 'math':
      return token.text;
    case 'wikiLink':
      return wikiText(token);
    case 'unknownFootnote':
      return token.raw;
    case 'br':
      return ' ';
    default:
      return '';
  }
}

/** Character references as the characters they stand for: `&copy;` is ©. */
export function decodeReferences(text: string): string {
  if (!text.includes('&') || !/&#?\w/.test(text)) return text;
  const { childNodes } = parseFragment(text.replaceAll('<', '&lt;'));
  return childNodes
    .map((node) => ('value' in node ? (node as DefaultTreeAdapterTypes.TextNode).value : ''))
    .join('');
}
