/** marked's own tokenizer, and what ours reads otherwise. */
import { Tokenizer, type Tokens } from 'marked';
import { alertToken, readAlert, withoutMarker } from './extensions/alert.ts';
import { plainStretch } from './extensions/plain-stretch.ts';
import { memoryOf } from './memory.ts';

export class ArticleTokenizer extends Tokenizer {
  /**
   * Remembers where text ends in a caret. marked's text ends before every `[`, so the caret of a note is the end
   * of the text before it: thus no `start` is needed, which would search the rest of the paragraph for every
   * piece of text, nor a look at that text, which marked puts together from many pieces.
   */
  override inlineText(src: string): Tokens.Text | undefined {
    const length = plainStretch(src);
    const token = length === null ? super.inlineText(src) : this.#text(src.slice(0, length));
    if (token?.raw.endsWith('^')) memoryOf(this.lexer).caretBefore = src.length - token.raw.length;
    return token;
  }

  /** A quotation that begins with `[!NOTE]` is a callout: the lexer takes it as any other token. */
  override blockquote(src: string): Tokens.Blockquote | undefined {
    const head = readAlert(src);
    if (head === null) return super.blockquote(src);
    const [whole = ''] = this.rules.block.blockquote.exec(src) ?? [];
    const quote = super.blockquote(withoutMarker(whole, head));
    return quote && (alertToken(this.lexer, head, quote, src) as unknown as Tokens.Blockquote);
  }

  /** As marked makes it. */
  #text(text: string): Tokens.Text {
    return { type: 'text', raw: text, text, escaped: this.lexer.state.inRawBlock };
  }
}
