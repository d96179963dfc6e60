/** The one Marked instance: all articles share its grammar, and each has its own renderer. */
import { Hooks, Marked, type MarkedOptions } from 'marked';
import { CjkTokenizer, hasCjk, maskSigns } from './cjk.ts';
import { admonition } from './extensions/admonition.ts';
import { blockAttributes, inlineAttributes } from './extensions/attributes.ts';
import { blockComment, inlineComment } from './extensions/comment.ts';
import { container } from './extensions/container.ts';
import { definitionList } from './extensions/definition-list.ts';
import { figureShortcode } from './extensions/figure-shortcode.ts';
import { footnoteDefinition } from './extensions/footnote-definition.ts';
import { footnoteReference } from './extensions/footnote-reference.ts';
import { foreignBlock, foreignInline } from './extensions/foreign.ts';
import { inlineFootnote } from './extensions/inline-footnote.ts';
import { inlineShortcode } from './extensions/inline-shortcode.ts';
import { mark } from './extensions/mark.ts';
import { blockMath, inlineMath } from './extensions/math-source.ts';
import { span } from './extensions/span.ts';
import { toolLink } from './extensions/tool-link.ts';
import { wikiLink } from './extensions/wiki-link.ts';
import { ArticleTokenizer } from './tokenizer.ts';
import type {
  BlockToken,
  FootnoteReference,
  InlineFootnote,
  MarkToken,
  MathToken,
  SpanToken,
  UnknownFootnote,
  WikiLink,
} from './tokens.ts';

/** The article renderer's methods for tokens that marked does not know. */
export interface ExtensionRenderer {
  block(token: BlockToken): string;
  footnoteReference(token: FootnoteReference | InlineFootnote): string;
  unknownFootnote(token: UnknownFootnote): string;
  wikiLink(token: WikiLink): string;
  mark(token: MarkToken): string;
  span(token: SpanToken): string;
  math(token: MathToken): string;
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
    mark,
    inlineMath,
    blockMath,
    definitionList,
    foreignInline,
    foreignBlock,
    figureShortcode,
    span,
    inlineShortcode,
    toolLink,
    inlineComment,
    blockComment,
    inlineAttributes,
    blockAttributes,
  ],
});

marked.setOptions({ tokenizer: new ArticleTokenizer() });

/** Calls `render` with the article's renderer, which is found through marked's parser. */
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
    { name: 'mark', ...through((renderer, token) => renderer.mark(token)) },
    { name: 'span', ...through((renderer, token) => renderer.span(token)) },
    { name: 'math', ...through((renderer, token) => renderer.math(token)) },
    { name: 'hidden', renderer: () => '' },
    { name: 'unknownFootnote', ...through((renderer, token) => renderer.unknownFootnote(token)) },
  ],
});

/** Options for a lexer, a parser, or another Marked with the same grammar. */
export const grammar: MarkedOptions = marked.defaults;

/** The options for Chinese, Japanese and Korean text, whose tokenizer is slower. */
const cjkGrammar: MarkedOptions = {
  ...grammar,
  tokenizer: new CjkTokenizer(),
  hooks: Object.assign(new Hooks(), { emStrongMask: maskSigns }),
};

/** The options for the lexer of a text. */
export function grammarFor(text: string): MarkedOptions {
  return hasCjk(text) ? cjkGrammar : grammar;
}
