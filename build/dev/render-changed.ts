/** Renders the documents that a save has changed, so that their errors are found before the site is served. */
import type { Document } from '../content/model.ts';
import type { Problem } from '../content/problem.ts';
import { documentResources } from '../pages/documents/documents.ts';
import { templateDigest } from '../pages/documents/page-context.ts';
import { renderDocument } from '../pages/documents/render-document.ts';
import type { DocumentRequest } from '../site/snapshot-requests.ts';
import type { LiveSite } from './live-site.ts';

/**
 * The most changed documents that are rendered before the site is served; more are rendered at a request or in the
 * check.
 */
const RENDERED_FIRST = 20;

/**
 * The problems of the documents of `site` that differ from those of `before`, the site that is served; where they are
 * many, they are rendered later. After another template, the first page of each is made too.
 */
export function renderChanged(site: LiveSite, before: LiveSite | null): Problem[] {
  const { context } = site.parts;
  const served = before?.parts.context;
  const { names } = context.shortcodes;
  // Another shortcode is a change of each document that uses one.
  const isOtherCode = served !== undefined && served.shortcodes !== context.shortcodes;
  const usesCode = ({ body }: Document): boolean =>
    isOtherCode && [...names].some((name) => body.includes(`mdcms ${name}`) || body.includes(`]{${name}`));
  const { requests, collisions } = site.planAt(site.asOf);
  const changed = requests.filter(({ document }) => {
    const isOther = served?.documents.get(document.file) !== document || usesCode(document);
    return context.documents.get(document.file) === document && isOther;
  });
  if (changed.length <= RENDERED_FIRST) {
    for (const { input, document } of changed) renderDocument(input, document);
  }
  if (isOtherCode || served === undefined)
    for (const each of firstPages(requests)) documentResources(each.input, each.document);
  return [...collisions, ...context.findings.problems];
}

/** The first document of each template of the author's. */
function firstPages(requests: readonly DocumentRequest[]): DocumentRequest[] {
  const first = new Map<string, DocumentRequest>();
  const [any] = requests;
  if (any === undefined || any.input.context.shortcodes.templates.isEmpty) return [];
  for (const request of requests) {
    const template = templateDigest(request.input, request.document);
    if (template !== null && !first.has(template)) first.set(template, request);
  }
  return [...first.values()];
}
