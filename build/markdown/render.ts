/** Renders a document's Markdown as its article: HTML, headings, text, and problems. */
import { Parser } from 'marked';
import { createProblem } from '../content/problem.ts';
import { escapeHtml } from '../theme/html.ts';
import type { Article } from './article.ts';
import { ArticleRenderer } from './article-renderer.ts';
import { blockContext } from './block-context.ts';
import { grammar } from './grammar.ts';
import { inlineText } from './inline-text.ts';
import { parseArticle } from './parse.ts';
import { plainText } from './plain-text.ts';
import type { RenderContext, Rendered } from './render.types.ts';
import { RenderState } from './state.ts';
import { articleTokens } from './tokens.ts';

/**
 * Renders `context.document`. Never throws: errors are among the problems, and a text that no parser can follow
 * (brackets nested by the thousand) is shown as written, with an error.
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
    headings: state.listedHeadings(),
    text: [plainText(article.tokens), ...noteTexts].filter((text) => text !== '').join('\n\n'),
    pageCount: state.pageCount,
    leadingTitle: state.leadingTitle,
    changesAt: [...state.changesAt].sort((a, b) => a - b),
    uses: state.uses,
    problems: state.problems(),
    anchors: [...[...state.anchors].filter((id) => !state.unrendered.has(id)), ...renderer.footnotes.ids()],
    pendingAnchors: state.pendingAnchors(),
  };
}

function checkFootnotes({ footnotes }: Article, renderer: ArticleRenderer, state: RenderState): void {
  for (const definition of footnotes.definitions()) {
    if (renderer.footnotes.has(definition)) continue;
    state.report(definition, {
      code: 'unused-footnote',
      message: `nothing refers to the footnote \`${definition.label}\`, so it is not shown`,
      hint: `Refer to it with \`[^${definition.label}]\`, or remove it`,
    });
  }
  for (const definition of footnotes.repeated) {
    const message = `the footnote \`${definition.label}\` is defined a second time`;
    state.report(definition, { code: 'duplicate-footnote', message });
  }
}

function unreadable({ document }: RenderContext, error: unknown): Rendered {
  const deep = error instanceof RangeError;
  const message = deep
    ? 'the Markdown is nested too deep, or a paragraph too long, to be read'
    : `the Markdown cannot be read: ${error}`;
  const place = { file: document.file, line: document.bodyLine, column: 1, length: 1 };
  return {
    html: `<pre tabindex="0">${escapeHtml(document.body)}</pre>\n`,
    headings: [],
    text: document.body,
    pageCount: 1,
    leadingTitle: null,
    changesAt: [],
    uses: { tabs: false, accordions: false, codeCopy: false },
    problems: [createProblem(deep ? 'nested-too-deep' : 'unreadable-markdown', place, message)],
    anchors: [],
    pendingAnchors: [],
  };
}
