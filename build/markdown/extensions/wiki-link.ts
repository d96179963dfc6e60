/** `[[Page#Part|text]]` and `![[picture.png|300]]`. */
import type { TokenizerAndRendererExtension } from 'marked';
import type { WikiLink } from '../tokens.ts';

const LINK = /^(!?)\[\[([^[\]\n|#]{0,300})(?:#([^[\]\n|]{1,300}))?(?:\\?\|([^[\]\n]{0,300}))?\]\](?![(\]])/;

/** No `start` is needed: marked's text ends before every `[` and `!`. */
export const wikiLink: TokenizerAndRendererExtension = {
  name: 'wikiLink',
  level: 'inline',

  tokenizer(src, tokens): WikiLink | undefined {
    if (!(src.startsWith('[[') || src.startsWith('![[')) || this.lexer.state.inLink) return;
    const [raw, sign, name = '', part = '', text = ''] = LINK.exec(src) ?? [];
    if (raw === undefined || (name.trim() === '' && part === '')) return;
    const before = tokens.at(-1)?.raw ?? '';
    // `[[[a]]]` and `[[a]]: b` are text (CommonMark 0.31, section 6.3).
    if (before.endsWith('[') || (before === '' && src[raw.length] === ':')) return;
    // A bar in a table is escaped, and the backslash is not part of the name.
    const target = name.trim().replace(/\\$/, '');
    // `[[label]]` with a defined label is a link in brackets.
    if (Object.hasOwn(this.lexer.tokens.links, target.toLowerCase())) return;
    return { type: 'wikiLink', raw, embed: sign === '!', name: target, part: part.trim(), text: text.trim() };
  },
};
