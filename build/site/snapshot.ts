/** The whole site at one instant: every path with what it answers. */
import type { Resource } from '../bundle/resource.ts';
import type { Document } from '../content/model.ts';
import type { MadeDocument } from './documents.ts';
import { listResources } from './lists/list-resources.ts';
import type { Once } from './plan/generated-plans.ts';
import { type FixedResources, planPaths } from './plan/path-plan.ts';
import { made, type PlannedPath } from './plan/planned-resource.ts';
import type { SnapshotPlan } from './snapshot-plan.ts';
import type { Snapshot } from './timeline.ts';

/**
 * The lists of the site, which look at no article. Made while the documents are, they are remembered when the
 * snapshot is put together; `offer` is given each.
 */
export function prepareLists({ input, inputs }: SnapshotPlan, offer: (resource: Resource) => void): void {
  for (const each of inputs.size === 0 ? [input] : inputs.values()) {
    for (const [, resource] of listResources(each, () => false)) offer(resource);
  }
}

/** The site as planned, `documents` being what each request was made into; `offer` is given each resource. */
export function assembleSnapshot(
  plan: SnapshotPlan,
  fixed: FixedResources,
  documents: readonly MadeDocument[],
  offer: (resource: Resource) => void = () => {},
): Snapshot {
  const { context, requests } = plan;
  const madeOf = new Map<Document, MadeDocument>();
  for (const [index, { document }] of requests.entries()) {
    const own = documents[index];
    if (own !== undefined) madeOf.set(document, own);
  }
  const { paths, collisions } = planPaths(plan, fixed, {
    documentPlans: ({ document }) =>
      (madeOf.get(document)?.resources ?? []).map(([path, resource]): PlannedPath => [path, made(resource)]),
    once,
  });
  context.problems.push(...collisions);
  const resources = new Map<string, Resource>();
  for (const [path, planned] of paths) {
    const resource = planned.make();
    resources.set(path, resource);
    offer(resource);
  }
  return { resources, changesAt: documents.flatMap(({ changesAt }) => changesAt) };
}

const once: Once = (make) => {
  let known: ReturnType<typeof make> | null = null;
  return () => {
    known ??= make();
    return known;
  };
};
