/** marked's renderer for one article: each kind of token goes to the file that knows it. */
import { renderBlock } from './blocks/render.ts';
import { renderCode } from './code.ts';
import { FootnoteList } from './footnotes.ts';
import { renderHeading } from './headings.ts';
import { InlineRenderer } from './inline-renderer.ts';
import type { RenderState } from './state.ts';
import { renderCell, wrapTable } from './tables.ts';
import { isTaskList, renderTaskBox, renderTaskList } from './task-list.ts';
import type { BlockToken, FootnoteReference, InlineFootnote, Tokens, UnknownFootnote } from './tokens.ts';

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
      : renderHeading(heading, this.parser.parseInline(token.tokens));
  }

  override code(token: Tokens.Code): string {
    const { codeCopy } = this.state.context.config;
    if (codeCopy) this.state.uses.codeCopy = true;
    return renderCode(token, codeCopy);
  }

  /** An image that is alone in its paragraph, with a link around it or not, is a picture of its own. */
  override paragraph(token: Tokens.Paragraph): string {
    const [only, second] = token.tokens;
    const inside = only?.type === 'link' && only.tokens?.length === 1 ? only.tokens[0] : only;
    const picture = second === undefined && inside?.type === 'image';
    return `<p${picture ? ' class="image"' : ''}>${this.parser.parseInline(token.tokens)}</p>\n`;
  }

  override table(token: Tokens.Table): string {
    this.state.tables++;
    return wrapTable(super.table(token), token, this.state.tables, this.state.words);
  }

  override tablecell(token: Tokens.TableCell): string {
    return renderCell(token, this.parser.parseInline(token.tokens));
  }

  override list(token: Tokens.List): string {
    return isTaskList(token)
      ? renderTaskList(token, (item) => this.parser.parse(item.tokens))
      : super.list(token);
  }

  override checkbox(token: Tokens.Checkbox): string {
    return renderTaskBox(token.checked, this.state.words);
  }

  override block(token: BlockToken): string {
    return renderBlock(token, this.state, {
      render: (body) => this.parser.parse(body.tokens),
      renderTitle: (title) => this.parser.parseInline(title.tokens),
    });
  }

  override footnoteReference(token: FootnoteReference | InlineFootnote): string {
    return this.footnotes.refer(token);
  }

  /** Shown as it is written; the brackets may well be meant. */
  override unknownFootnote(token: UnknownFootnote): string {
    this.state.report(token, {
      code: 'unknown-footnote',
      message: `there is no footnote \`${token.label}\``,
      hint: `Add a line \`[^${token.label}]: text\`, or write \`\\[^\` where brackets are meant`,
    });
    return super.unknownFootnote(token);
  }
}
