/** Markdown outside any article: the site's footer, a title, a part of a page. */
import { Lexer, Parser } from 'marked';
import { grammar } from './grammar.ts';
import { InlineRenderer } from './inline-renderer.ts';
import type { LinkState } from './links.ts';
import type { Resolved } from './render.types.ts';

/**
 * The HTML of inline Markdown. `resolve` looks targets up as in an article; unknown ones stay as written. `url` is
 * the site's own, whose links open in the same tab.
 */
export function renderInline(
  markdown: string,
  resolve: (target: string) => Resolved | null = () => null,
  url: string | null = null,
): string {
  const tokens = new Lexer(grammar).inlineTokens(markdown.replace(/\s+/g, ' ').trim());
  return new Parser({ ...grammar, renderer: new InlineRenderer(linkState(resolve, url)) }).parseInline(
    tokens,
  );
}

/** The HTML of a text of several blocks, without ids, blocks of mdcms and coloured code. */
export function renderBlocks(
  markdown: string,
  resolve: (target: string) => Resolved | null = () => null,
  url: string | null = null,
): string {
  const tokens = new Lexer(grammar).lex(markdown);
  return new Parser({ ...grammar, renderer: new InlineRenderer(linkState(resolve, url)) }).parse(tokens);
}

function linkState(resolve: (target: string) => Resolved | null, url: string | null): LinkState {
  return {
    context: { resolve, hasAnchor: () => true, document: { path: '' }, config: { url } },
    anchors: new Set(),
    images: 0,
    report: () => {},
    pend: () => {},
  };
}
