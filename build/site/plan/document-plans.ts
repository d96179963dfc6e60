/** What a document answers, planned: its pages, and its source. */
import type { Resource } from '../../bundle/resource.ts';
import { markdownPath } from '../../content/document-name.ts';
import type { Document } from '../../content/model.ts';
import { standInOriginal } from '../categories/page-variants.ts';
import { documentResources } from '../documents.ts';
import { lastModifiedOf } from '../page-surroundings.ts';
import { pagePath, renderDocument } from '../render-document.ts';
import type { DocumentRequest } from '../snapshot-plan.ts';
import { HTML, MARKDOWN, named, type PlannedPath, planned, unknown } from './planned-resource.ts';

/**
 * The pages of a document in order, then, of one that stands in for no other, its source. There is more than one page
 * only where it lists posts, and only then is it rendered for that.
 */
export function documentPlans({ input, document }: DocumentRequest): PlannedPath[] {
  const isStandIn = standInOriginal(input, document) !== null;
  const count = mayList(document) ? renderDocument(input, document).pageCount : 1;
  const lastModified = (): number | null => lastModifiedOf(input, document);
  const makerOf = (path: string) => (): Resource => named(documentResources(input, document).resources, path);
  const plans = Array.from({ length: Math.max(1, count) }, (_, index): PlannedPath => {
    const path = pagePath(document, index + 1);
    const types = index === 0 && !isStandIn ? [HTML, MARKDOWN] : [HTML];
    return [path, planned(types, lastModified, makerOf(path))];
  });
  if (isStandIn) return plans;
  const source = markdownPath(document.path);
  return [...plans, [source, planned([MARKDOWN], unknown, makerOf(source))]];
}

const lists: WeakMap<Document, boolean> = new WeakMap();

/** Whether it can have a block that lists posts; its text is looked through once. */
function mayList(document: Document): boolean {
  const known = lists.get(document);
  if (known !== undefined) return known;
  const may = document.body.includes('mdcms') && document.body.includes('posts');
  lists.set(document, may);
  return may;
}
