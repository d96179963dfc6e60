/** A document's Markdown becomes its article: HTML, headings, text, and what is wrong with it. */
import { Parser } from 'marked';
import { escapeHtml } from '../theme/html.ts';
import { ArticleRenderer } from './article-renderer.ts';
import { blockContext } from './block-context.ts';
import { grammar } from './grammar.ts';
import { inlineText } from './inline-text.ts';
import { type Article, parseArticle } from './parse.ts';
import { phrasing } from './phrasing-renderer.ts';
import { plainText } from './plain-text.ts';
import type { Heading, RenderContext, Rendered } from './render.types.ts';
import { RenderState } from './state.ts';
import { type ArticleToken, articleTokens } from './tokens.ts';

/**
 * Renders `context.document`. What is wrong is among the problems; nothing is thrown, whatever the text: one
 * that no parser can follow (brackets nested by the thousand) is shown as it is written, with an error.
 */
export function renderMarkdown(context: RenderContext): Rendered {
  try {
    return renderArticle(context);
  } catch (error) {
    return unreadable(context, error);
  }
}

function renderArticle(context: RenderContext): Rendered {
  const article = parseArticle(context.document.body, blockContext(context));
  const state = new RenderState(article, context);
  const renderer = new ArticleRenderer(state);
  const parser = new Parser({ ...grammar, renderer });
  const body = parser.parse([...article.tokens]);
  const notes = renderer.footnotes.render((note) => {
    return note.type === 'inlineFootnote' ? parser.parseInline(note.tokens) : parser.parse(note.tokens);
  });
  checkFootnotes(article, renderer, state);
  const noteTexts = renderer.footnotes.notes().map((note) => {
    return (note.type === 'inlineFootnote' ? inlineText : plainText)(articleTokens(note.tokens));
  });
  return {
    html: body + notes,
    headings: listedHeadings(state),
    text: [plainText(article.tokens), ...noteTexts].filter((text) => text !== '').join('\n\n'),
    pageCount: 1,
    leadingTitle: leadingTitle(article.tokens, state),
    changesAt: [],
    uses: state.uses,
    problems: state.problems(),
    anchors: [...state.anchors],
    pendingAnchors: state.pendingAnchors(),
  };
}

function listedHeadings(state: RenderState): Heading[] {
  const listed = [...state.headings].filter(([, heading]) => heading.listed);
  return listed.map(([token, { level, id, text }]) => ({ level, id, text, html: phrasing(token) }));
}

/** The text of the level-1 heading that the article starts with; what shows nothing may stand before it. */
function leadingTitle(tokens: readonly ArticleToken[], state: RenderState): string | null {
  const first = tokens.find((token) => {
    const comment = token.type === 'html' && /^<!--[\s\S]*-->\s*$/.test(token.raw);
    return !(
      comment ||
      token.type === 'space' ||
      token.type === 'def' ||
      token.type === 'footnoteDefinition'
    );
  });
  return first?.type === 'heading' && first.depth === 1 ? (state.headings.get(first)?.text ?? null) : null;
}

function checkFootnotes({ footnotes }: Article, renderer: ArticleRenderer, state: RenderState): void {
  for (const definition of footnotes.definitions()) {
    if (renderer.footnotes.has(definition)) continue;
    state.warn(definition, {
      code: 'unused-footnote',
      message: `Nothing refers to the footnote '${definition.label}', so it is not shown`,
      hint: `Refer to it with [^${definition.label}], or remove it`,
    });
  }
  for (const definition of footnotes.repeated) {
    state.warn(definition, {
      code: 'duplicate-footnote',
      message: `The footnote '${definition.label}' is defined a second time; the first counts`,
      hint: 'Give it another label, or remove it',
    });
  }
}

function unreadable({ document }: RenderContext, error: unknown): Rendered {
  const deep = error instanceof RangeError;
  return {
    html: `<pre tabindex="0">${escapeHtml(document.body)}</pre>\n`,
    headings: [],
    text: document.body,
    pageCount: 1,
    leadingTitle: null,
    changesAt: [],
    uses: { tabs: false, accordions: false, codeCopy: false },
    problems: [
      {
        severity: 'error',
        code: deep ? 'nested-too-deep' : 'unreadable-markdown',
        message: deep
          ? 'The Markdown is nested too deep to be read'
          : `The Markdown cannot be read: ${String(error)}`,
        hint: 'Look for thousands of brackets or quotation marks in one place',
        file: document.file,
        line: document.bodyLine,
        column: 1,
        length: 1,
      },
    ],
    anchors: [],
    pendingAnchors: [],
  };
}
