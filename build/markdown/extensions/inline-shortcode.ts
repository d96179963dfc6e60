/** `[text]{name key="value"}`: an author's own shortcode in a line; `name` is a file in parts/. */
import type { TokenizerAndRendererExtension } from 'marked';
import { parseStateOf } from '../parse-state.ts';
import type { BlockToken } from '../tokens.ts';
import { namedValues } from './named-values.ts';

const SHORTCODE =
  /^\[([^[\]\n]{0,500})\]\{([a-z][a-z0-9-]{0,40})((?:[ \t]{1,8}[A-Za-z][\w-]{0,40}=(?:"[^"\n]{0,600}"|[^\s"{}]{1,300})){0,16})[ \t]{0,8}\}/;
const OPTION = /[ \t]{1,8}([A-Za-z][\w-]{0,40})=(?:"([^"\n]{0,600})"|([^\s"{}]{1,300}))/y;

/** Our text ends before `[`, so no `start` is needed. */
export const inlineShortcode: TokenizerAndRendererExtension = {
  name: 'inlineShortcode',
  level: 'inline',

  tokenizer(src): BlockToken | undefined {
    const { shortcodes } = parseStateOf(this.lexer);
    if (src[0] !== '[' || shortcodes.size === 0) return;
    const [raw, text = '', name = '', written = ''] = SHORTCODE.exec(src) ?? [];
    if (raw === undefined || !shortcodes.has(name)) return;
    const options = Object.fromEntries(namedValues(written, OPTION));
    const body = { text, tokens: this.lexer.inlineTokens(text), from: 1 };
    return {
      type: 'block',
      raw,
      block: { kind: 'shortcode', name, options, inline: true, body },
    };
  },
};
