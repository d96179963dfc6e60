/** A line of Markdown outside any article: the site's footer, a title. */
import { Lexer, Parser } from 'marked';
import { grammar } from './grammar.ts';
import { InlineRenderer } from './inline-renderer.ts';
import type { LinkState } from './links.ts';
import type { Resolved } from './render.types.ts';

/**
 * The HTML of inline Markdown. `resolve` looks targets up as in an article; one that it does not know stays
 * as it is written. `url` is the site's own, whose links stay in the tab.
 */
export function renderInline(
  markdown: string,
  resolve: (target: string) => Resolved | null = () => null,
  url: string | null = null,
): string {
  const state: LinkState = {
    context: { resolve, hasAnchor: () => true, document: { path: '' }, config: { url } },
    anchors: new Set(),
    images: 0,
    report: () => {},
    pend: () => {},
  };
  const tokens = new Lexer(grammar).inlineTokens(markdown.replace(/\s+/g, ' ').trim());
  return new Parser({ ...grammar, renderer: new InlineRenderer(state) }).parseInline(tokens);
}
