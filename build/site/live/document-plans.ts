/** What a document answers, planned: its pages, and its source. */
import type { Resource } from '../../bundle/resource.ts';
import { markdownPath } from '../../content/document-name.ts';
import type { Document } from '../../content/model.ts';
import { documentResources } from '../documents.ts';
import { lastModifiedOf } from '../page-surroundings.ts';
import { pagePath, renderDocument } from '../render-document.ts';
import type { DocumentRequest } from '../snapshot.ts';
import type { SnapshotInput } from '../snapshot-input.ts';
import { HTML, MARKDOWN, named, type PlannedResource, planned, unknown } from './planned-resource.ts';

/** The pages of a document: more than one only where it lists posts, and only then is it rendered for that. */
export function documentPlans(
  { input, document }: DocumentRequest,
  types: readonly string[],
): [string, PlannedResource][] {
  const count = mayList(document) ? renderDocument(input, document).pageCount : 1;
  const lastModified = (): number | null => lastModifiedOf(input, document);
  return Array.from({ length: Math.max(1, count) }, (_, index) => {
    const path = pagePath(document, index + 1);
    const make = (): Resource => makeDocument(input, document, path);
    return [path, planned(index === 0 ? types : [HTML], lastModified, make)];
  });
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

/** The source of a document, at a URL of its own. */
export function sourcePlan({ input, document }: DocumentRequest): PlannedResource {
  const path = markdownPath(document.path);
  return planned([MARKDOWN], unknown, () => makeDocument(input, document, path));
}

function makeDocument(input: SnapshotInput, document: Document, path: string): Resource {
  return named(documentResources(input, document).resources, path);
}

/** The documents that stand in for missing variants in a category. */
export function standIns(input: SnapshotInput): DocumentRequest[] {
  return [...(input.scope?.pages.values() ?? [])].flatMap(({ document, isStandIn }) =>
    isStandIn ? [{ input, document }] : [],
  );
}
