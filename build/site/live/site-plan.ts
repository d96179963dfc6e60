/**
 * The whole site at one instant, as build/site/snapshot.ts gives it, but with nothing made: every path with what
 * will make its answer. Which of two resources has a path is decided in the same order there and here.
 */
import { type Resource, redirectTo } from '../../bundle/resource.ts';
import { markdownPath } from '../../content/document-name.ts';
import type { Document } from '../../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../../content/problem.ts';
import { categoryInputs } from '../categories/category-input.ts';
import { chosenHomepage, leadsToDefault, notFound, notFoundPath } from '../categories/category-resources.ts';
import { LIMITS, SITEMAP_PATH } from '../crawlers/sitemap.ts';
import { documentResources } from '../documents.ts';
import { FEED_FORMATS, feedPath } from '../feeds/feed-resources.ts';
import { plannedFeeds } from '../feeds/site-feeds.ts';
import { homeResource } from '../home.ts';
import { plannedLists } from '../lists/list-resources.ts';
import { lastModifiedOf } from '../page-surroundings.ts';
import { publicationState } from '../publication.ts';
import { pagePath, renderDocument } from '../render-document.ts';
import { searchPage } from '../search-page.ts';
import type { SiteContext } from '../site-context.ts';
import { plannedFiles } from '../site-files.ts';
import { type FixedResources, isCollisionTold, oldPaths } from '../snapshot.ts';
import { type SnapshotInput, snapshotInput } from '../snapshot-input.ts';
import { appResources } from '../web-app.ts';
import { made, type PlannedResource, planned } from './planned-resource.ts';

/** A document as the readers of a category see it. */
export interface ShownDocument {
  input: SnapshotInput;
  document: Document;
}

export interface SitePlan {
  /** Seconds since 1970. */
  now: number;
  input: SnapshotInput;
  /** By category code; none where categories are not used. */
  inputs: ReadonlyMap<string, SnapshotInput>;
  /** By canonical path. */
  paths: ReadonlyMap<string, PlannedResource>;
  /** Every document that is shown, what stands in for a missing variant too. */
  documents: readonly ShownDocument[];
  /** Two files that want one path. */
  collisions: readonly Problem[];
}

const HTML = 'text/html';
const MARKDOWN = 'text/markdown';
const unknown = (): null => null;

/** The plan of the site at `now`, seconds since 1970. */
export function planSite(context: SiteContext, fixed: FixedResources, now: number): SitePlan {
  const paths = new Map<string, PlannedResource>();
  const documents: ShownDocument[] = [];
  const collisions: Problem[] = [];
  const put = (path: string, plan: PlannedResource, file: string): void => {
    if (!paths.has(path)) paths.set(path, plan);
    else if (!isCollisionTold(context, file)) {
      const message = `${file} and another file both answer ${path}`;
      collisions.push(createProblem('url-collision', wholeFile(file), message));
    }
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

/** The pages of a document: more than one only where it lists posts, and only then is it rendered for that. */
function documentPlans(
  { input, document }: ShownDocument,
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

function sourcePlan({ input, document }: ShownDocument): PlannedResource {
  const path = markdownPath(document.path);
  return planned([MARKDOWN], unknown, () => makeDocument(input, document, path));
}

function makeDocument(input: SnapshotInput, document: Document, path: string): Resource {
  return named(documentResources(input, document).resources, path);
}

/** The pages that the site makes of its posts by itself. */
function ownPages(input: SnapshotInput, isTaken: (path: string) => boolean): [string, PlannedResource][] {
  const plans = plannedLists(input, isTaken).map(({ path, changed, make }): [string, PlannedResource] => [
    path,
    planned([HTML, MARKDOWN], () => changed, make),
  ]);
  const { search } = input.view;
  if (search !== null) {
    const make = (): Resource => {
      const page = searchPage(input);
      return named(page === null ? [] : [page], search.page);
    };
    plans.push([search.page, planned([HTML], unknown, make)]);
  }
  if (isTaken('/')) return plans;
  return [
    [
      '/',
      planned(
        [HTML],
        () => input.changed,
        () => homeResource(input),
      ),
    ],
    ...plans,
  ];
}

function feedPlans(input: SnapshotInput): [string, PlannedResource][] {
  return plannedFeeds(input).flatMap(({ page, make }) =>
    FEED_FORMATS.map((format): [string, PlannedResource] => {
      const path = feedPath(page, format);
      return [path, planned([format.type], unknown, () => named(make(), path))];
    }),
  );
}

/** The pages of which the sitemap is made. */
interface SitemapPages {
  count: number;
  list: () => ReadonlyMap<string, Resource>;
}

/** The first `count` of `paths` but for files that are served as they are. */
function firstOutlines(
  paths: ReadonlyMap<string, PlannedResource>,
  count: number,
  { byPath }: FixedResources,
): ReadonlyMap<string, Resource> {
  const outlines = new Map<string, Resource>();
  let seen = 0;
  for (const [path, { outline }] of paths) {
    if (seen++ === count) break;
    if (!byPath.has(path)) outlines.set(path, outline);
  }
  return outlines;
}

function filePlans(input: SnapshotInput, pages: SitemapPages): [string, PlannedResource][] {
  // A large sitemap is several files, and only its text says how many. The pages of a site in several languages
  // have longer entries.
  const isLarge = pages.count > (input.scopes.length === 0 ? LIMITS.pages : LIMITS.pages / 10);
  return plannedFiles(input, pages.list).flatMap(({ path, make }) => {
    const names = isLarge && path === SITEMAP_PATH ? make().map(([each]) => each) : [path];
    return names.map((each): [string, PlannedResource] => [
      each,
      planned([], unknown, () => named(make(), each)),
    ]);
  });
}

/** The documents that stand in for missing variants in a category. */
function standIns(input: SnapshotInput): ShownDocument[] {
  return [...(input.scope?.pages.values() ?? [])].flatMap(({ document, isStandIn }) =>
    isStandIn ? [{ input, document }] : [],
  );
}

/** What a category has beside its documents: the ways to the default's, and the page for what is not there. */
function categoryPlans(input: SnapshotInput): [string, PlannedResource][] {
  const { scope } = input;
  if (scope === null) return [];
  const redirects = leadsToDefault(input, scope).map(([path, resource]): [string, PlannedResource] => [
    path,
    made(resource),
  ]);
  const missing = planned([HTML], unknown, () => notFound(input), 404);
  return [...redirects, [notFoundPath(scope.category.code), missing]];
}

/** The inputs of every category but the default. */
function others(inputs: ReadonlyMap<string, SnapshotInput>): SnapshotInput[] {
  return [...inputs.values()].filter(({ scope }) => scope !== null && !scope.isDefault);
}

/** The homepage for readers of several languages, and where the default's is then. */
function homepages(
  input: SnapshotInput,
  paths: ReadonlyMap<string, PlannedResource>,
): [string, PlannedResource][] {
  if (input.scopes.length < 2) return [];
  const before = new Map(paths);
  const chosen = chosenHomepage(input, (at) => before.get(at)?.outline) ?? [];
  return chosen.map(([path, outline]) => {
    const make = (): Resource => named(chosenHomepage(input, (at) => before.get(at)?.make()) ?? [], path);
    return [path, { outline, make }];
  });
}

/** The resource at `path`. Throws where a plan promised one that was not made. */
function named(resources: readonly (readonly [string, Resource])[], path: string): Resource {
  const found = resources.find(([each]) => each === path);
  if (found === undefined) throw new Error(`nothing was made for ${path}`);
  return found[1];
}
