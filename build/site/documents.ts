/**
 * Posts and pages as resources: at the document's own path HTML or, for who asks for it, the author's
 * Markdown; at the path with `.md` the Markdown alone.
 */
import type { Resource, ResourceBody } from '../bundle/resource.ts';
import { markdownPath } from '../content/document-name.ts';
import type { Document } from '../content/model.ts';
import { renderMarkdown } from '../markdown/render.ts';
import type { DocumentSummary, Rendered, SectionSummary } from '../markdown/render.types.ts';
import { describeMoment } from '../theme/dates.ts';
import { renderPage } from '../theme/page.ts';
import type { PageView } from '../theme/view.ts';
import { contentSecurityPolicy } from './safety-headers.ts';
import { languageOf, listedPosts, type SiteContext, summarise } from './site-context.ts';

/** What all documents of one snapshot see. */
export interface SnapshotInput {
  context: SiteContext;
  /** Seconds since 1970. */
  now: number;
  posts: Document[];
  summaries: DocumentSummary[];
  sections: SectionSummary[];
}

/** The posts listed at `now` and the sections of the navigation, computed once for a snapshot. */
export function snapshotInput(context: SiteContext, now: number): SnapshotInput {
  const posts = listedPosts(context, now);
  const { language } = context.content.config;
  const summaries = posts.map((post) => summarise(context, post, language));
  return { context, now, posts, summaries, sections: sectionSummaries(context) };
}

/** Every path that `document` answers, with its resource, and when a rendering changes of its own accord. */
export function documentResources(
  input: SnapshotInput,
  document: Document,
): { resources: [string, Resource][]; changesAt: number[]; rendered: Rendered } {
  const { context } = input;
  const first = renderArticle(input, document, 1);
  const resources: [string, Resource][] = [];
  const markdown = markdownBody(context, document);
  for (let number = 1; number <= Math.max(1, first.pageCount); number++) {
    const rendered = number === 1 ? first : renderArticle(input, document, number);
    const body = htmlBody(context, document, pageView(input, document, rendered, number));
    const bodies = number === 1 ? [body, { ...markdown, headers: sourceHeaders(document) }] : [body];
    resources.push([
      pagePath(document, number),
      { status: 200, location: null, freshness: 'revalidate', bodies },
    ]);
  }
  resources.push([
    markdownPath(document.path),
    { status: 200, location: null, freshness: 'revalidate', bodies: [markdown] },
  ]);
  return { resources, changesAt: first.changesAt, rendered: first };
}

/** The path of page `number` of a document whose list is paged: /blog, /blog/page/2 … */
export function pagePath(document: Document, number: number): string {
  if (number === 1) return document.path;
  return `${document.path === '/' ? '' : document.path}/page/${number}`;
}

function renderArticle(input: SnapshotInput, document: Document, pageNumber: number): Rendered {
  const { context } = input;
  const rendered = renderMarkdown({
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
    resolve: (target) => context.resolve(document, target),
    hasAnchor: () => null,
  });
  context.problems.push(...rendered.problems);
  context.pendingAnchors.push(...rendered.pendingAnchors);
  const anchors = context.anchors.get(document.path) ?? new Set();
  for (const id of rendered.anchors) anchors.add(id);
  context.anchors.set(document.path, anchors);
  return rendered;
}

function sectionOf(context: SiteContext, document: Document): string | null {
  const page = context.content.nav.pages.find(({ file }) => file === document.baseFile);
  return page?.sectionId ?? document.sectionId;
}

function pageView(input: SnapshotInput, document: Document, rendered: Rendered, number: number): PageView {
  const { context } = input;
  const { config } = context.content;
  const language = languageOf(context, document);
  const { created, modified } = document;
  const isHome = document.path === '/';
  const at = input.posts.indexOf(document);
  const older = at === -1 ? undefined : input.summaries[at + 1];
  const newer = at > 0 ? input.summaries[at - 1] : undefined;
  return {
    kind: isHome ? 'home' : document.kind,
    path: document.path,
    title: document.title,
    description: document.description || (isHome ? config.sitedescription : ''),
    language,
    direction: 'ltr',
    html: rendered.html,
    leadingTitle: rendered.leadingTitle,
    headings: rendered.headings,
    meta:
      document.kind === 'post' || document.author !== null
        ? {
            author: document.author,
            created: created === null ? null : describeMoment(created, config, language),
            modified: modified === null ? null : describeMoment(modified, config, language),
          }
        : null,
    tags: document.kind === 'post' ? document.tags.map((name) => ({ name, href: null })) : [],
    posts: [],
    previous: older === undefined ? null : { href: older.href, title: older.title },
    next: newer === undefined ? null : { href: newer.href, title: newer.title },
    pager: null,
    links: [
      ...(number === 1
        ? [{ rel: 'alternate', type: 'text/markdown', href: markdownPath(document.path) }]
        : []),
      ...(config.url === null ? [] : [{ rel: 'canonical', href: config.url + pagePath(document, number) }]),
    ],
    metas: [],
    jsonLd: [],
    variants: [],
    uses: rendered.uses,
  };
}

function htmlBody(context: SiteContext, document: Document, view: PageView): ResourceBody {
  const scripts =
    view.kind === 'home' ? [...context.headScripts, ...context.homeScripts] : context.headScripts;
  return {
    type: 'text/html',
    language: view.language,
    body: new TextEncoder().encode(renderPage(context.view, view)),
    lastModified: (document.modified ?? document.created)?.epoch ?? null,
    headers: [contentSecurityPolicy(scripts)],
  };
}

function markdownBody(context: SiteContext, document: Document): ResourceBody {
  return {
    type: 'text/markdown',
    // The same as the page's: a reader chooses between the two by media type alone.
    language: languageOf(context, document),
    body: new TextEncoder().encode(document.source),
    lastModified: (document.modified ?? document.created)?.epoch ?? null,
    headers: [],
  };
}

function sourceHeaders(document: Document): [string, string][] {
  return [['content-location', markdownPath(document.path)]];
}

function sectionSummaries(context: SiteContext): SectionSummary[] {
  const { nav, config } = context.content;
  const build = (parent: string | null, above: readonly string[]): SectionSummary[] =>
    nav.sections
      .filter((section) => section.parent === parent && !above.includes(section.code))
      .map((section) => ({
        code: section.code,
        name: section.name,
        pages: nav.pages
          .filter((page) => page.sectionId === section.code)
          .flatMap((page) => {
            const document = context.documents.get(page.file);
            return document === undefined
              ? []
              : [{ ...summarise(context, document, config.language), title: page.title }];
          }),
        children: build(section.code, [...above, section.code]),
      }));
  return build(null, []);
}
