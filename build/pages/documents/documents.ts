/**
 * Posts and pages as resources: at the document's own path HTML or, for readers that prefer it, the author's
 * Markdown; at the path with `.md` the Markdown alone.
 */
import type { HeaderPair } from '../../bundle/manifest.ts';
import { type Resource, type ResourceBody, shownResource } from '../../bundle/resource.ts';
import { belowBase } from '../../content/base-path.ts';
import { markdownPath } from '../../content/document-name.ts';
import type { Document } from '../../content/model.ts';
import type { Problem } from '../../content/problem.ts';
import { withoutComments } from '../../markdown/published-source.ts';
import type { Rendered } from '../../markdown/render.types.ts';
import type { Read } from '../../remember/dependencies.ts';
import type { Kind } from '../../remember/memo.ts';
import { absoluteUrl, siteAddress } from '../../site/addresses.ts';
import { languageOf, type SiteContext } from '../../site/site-context.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { standInOriginal } from '../categories/page-variants.ts';
import { negotiatedBodies } from '../negotiated-bodies.ts';
import { type PageMaker, pageMaker } from '../page-html.ts';
import { pageBody } from '../plain-page.ts';
import { documentPage } from './document-page.ts';
import { documentContext, type PageContext, writtenAt } from './page-context.ts';
import { pagePath, readAround, renderDocument } from './render-document.ts';

export interface MadeDocument {
  /** By path: the pages in order, then the source. */
  resources: [string, Resource][];
}

/** Pages of documents, with the problems of the author's template, and their sources. */
const PAGE: Kind<{ resource: Resource; problems: Problem[] }> = { name: 'page' };
const SOURCE: Kind<Resource> = { name: 'page' };

/** The resources of `document` by path. Adds the findings of its articles to the context. */
export function documentResources(
  input: SnapshotInput,
  document: Document,
  read?: Read,
): MadeDocument & { articles: Rendered[] } {
  const articles = [renderDocument(input, document, 1, read)];
  const count = articles[0]?.pageCount ?? 1;
  for (let number = 2; number <= count; number++)
    articles.push(renderDocument(input, document, number, read));
  const around = read ?? readAround(input, document);
  const resources = articles.map((rendered, index): [string, Resource] => {
    const number = index + 1;
    return [pagePath(document, number), pageResource(input, document, { rendered, number }, around)];
  });
  if (standInOriginal(input, document) === null) {
    resources.push([markdownPath(document.path), markdownResource(input, document)]);
  }
  return { resources, articles };
}

function pageResource(
  input: SnapshotInput,
  document: Document,
  { rendered, number }: { rendered: Rendered; number: number },
  read: Read,
): Resource {
  const around = { ...documentContext(input, document), rendered, number };
  const source = number === 1 && around.original === null ? markdownResource(input, document) : null;
  const subject = { name: pagePath(document, number), inputs: { around, source }, read };
  const { context } = input;
  const { resource, problems } = context.memo.remember(PAGE, subject, (reading) => {
    const found: Problem[] = [];
    const make = pageMaker(context, reading, (problem) => found.push(problem));
    return { resource: makePage(around, source, make), problems: found };
  });
  context.findings.report(problems);
  return resource;
}

/** A page of a document; `source` is the resource at its path with `.md`, offered beside it, or null. */
export function makePage(around: PageContext, source: Resource | null, make: PageMaker): Resource {
  const { document, original, view, number, lastModified } = around;
  const { base } = view.config;
  const links = number === 1 ? [sourceLink(original ?? document, base)] : [];
  const html = pageBody(view, documentPage(around), lastModified, { make, headers: links });
  return shownResource(
    source === null ? [html] : negotiatedBodies(view.config, html, besidePage(document, source, base)),
  );
}

/** The data of the resource of a document's source, beside the source itself. */
export interface SourceContext {
  document: Document;
  /** Seconds since 1970. */
  lastModified: number | null;
  /** The page's, so that negotiation depends on the media type alone. */
  language: string;
  link: HeaderPair;
}

/** The data of the source of `document` in `input`. */
export function sourceContext({ context, now }: SnapshotInput, document: Document): SourceContext {
  return {
    document,
    lastModified: writtenAt(document, now),
    language: languageOf(context, document),
    link: pageLink(context, document),
  };
}

function markdownResource(input: SnapshotInput, document: Document): Resource {
  const around = sourceContext(input, document);
  const subject = { name: markdownPath(document.path), inputs: around };
  return input.context.memo.remember(SOURCE, subject, () => makeMarkdown(around));
}

/** The source at a URL of its own. */
export function makeMarkdown({ document, lastModified, language, link }: SourceContext): Resource {
  return shownResource([
    {
      type: 'text/markdown',
      language,
      body: new TextEncoder().encode(publishedSource(document)),
      lastModified,
      headers: [link],
    },
  ]);
}

/** The whole file without the author's comments. A body is the end of its source. */
function publishedSource({ source, body }: Document): string {
  return source.slice(0, source.length - body.length) + withoutComments(body);
}

/** The same bytes for readers that prefer Markdown, at the page's URL. */
function besidePage(document: Document, { bodies }: Resource, base: string): ResourceBody {
  const [body] = bodies;
  if (body === undefined) throw new TypeError(`${document.file} has no source`);
  const location: HeaderPair = ['content-location', belowBase(base, markdownPath(document.path))];
  return { ...body, headers: [location, ...body.headers] };
}

/** A link from the page to its source (RFC 8288). */
function sourceLink(document: Document, base: string): HeaderPair {
  return ['link', `<${belowBase(base, markdownPath(document.path))}>; rel="alternate"; type="text/markdown"`];
}

/** A link from the source to its page (RFC 6596), which search engines should show. */
function pageLink(context: SiteContext, document: Document): HeaderPair {
  return ['link', `<${absoluteUrl(siteAddress(context.content.config), document.path)}>; rel="canonical"`];
}
