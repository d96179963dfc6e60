/** A heading's inline HTML as a table of contents shows it: emphasis and code, but no link and no picture. */
import { Parser, Renderer } from 'marked';
import { escapeHtml } from '../theme/html.ts';
import { type ExtensionRenderer, grammar } from './grammar.ts';
import { decodeReferences } from './inline-text.ts';
import { renderFormula } from './mathml.ts';
import type { MarkToken, MathToken, SpanToken, Tokens, WikiLink } from './tokens.ts';
import { wikiText } from './wiki-text.ts';

class PhrasingRenderer extends Renderer implements ExtensionRenderer {
  override link(token: Tokens.Link): string {
    return token.autolink ? escapeHtml(token.text) : this.parser.parseInline(token.tokens);
  }

  override image(token: Tokens.Image): string {
    return escapeHtml(decodeReferences(token.text));
  }

  override html(): string {
    return '';
  }

  override br(): string {
    return ' ';
  }

  block(): string {
    return '';
  }

  footnoteReference(): string {
    return '';
  }

  wikiLink(token: WikiLink): string {
    return escapeHtml(wikiText(token));
  }

  span(token: SpanToken): string {
    return `<span>${this.parser.parseInline(token.tokens)}</span>`;
  }

  mark(token: MarkToken): string {
    return `<mark>${this.parser.parseInline(token.tokens)}</mark>`;
  }

  math({ text, raw }: MathToken): string {
    const formula = renderFormula(text, false);
    return 'html' in formula ? formula.html : escapeHtml(raw);
  }

  unknownFootnote(token: { raw: string }): string {
    return escapeHtml(token.raw);
  }
}

/** The HTML of a heading's tokens for a list of headings. */
export function phrasing(heading: Tokens.Heading): string {
  return new Parser({ ...grammar, renderer: new PhrasingRenderer() }).parseInline(heading.tokens).trim();
}
