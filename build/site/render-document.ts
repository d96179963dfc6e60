/** A document's article at one instant. */
import type { Document } from '../content/model.ts';
import { renderMarkdown } from '../markdown/render.ts';
import type { Rendered, Resolved } from '../markdown/render.types.ts';
import { languageOf, type SiteContext } from './site-context.ts';
import type { SnapshotInput } from './snapshot-input.ts';

/** The article, on page `number` of its list where it has one that is paged. */
export function renderDocument(input: SnapshotInput, document: Document, number: number = 1): Rendered {
  const { context } = input;
  // Only blocks (lists of posts, tables of contents) look at the site around them, and so at the time.
  const isTimeless = !document.body.includes('mdcms');
  const known = isTimeless ? context.articles.get(document) : undefined;
  if (known !== undefined) return known;
  const rendered = render(input, document, number);
  if (isTimeless) context.articles.set(document, rendered);
  context.problems.push(...rendered.problems);
  context.pendingAnchors.push(...rendered.pendingAnchors);
  const anchors = context.anchors.get(document.path) ?? new Set();
  for (const id of rendered.anchors) anchors.add(id);
  context.anchors.set(document.path, anchors);
  return rendered;
}

/** The path of page `number` of a document whose list is paged: /blog, /blog/page/2 … */
export function pagePath(document: Document, number: number): string {
  if (number === 1) return document.path;
  return `${document.path === '/' ? '' : document.path}/page/${number}`;
}

function render(input: SnapshotInput, document: Document, pageNumber: number): Rendered {
  const { context } = input;
  return renderMarkdown({
    document,
    config: context.content.config,
    theme: context.content.theme,
    language: languageOf(context, document),
    posts: input.summaries,
    sections: input.sections,
    section: sectionOf(context, document),
    now: input.now,
    pageNumber,
    pageHref: (number) => pagePath(document, number),
    resolve: (target) => inCategory(input, context.resolve(document, target)),
    hasAnchor: () => null,
  });
}

/** The reader of a category stays in it wherever a link leads to a page that it has. */
function inCategory({ scope }: SnapshotInput, resolved: Resolved | null): Resolved | null {
  if (scope === null || resolved === null) return resolved;
  const [, path = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(resolved.path) ?? [];
  const href = scope.hrefs.get(path);
  return href === undefined ? resolved : { ...resolved, path: href + suffix };
}

function sectionOf(context: SiteContext, document: Document): string | null {
  const page = context.content.nav.pages.find(({ file }) => file === document.baseFile);
  return page?.sectionId ?? document.sectionId;
}
