/** The one Marked instance: its grammar is the same for every article, only the renderer is made anew. */
import { Marked, type MarkedOptions } from 'marked';
import { admonition } from './extensions/admonition.ts';
import { blockAttributes, inlineAttributes } from './extensions/attributes.ts';
import { blockComment, inlineComment } from './extensions/comment.ts';
import { container } from './extensions/container.ts';
import { footnoteDefinition } from './extensions/footnote-definition.ts';
import { footnoteReference } from './extensions/footnote-reference.ts';
import { foreignBlock, foreignInline } from './extensions/foreign.ts';
import { inlineFootnote } from './extensions/inline-footnote.ts';
import { wikiLink } from './extensions/wiki-link.ts';
import { ArticleTokenizer } from './tokenizer.ts';
import type { BlockToken, FootnoteReference, InlineFootnote, UnknownFootnote, WikiLink } from './tokens.ts';

/** What the article's renderer does for the tokens that marked does not know. */
export interface ExtensionRenderer {
  block(token: BlockToken): string;
  footnoteReference(token: FootnoteReference | InlineFootnote): string;
  unknownFootnote(token: UnknownFootnote): string;
  wikiLink(token: WikiLink): string;
}

const marked: Marked = new Marked({
  gfm: true,
  // marked tries the last one first.
  extensions: [
    inlineFootnote,
    footnoteReference,
    footnoteDefinition,
    container,
    admonition,
    wikiLink,
    foreignInline,
    foreignBlock,
    inlineComment,
    blockComment,
    inlineAttributes,
    blockAttributes,
  ],
});

marked.setOptions({ tokenizer: new ArticleTokenizer() });

/** marked passes an extension its parser, and the parser holds the article's renderer. */
function through(render: (renderer: ExtensionRenderer, token: never) => string): {
  renderer(this: { parser: { renderer: unknown } }, token: unknown): string;
} {
  return {
    renderer(token) {
      return render(this.parser.renderer as ExtensionRenderer, token as never);
    },
  };
}

marked.use({
  extensions: [
    { name: 'block', ...through((renderer, token) => renderer.block(token)) },
    { name: 'footnoteReference', ...through((renderer, token) => renderer.footnoteReference(token)) },
    { name: 'inlineFootnote', ...through((renderer, token) => renderer.footnoteReference(token)) },
    { name: 'wikiLink', ...through((renderer, token) => renderer.wikiLink(token)) },
    { name: 'hidden', renderer: () => '' },
    { name: 'unknownFootnote', ...through((renderer, token) => renderer.unknownFootnote(token)) },
  ],
});

/** Options for a lexer, a parser, or another Marked that is to read the same Markdown. */
export const grammar: MarkedOptions = marked.defaults;
