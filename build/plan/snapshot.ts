/** Assembles a snapshot: the resources of all paths at one instant. */
import type { Resource } from '../bundle/resource.ts';
import type { Document } from '../content/model.ts';
import { plannedFiles } from '../pages/crawlers/site-files.ts';
import type { MadeDocument } from '../pages/documents/documents.ts';
import { listResources } from '../pages/lists/list-resources.ts';
import { alreadyMade, type PlannedPath } from '../pages/planned-resource.ts';
import { searchPage, searchResults } from '../pages/search/search-page.ts';
import { SITEMAP_PATH } from '../site/paths.ts';
import type { SnapshotRequests } from '../site/snapshot-requests.ts';
import type { Once } from './generated-plans.ts';
import { type FixedResources, planPaths } from './path-plan.ts';
import type { Snapshot } from './timeline.ts';

/**
 * Makes lists and files, which need no article, while threads make the documents; `assembleSnapshot` then finds them
 * remembered. Calls `offer` with each resource.
 */
export function prepareLists({ input, inputs }: SnapshotRequests, offer: (resource: Resource) => void): void {
  // The sitemap is made of all pages.
  const files = plannedFiles(input, () => new Map()).filter(({ path }) => path !== SITEMAP_PATH);
  for (const { make } of files) for (const [, resource] of make()) offer(resource);
  for (const each of inputs.size === 0 ? [input] : inputs.values()) {
    const { search } = each.view;
    if (search !== null) {
      offer(searchPage(each, search));
      offer(searchResults(each, search));
    }
    for (const [, resource] of listResources(each, () => false)) offer(resource);
  }
}

/** The resources of all paths, `documents` being those of each request. Calls `offer` with each resource. */
export function assembleSnapshot(
  snapshot: SnapshotRequests,
  fixed: FixedResources,
  documents: readonly MadeDocument[],
  offer: (resource: Resource) => void = () => {},
): Snapshot {
  const { context, requests } = snapshot;
  const madeOf = new Map<Document, MadeDocument>();
  for (const [index, { document }] of requests.entries()) {
    const own = documents[index];
    if (own !== undefined) madeOf.set(document, own);
  }
  const { paths, collisions } = planPaths(snapshot, fixed, {
    documentPlans: ({ document }) =>
      (madeOf.get(document)?.resources ?? []).map(
        ([path, resource]): PlannedPath => [path, alreadyMade(resource)],
      ),
    once,
  });
  for (const each of collisions) context.findings.problems.push(each);
  const resources = new Map<string, Resource>();
  for (const [path, planned] of paths) {
    const resource = planned.make();
    resources.set(path, resource);
    offer(resource);
  }
  return resources;
}

const once: Once = (make) => {
  let known: ReturnType<typeof make> | null = null;
  return () => {
    known ??= make();
    return known;
  };
};
