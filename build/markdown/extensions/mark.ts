/** `==text==`: marked text. */
import type { TokenizerAndRendererExtension } from 'marked';
import type { MarkToken } from '../tokens.ts';

/** Our text ends before `==`, so no `start` is needed. */
export const mark: TokenizerAndRendererExtension = {
  name: 'mark',
  level: 'inline',

  tokenizer(src, tokens): MarkToken | undefined {
    if (!/^==[^\s=]/.test(src)) return;
    // `a==b and c==d` is a comparison.
    if (/[\w=]$/.test(tokens.at(-1)?.raw ?? '')) return;
    const end = src.indexOf('==', 3);
    if (end < 0 || /\s/.test(src[end - 1] ?? '') || /[\w=]/.test(src[end + 2] ?? '')) return;
    const text = src.slice(2, end);
    return { type: 'mark', raw: src.slice(0, end + 2), text, tokens: this.lexer.inlineTokens(text) };
  },
};
