/** marked's own tokenizer with our exceptions. */
import { Tokenizer, type Tokens } from 'marked';
import { alertToken, readAlert, withoutMarker } from './extensions/alert.ts';
import { headingAttributes } from './extensions/attributes.ts';
import { firstLine } from './extensions/lines.ts';
import { readListAttributes, readQuoteAttributes } from './extensions/list-attributes.ts';
import { plainStretch, textLimit } from './extensions/plain-stretch.ts';
import { longRows, tableTooWide, withoutAttributeRow } from './extensions/table-bounds.ts';
import { parseStateOf } from './parse-state.ts';

export class ArticleTokenizer extends Tokenizer {
  /**
   * Keeps the place where a text ends in a caret, which may begin a note (`^[…]`). marked's text ends before every
   * `[`, so the caret is the end of the text before. So the extension needs no `start`, which would search the rest
   * of the paragraph for every piece of text, and does not read that text, which marked joins from many pieces.
   */
  override inlineText(src: string): Tokens.Text | undefined {
    const length = plainStretch(src);
    const token =
      length === null ? super.inlineText(src.slice(0, textLimit(src))) : this.#text(src.slice(0, length));
    if (token?.raw.endsWith('^')) parseStateOf(this.lexer).caretBefore = src.length - token.raw.length;
    return token;
  }

  /** A quotation that begins with `[!NOTE]` is a callout: the lexer takes it as any other token. */
  override blockquote(src: string): Tokens.Blockquote | undefined {
    const head = readAlert(src);
    if (head === null) {
      const plain = super.blockquote(src);
      if (plain !== undefined) readQuoteAttributes(plain, this.lexer);
      return plain;
    }
    const [whole = ''] = this.rules.block.blockquote.exec(src) ?? [];
    const quote = super.blockquote(withoutMarker(whole, head));
    return quote && (alertToken(this.lexer, head, quote, src) as unknown as Tokens.Blockquote);
  }

  /** A table that would become far larger than its source is a paragraph. */
  override table(src: string): Tokens.Table | undefined {
    const state = parseStateOf(this.lexer);
    const wide = tableTooWide(src);
    if (wide !== null) {
      const raw = src.slice(0, wide.end);
      const text: Tokens.Paragraph = { type: 'paragraph', raw, text: raw, tokens: this.lexer.inline(raw) };
      const message = `the table has ${wide.columns} columns, but most of its cells are missing`;
      state.report(text, { code: 'table-too-wide', message }, { from: 0, length: firstLine(raw).length });
      return text as unknown as Tokens.Table;
    }
    const table = super.table(src);
    for (const { from, length, cells } of table === undefined
      ? []
      : longRows(table.raw, table.header.length)) {
      const message = `the row has ${cells} cells, the head ${table?.header.length}`;
      if (table !== undefined) state.report(table, { code: 'table-row-long', message }, { from, length });
    }
    return table && withoutAttributeRow(table);
  }

  override list(src: string): Tokens.List | undefined {
    const before = this.lexer.inlineQueue.length;
    const list = super.list(src);
    if (list !== undefined) readListAttributes(list, this.lexer, before);
    return list;
  }

  override heading(src: string): Tokens.Heading | undefined {
    return this.#withoutAttributes(super.heading(src));
  }

  override lheading(src: string): Tokens.Heading | undefined {
    return this.#withoutAttributes(super.lheading(src));
  }

  /** Takes `{#id .class}` from the end of a heading, whose text is still in the queue of the inline lexer. */
  #withoutAttributes(heading: Tokens.Heading | undefined): Tokens.Heading | undefined {
    const found = heading && headingAttributes(heading.text);
    const queued = this.lexer.inlineQueue.at(-1);
    if (!found || queued === undefined) return heading;
    heading.text = found.text;
    queued.src = found.text;
    parseStateOf(this.lexer).attributes.set(heading, found.attributes);
    return heading;
  }

  /** A text token as marked makes it. */
  #text(text: string): Tokens.Text {
    return { type: 'text', raw: text, text, escaped: this.lexer.state.inRawBlock };
  }
}
