/** marked's renderer for inline tokens: links and images of this site, raw HTML; notes as written. */
import { Renderer } from 'marked';
import { escapeHtml } from '../theme/html.ts';
import { escapeMarkdownText } from './escape.ts';
import type { ExtensionRenderer } from './grammar.ts';
import { type LinkState, renderHtml, renderImage, renderLink } from './links.ts';
import { renderWikiLink } from './links-by-name.ts';
import type {
  BlockToken,
  FootnoteReference,
  InlineFootnote,
  MarkToken,
  MathToken,
  SpanToken,
  Tokens,
  UnknownFootnote,
  WikiLink,
} from './tokens.ts';

export class InlineRenderer<State extends LinkState = LinkState>
  extends Renderer
  implements ExtensionRenderer
{
  readonly state: State;

  constructor(state: State) {
    super();
    this.state = state;
  }

  override link(token: Tokens.Link): string {
    const html = token.autolink ? escapeHtml(token.text) : this.parser.parseInline(token.tokens);
    return renderLink(token, html, this.state);
  }

  override image(token: Tokens.Image): string {
    const alt = this.parser.parseInline(token.tokens, this.parser.textRenderer);
    return renderImage(token, escapeMarkdownText(alt), this.state);
  }

  override html(token: Tokens.HTML | Tokens.Tag): string {
    return renderHtml(token, this.state);
  }

  block(token: BlockToken): string {
    return escapeHtml(token.raw);
  }

  footnoteReference(token: FootnoteReference | InlineFootnote): string {
    return escapeHtml(token.type === 'inlineFootnote' ? `^${token.raw}` : token.raw);
  }

  wikiLink(token: WikiLink): string {
    return renderWikiLink(token, this.state);
  }

  span(token: SpanToken): string {
    return `<span>${this.parser.parseInline(token.tokens)}</span>`;
  }

  mark(token: MarkToken): string {
    return `<mark>${this.parser.parseInline(token.tokens)}</mark>`;
  }

  math(token: MathToken): string {
    return escapeHtml(token.raw);
  }

  unknownFootnote(token: UnknownFootnote): string {
    return escapeHtml(token.raw);
  }
}
