/** `[^label]`: a reference to a note that is defined anywhere in the article. */
import type { TokenizerAndRendererExtension } from 'marked';
import { parseStateOf } from '../parse-state.ts';
import type { FootnoteReference, UnknownFootnote } from '../tokens.ts';

const REFERENCE = /^\[\^([^\s[\]]{1,200})\](?![([])/;

/** No `start` is needed: marked's text ends before every `[`. */
export const footnoteReference: TokenizerAndRendererExtension = {
  name: 'footnoteReference',
  level: 'inline',

  tokenizer(src): FootnoteReference | UnknownFootnote | undefined {
    if (!src.startsWith('[^') || this.lexer.state.inLink) return;
    const match = REFERENCE.exec(src);
    if (match === null) return;
    const label = match[1] ?? '';
    const known = parseStateOf(this.lexer).definition(label) !== undefined;
    return { type: known ? 'footnoteReference' : 'unknownFootnote', raw: match[0], label };
  },
};
