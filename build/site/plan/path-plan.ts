/**
 * Every path of the site at one instant with what will make its answer. Which of several resources has a path is
 * decided here alone, by the order in which they are named: for a whole build, and for the development server, which
 * makes what is asked for.
 */
import { type Resource, redirectTo } from '../../bundle/resource.ts';
import { canonicalPath } from '../../content/canonical-path.ts';
import { markdownPath } from '../../content/document-name.ts';
import type { Document } from '../../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../../content/problem.ts';
import type { SocialCard } from '../cards/social-card.ts';
import { publicationState } from '../publication.ts';
import type { SiteContext } from '../site-context.ts';
import { type DocumentRequest, otherInputs, type SnapshotPlan, standIns } from '../snapshot-plan.ts';
import { appResources } from '../web-app.ts';
import {
  categoryPlans,
  feedPlans,
  filePlans,
  firstOutlines,
  homepages,
  type Once,
  ownPages,
} from './generated-plans.ts';
import { made, type PlannedPath, type PlannedResource } from './planned-resource.ts';

/** Resources that no clock changes: assets and the theme's files, and the page that says `gone`. */
export interface FixedResources {
  byPath: ReadonlyMap<string, Resource>;
  gone: Resource;
  /** Social cards by the file of their post: each is there as long as its post is. */
  cards: ReadonlyMap<string, SocialCard>;
}

/** How what is planned is made. */
export interface Makers {
  /** The pages of a document in order, then, of one that stands in for no other, its source. */
  documentPlans: (request: DocumentRequest) => PlannedPath[];
  /** For what is made together, and asked for one by one. */
  once: Once;
}

export interface PathPlan {
  /** By canonical path. */
  paths: ReadonlyMap<string, PlannedResource>;
  /** Two files that want one path. */
  collisions: readonly Problem[];
}

/** The paths of what `plan` holds. */
export function planPaths(plan: SnapshotPlan, fixed: FixedResources, makers: Makers): PathPlan {
  const { context, input, inputs } = plan;
  const paths = new Map<string, PlannedResource>();
  const collisions: Problem[] = [];
  const put = (path: string, planned: PlannedResource, file: string): void => {
    if (!paths.has(path)) paths.set(path, planned);
    else collisions.push(...untoldCollision(context, file, path));
  };
  const yieldTo = (path: string, planned: PlannedResource): void => {
    if (!paths.has(path)) paths.set(path, planned);
  };
  const requestOf = new Map(plan.requests.map((request) => [request.document, request]));
  const gone = made(fixed.gone);
  const old: PlannedPath[] = [];
  for (const document of context.documents.values()) {
    const request = requestOf.get(document);
    if (request !== undefined) {
      const plans = makers.documentPlans(request);
      for (const [path, planned] of plans) put(path, planned, document.file);
      const card = fixed.cards.get(document.file);
      if (card !== undefined) yieldTo(card.image.path, made(card.resource));
      const source = plans.at(-1)?.[1];
      if (source !== undefined) old.push(...oldPaths(document, source, (to) => made(redirectTo(to))));
    } else if (publicationState(document, input.now) === 'expired') {
      put(document.path, gone, document.file);
      put(markdownPath(document.path), gone, document.file);
      old.push(...oldPaths(document, gone, () => gone));
    }
  }
  for (const [path, resource] of fixed.byPath) put(path, made(resource), path.slice(1));
  for (const [path, planned] of old) yieldTo(path, planned);
  const all = inputs.size === 0 ? [input] : [...inputs.values()];
  for (const each of all) {
    // What stands in for a variant is the author's too, though it comes after the sitemap.
    const authored = new Set([...(each.scope?.pages.values() ?? [])].map(({ document }) => document.path));
    const isTaken = (at: string): boolean => paths.has(at) || authored.has(at);
    for (const [path, planned] of ownPages(each, isTaken)) yieldTo(path, planned);
  }
  const pages = { count: paths.size, list: () => firstOutlines(paths, pages.count, fixed.byPath) };
  for (const each of all) for (const [path, planned] of feedPlans(each, makers.once)) yieldTo(path, planned);
  for (const [path, planned] of filePlans(input, pages, makers.once)) yieldTo(path, planned);
  // After the sitemap: what stands in for a missing variant is the original, and is listed once.
  for (const each of otherInputs(inputs)) {
    for (const request of standIns(each)) {
      for (const [path, planned] of makers.documentPlans(request)) yieldTo(path, planned);
    }
    for (const [path, planned] of categoryPlans(each)) yieldTo(path, planned);
  }
  for (const [path, planned] of homepages(input, paths)) paths.set(path, planned);
  for (const [path, resource] of appResources(input, inputs)) yieldTo(path, made(resource));
  return { paths, collisions };
}

/** The problem that `file` wants a path which another has; none where reading the content has found, and placed, it. */
function untoldCollision({ content }: SiteContext, file: string, path: string): Problem[] {
  const isTold = content.problems.some(
    (problem) => problem.code === 'url-collision' && problem.file === file,
  );
  if (isTold) return [];
  return [createProblem('url-collision', wholeFile(file), `${file} and another file both answer ${path}`)];
}

/**
 * Paths under which mdcms and the author's aliases know a document: its file as it lies in the folder
 * (source), and for the homepage the path it would have as an ordinary page. `redirect` plans what answers
 * at a path that only leads to the document's own.
 */
function oldPaths(
  document: Document,
  source: PlannedResource,
  redirect: (location: string) => PlannedResource,
): PlannedPath[] {
  const paths = document.aliases.map(({ path }): PlannedPath => [path, redirect(document.path)]);
  const file = canonicalPath(`/${document.file}`);
  paths.push([file, source]);
  if (document.path === '/' && document.kind === 'page') {
    paths.push([file.slice('/pages'.length, -'.md'.length), redirect('/')]);
  }
  return paths;
}
