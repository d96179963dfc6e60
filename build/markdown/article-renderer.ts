/** marked's renderer for one article: each kind of token has a file that renders it. */
import { escapeHtml } from '../theme/html.ts';
import { withAttributes } from './attributes.ts';
import { kindOf } from './blocks/table.ts';
import { renderCode } from './code.ts';
import { renderDiagram } from './diagram.ts';
import { renderEmbed } from './embed.ts';
import { firstLine } from './extensions/lines.ts';
import { FootnoteList } from './footnotes.ts';
import { renderHeading } from './headings.ts';
import { InlineRenderer } from './inline-renderer.ts';
import { inlineText } from './inline-text.ts';
import { renderFormula } from './mathml.ts';
import { renderPictures } from './pictures.ts';
import type { RenderState } from './state.ts';
import { renderCell, wrapTable } from './tables.ts';
import { isTaskList, renderTaskBox, renderTaskList } from './task-list.ts';
import {
  type ArticleToken,
  articleTokens,
  type BlockToken,
  type FootnoteReference,
  type InlineFootnote,
  type MarkToken,
  type MathToken,
  type SpanToken,
  type Token,
  type Tokens,
  type UnknownFootnote,
  type WikiLink,
} from './tokens.ts';

export class ArticleRenderer extends InlineRenderer<RenderState> {
  readonly footnotes: FootnoteList;

  constructor(state: RenderState) {
    super(state);
    this.footnotes = new FootnoteList(state.article.footnotes, state.words);
  }

  override heading(token: Tokens.Heading): string {
    const heading = this.state.headings.get(token);
    this.state.headingLevel = token.depth;
    return heading === undefined
      ? super.heading(token)
      : this.#attributed(token, renderHeading(heading, this.parser.parseInline(token.tokens)));
  }

  override code(token: Tokens.Code): string {
    const { codeCopy, math } = this.state.context.config;
    if (math && token.lang === 'math' && token.text.trim() !== '') {
      return this.math({ type: 'math', raw: token.raw, text: token.text, display: true, block: true });
    }
    if (token.lang === 'mermaid' && token.text.trim() !== '') {
      const drawing = renderDiagram(token.text, `diagram:${++this.state.diagrams}:`);
      if (drawing !== null) {
        for (const [, id = ''] of drawing.matchAll(/ id="(diagram:[^"]{1,60})"/g)) this.state.anchor(id);
        return this.#attributed(token, drawing);
      }
      const message = 'the diagram is of a kind or a size that is not drawn; it is shown as code';
      this.state.report(
        token,
        { code: 'diagram-unsupported', message },
        { from: 0, length: firstLine(token.raw).length },
      );
    }
    if (codeCopy) this.state.uses.codeCopy = true;
    return this.#attributed(token, renderCode(token, codeCopy));
  }

  /** A paragraph of pictures and nothing else is a figure or a row of pictures. */
  override paragraph(token: Tokens.Paragraph): string {
    const tokens = articleTokens(token.tokens).filter((inside) => !showsNothing(inside));
    if (tokens.length === 0) return '';
    const embed = this.#embed(tokens);
    if (embed !== null) return this.#attributed(token, embed);
    const html = renderPictures(tokens, (inside) => this.parser.parseInline([...inside] as Token[]));
    return this.#attributed(token, html ?? `<p>${this.parser.parseInline(token.tokens)}</p>\n`);
  }

  /** The embed for an address that is alone in its paragraph, or null. */
  #embed([only, second]: readonly ArticleToken[]): string | null {
    if (only === undefined || second !== undefined || !this.state.context.config.embeds) return null;
    const text = only.type === 'image' ? inlineText(articleTokens((only as Tokens.Image).tokens)) : '';
    return renderEmbed(only, text.trim(), this.state);
  }

  override table(token: Tokens.Table): string {
    this.state.tables++;
    return wrapTable(this.#attributed(token, super.table(token)), token, this.state.tables, this.state.words);
  }

  override tablecell(token: Tokens.TableCell): string {
    return renderCell(token, this.parser.parseInline(token.tokens));
  }

  override list(token: Tokens.List): string {
    const html = isTaskList(token)
      ? renderTaskList(
          token,
          (item) => this.parser.parse(item.tokens),
          (item, li) => this.#attributed(item, li),
        )
      : super.list(token);
    return this.#attributed(token, html);
  }

  override listitem(item: Tokens.ListItem): string {
    return this.#attributed(item, super.listitem(item));
  }

  override blockquote(token: Tokens.Blockquote): string {
    return this.#attributed(token, super.blockquote(token));
  }

  override link(token: Tokens.Link): string {
    return this.#attributed(token, super.link(token));
  }

  override image(token: Tokens.Image): string {
    return this.#attributed(token, super.image(token));
  }

  override strong(token: Tokens.Strong): string {
    return this.#attributed(token, super.strong(token));
  }

  override em(token: Tokens.Em): string {
    return this.#attributed(token, super.em(token));
  }

  override codespan(token: Tokens.Codespan): string {
    return this.#attributed(token, super.codespan(token));
  }

  override wikiLink(token: WikiLink): string {
    return this.#attributed(token, super.wikiLink(token));
  }

  override span(token: SpanToken): string {
    return this.#attributed(token, super.span(token));
  }

  override mark(token: MarkToken): string {
    return this.#attributed(token, super.mark(token));
  }

  /** Malformed formulas are shown as written. */
  override math(token: MathToken): string {
    const formula = renderFormula(token.text, token.display);
    if ('html' in formula) {
      return token.block ? `<div class="math" tabindex="0">${formula.html}</div>\n` : formula.html;
    }
    const message = `the formula cannot be read: ${formula.error}`;
    this.state.report(token, { code: 'math-syntax', message });
    const source = `<code class="math-source">${escapeHtml(token.raw.trim())}</code>`;
    return token.block ? `<p>${source}</p>\n` : source;
  }

  override checkbox(token: Tokens.Checkbox): string {
    return renderTaskBox(token.checked, this.state.words);
  }

  /** Closes an unclosed comment, which would hide the rest of the page with its footer. */
  override html(token: Tokens.HTML | Tokens.Tag): string {
    return super.html(token) + (this.state.unclosedComments.has(token) ? '-->\n' : '');
  }

  override block(token: BlockToken): string {
    const html = kindOf(token.block).html(token.block, {
      token,
      state: this.state,
      render: (body) => this.parser.parse(body.tokens),
      renderTitle: (title) => this.parser.parseInline(title.tokens),
    });
    return this.#attributed(token, html);
  }

  override footnoteReference(token: FootnoteReference | InlineFootnote): string {
    return this.footnotes.refer(token);
  }

  /** Adds the attributes in braces that belong to the token. */
  #attributed(token: ArticleToken, html: string): string {
    const attributes = this.state.attributes.get(token);
    if (attributes === undefined) return html;
    const attributed = withAttributes(html, attributes);
    if (attributes.id !== null && attributed !== html) this.state.unrendered.delete(attributes.id);
    return attributed;
  }

  /** Shown as written: the author may mean the brackets. */
  override unknownFootnote(token: UnknownFootnote): string {
    this.state.report(token, {
      code: 'unknown-footnote',
      message: `there is no footnote \`${token.label}\``,
      hint: `Add a line \`[^${token.label}]: text\`, or write \`\\[^\` where brackets are meant`,
    });
    return super.unknownFootnote(token);
  }
}

/** Whether an inline token shows nothing: a paragraph of such tokens is left out. */
function showsNothing(token: ArticleToken): boolean {
  return token.type === 'hidden' || (token.type === 'text' && token.text.trim() === '');
}
