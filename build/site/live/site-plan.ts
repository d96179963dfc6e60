/**
 * The whole site at one instant, as build/site/snapshot.ts gives it, but with nothing made: every path with what
 * will make its answer. Which of two resources has a path is decided in the same order there and here.
 */
import { redirectTo } from '../../bundle/resource.ts';
import { markdownPath } from '../../content/document-name.ts';
import type { Problem } from '../../content/problem.ts';
import { categoryInputs } from '../categories/category-input.ts';
import { publicationState } from '../publication.ts';
import type { SiteContext } from '../site-context.ts';
import { type DocumentRequest, type FixedResources, oldPaths, untoldCollision } from '../snapshot.ts';
import { type SnapshotInput, snapshotInput } from '../snapshot-input.ts';
import { appResources } from '../web-app.ts';
import { documentPlans, sourcePlan, standIns } from './document-plans.ts';
import {
  categoryPlans,
  feedPlans,
  filePlans,
  firstOutlines,
  homepages,
  others,
  ownPages,
} from './generated-plans.ts';
import { HTML, MARKDOWN, made, type PlannedResource } from './planned-resource.ts';

export interface SitePlan {
  /** Seconds since 1970. */
  now: number;
  input: SnapshotInput;
  /** By category code; none where categories are not used. */
  inputs: ReadonlyMap<string, SnapshotInput>;
  /** By canonical path. */
  paths: ReadonlyMap<string, PlannedResource>;
  /** Every document that is shown, what stands in for a missing variant too. */
  documents: readonly DocumentRequest[];
  /** Two files that want one path. */
  collisions: readonly Problem[];
}

/** The plan of the site at `now`, seconds since 1970. */
export function planSite(context: SiteContext, fixed: FixedResources, now: number): SitePlan {
  const paths = new Map<string, PlannedResource>();
  const documents: DocumentRequest[] = [];
  const collisions: Problem[] = [];
  const put = (path: string, plan: PlannedResource, file: string): void => {
    if (!paths.has(path)) paths.set(path, plan);
    else collisions.push(...untoldCollision(context, file, path));
  };
  const yieldTo = (path: string, plan: PlannedResource): void => {
    if (!paths.has(path)) paths.set(path, plan);
  };
  const input = snapshotInput(context, now);
  const inputs = categoryInputs(input);
  const gone = made(fixed.gone);
  const old: [string, PlannedResource][] = [];
  for (const document of context.documents.values()) {
    const state = publicationState(document, now);
    if (state === 'scheduled') continue;
    if (state === 'expired') {
      put(document.path, gone, document.file);
      put(markdownPath(document.path), gone, document.file);
      for (const [path] of oldPaths(document, fixed.gone, () => fixed.gone)) old.push([path, gone]);
      continue;
    }
    const shown = { input: inputs.get(document.variant ?? '') ?? input, document };
    documents.push(shown);
    for (const [path, plan] of documentPlans(shown, [HTML, MARKDOWN])) put(path, plan, document.file);
    const source = sourcePlan(shown);
    put(markdownPath(document.path), source, document.file);
    for (const [path, resource] of oldPaths(document, source.outline, redirectTo)) {
      old.push([path, resource === source.outline ? source : made(resource)]);
    }
  }
  for (const [path, resource] of fixed.byPath) put(path, made(resource), path.slice(1));
  for (const [path, plan] of old) yieldTo(path, plan);
  const all = inputs.size === 0 ? [input] : [...inputs.values()];
  for (const each of all) {
    const authored = new Set([...(each.scope?.pages.values() ?? [])].map(({ document }) => document.path));
    const isTaken = (at: string): boolean => paths.has(at) || authored.has(at);
    for (const [path, plan] of ownPages(each, isTaken)) yieldTo(path, plan);
  }
  const pages = { count: paths.size, list: () => firstOutlines(paths, pages.count, fixed) };
  for (const each of all) for (const [path, plan] of feedPlans(each)) yieldTo(path, plan);
  for (const [path, plan] of filePlans(input, pages)) yieldTo(path, plan);
  for (const each of others(inputs)) {
    for (const shown of standIns(each)) {
      documents.push(shown);
      for (const [path, plan] of documentPlans(shown, [HTML])) yieldTo(path, plan);
    }
    for (const [path, plan] of categoryPlans(each)) yieldTo(path, plan);
  }
  for (const [path, plan] of homepages(input, paths)) paths.set(path, plan);
  for (const [path, resource] of appResources(input, inputs)) yieldTo(path, made(resource));
  return { now, input, inputs, paths, documents, collisions };
}
