/**
 * Posts and pages as resources: at the document's own path HTML or, for who asks for it, the author's
 * Markdown; at the path with `.md` the Markdown alone.
 */
import type { HeaderPair } from '../bundle/manifest.ts';
import type { Resource, ResourceBody } from '../bundle/resource.ts';
import { markdownPath } from '../content/document-name.ts';
import type { Document } from '../content/model.ts';
import type { Rendered } from '../markdown/render.types.ts';
import { absoluteUrl } from './addresses.ts';
import { standInOriginal } from './categories/page-variants.ts';
import { documentPage } from './document-page.ts';
import { pageBody } from './plain-page.ts';
import { pagePath, renderDocument } from './render-document.ts';
import { languageOf, type SiteContext } from './site-context.ts';
import type { SnapshotInput } from './snapshot-input.ts';

/** Every path that `document` answers, with its resource, and when a rendering changes of its own accord. */
export function documentResources(
  input: SnapshotInput,
  document: Document,
): { resources: [string, Resource][]; changesAt: number[] } {
  const first = renderDocument(input, document);
  const resources: [string, Resource][] = [];
  for (let number = 1; number <= Math.max(1, first.pageCount); number++) {
    const rendered = number === 1 ? first : renderDocument(input, document, number);
    resources.push([pagePath(document, number), pageResource(input, document, rendered, number)]);
  }
  if (standInOriginal(input, document) === null) {
    resources.push([markdownPath(document.path), markdownResource(input, document)]);
  }
  return { resources, changesAt: first.changesAt };
}

/** When the author last touched it, by the dates that have come (seconds since 1970). */
function writtenAt({ created, modified }: Document, now: number): number | null {
  const past = [modified, created].find((moment) => moment !== null && moment.epoch <= now);
  return past?.epoch ?? null;
}

/** When what a document shows last changed: for pages with a list of posts, that list counts too. */
function lastModifiedOf(input: SnapshotInput, document: Document): number | null {
  const own = writtenAt(document, input.now);
  // Blocks are what may list posts; a page that holds one is as new as the newest of them.
  if (!document.body.includes('mdcms') || input.changed === null) return own;
  return Math.max(own ?? 0, input.changed);
}

function pageResource(
  input: SnapshotInput,
  document: Document,
  rendered: Rendered,
  number: number,
): Resource {
  const { context, view } = input;
  const original = standInOriginal(input, document);
  const page = documentPage(input, document, rendered, number);
  const lastModified = lastModifiedOf(input, document);
  const key = JSON.stringify([page, view.nav, view.home, view.categoryHomes, lastModified]);
  return context.pages.get(pagePath(document, number), key, () => {
    const html = pageBody(view, page, lastModified, number === 1 ? [sourceLink(original ?? document)] : []);
    return {
      status: 200,
      location: null,
      freshness: 'revalidate',
      bodies:
        number === 1 && original === null
          ? [html, besidePage(document, markdownResource(input, document))]
          : [html],
    };
  });
}

/** The source at a URL of its own. Its language is the page's, so that readers choose by media type alone. */
function markdownResource({ context, now }: SnapshotInput, document: Document): Resource {
  const lastModified = writtenAt(document, now);
  return context.pages.get(markdownPath(document.path), String(lastModified), () => ({
    status: 200,
    location: null,
    freshness: 'revalidate',
    bodies: [
      {
        type: 'text/markdown',
        language: languageOf(context, document),
        body: new TextEncoder().encode(document.source),
        lastModified,
        headers: [pageLink(context, document)],
      },
    ],
  }));
}

/** The same bytes for who asks for Markdown at the page's URL. */
function besidePage(document: Document, { bodies }: Resource): ResourceBody {
  const [body] = bodies;
  if (body === undefined) throw new TypeError(`${document.file} has no source`);
  return { ...body, headers: [['content-location', markdownPath(document.path)], ...body.headers] };
}

/** From the page to its source (RFC 8288). */
function sourceLink(document: Document): HeaderPair {
  return ['link', `<${markdownPath(document.path)}>; rel="alternate"; type="text/markdown"`];
}

/** From the source to the page that it is the source of (RFC 6596), which is what search engines should show. */
function pageLink(context: SiteContext, document: Document): HeaderPair {
  return ['link', `<${absoluteUrl(context.content.config.url, document.path)}>; rel="canonical"`];
}
