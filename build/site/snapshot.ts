/** The whole site at one instant: every path with what it answers. */
import { type Resource, redirectTo } from '../bundle/resource.ts';
import { canonicalPath } from '../content/canonical-path.ts';
import { markdownPath } from '../content/document-name.ts';
import type { Document } from '../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../content/problem.ts';
import type { SocialCard } from './cards/social-card.ts';
import { categoryInputs } from './categories/category-input.ts';
import { categoryResources, chosenHomepage, standIns } from './categories/category-resources.ts';
import { documentResources, type MadeDocument } from './documents.ts';
import { allFeeds } from './feeds/site-feeds.ts';
import { homeResource } from './home.ts';
import { listResources } from './lists/list-resources.ts';
import { publicationState } from './publication.ts';
import { searchPage } from './search-page.ts';
import type { SiteContext } from './site-context.ts';
import { siteFiles } from './site-files.ts';
import { type SnapshotInput, snapshotInput } from './snapshot-input.ts';
import type { Snapshot } from './timeline.ts';
import { appResources } from './web-app.ts';

/** Resources that no clock changes: assets and the theme's files, and the page that says `gone`. */
export interface FixedResources {
  byPath: ReadonlyMap<string, Resource>;
  gone: Resource;
  /** Social cards by the file of their post: each is there as long as its post is. */
  cards?: ReadonlyMap<string, SocialCard>;
}

/** A document that is to be made for the readers of a category, or of the site. */
export interface DocumentRequest {
  input: SnapshotInput;
  document: Document;
}

/** What the site at one instant is made from, before any page is. */
export interface SnapshotPlan {
  context: SiteContext;
  input: SnapshotInput;
  /** By category code. */
  inputs: ReadonlyMap<string, SnapshotInput>;
  /** Everything that is public: the author's documents in their order, then what stands in for missing variants. */
  requests: DocumentRequest[];
}

/** Plans the site at `now`, seconds since 1970. */
export function planSnapshot(context: SiteContext, now: number): SnapshotPlan {
  const input = snapshotInput(context, now);
  const inputs = categoryInputs(input);
  const published = [...context.documents.values()].filter(
    (document) => publicationState(document, now) === 'published',
  );
  const requests = published.map((document) => ({
    input: inputs.get(document.variant ?? '') ?? input,
    document,
  }));
  return { context, input, inputs, requests: [...requests, ...standIns(inputs)] };
}

/** The site at `now`, seconds since 1970; `offer` is given each resource as soon as there is one. */
export function snapshotAt(
  context: SiteContext,
  fixed: FixedResources,
  now: number,
  offer: (resource: Resource) => void = () => {},
): Snapshot {
  const plan = planSnapshot(context, now);
  const made = plan.requests.map(({ input, document }) => {
    const built = documentResources(input, document);
    for (const [, resource] of built.resources) offer(resource);
    return built;
  });
  return assembleSnapshot(plan, fixed, made, offer);
}

/**
 * The lists of the site, which look at no article. Made while the documents are, they are remembered when the
 * snapshot is put together; `offer` is given each.
 */
export function prepareLists({ input, inputs }: SnapshotPlan, offer: (resource: Resource) => void): void {
  for (const each of inputs.size === 0 ? [input] : inputs.values()) {
    for (const [, resource] of listResources(each, () => false)) offer(resource);
  }
}

/** The site as planned, `made` being what each request was made into; `offer` is given all other resources. */
export function assembleSnapshot(
  { context, input, inputs, requests }: SnapshotPlan,
  fixed: FixedResources,
  made: readonly MadeDocument[],
  offer: (resource: Resource) => void = () => {},
): Snapshot {
  const resources = new Map<string, Resource>();
  const changesAt: number[] = [];
  const add = (path: string, resource: Resource): void => {
    resources.set(path, resource);
    offer(resource);
  };
  const put = (path: string, resource: Resource, file: string): void => {
    if (resources.has(path)) {
      context.problems.push(...untoldCollision(context, file, path));
    } else resources.set(path, resource);
  };
  const yieldTo = (path: string, resource: Resource): void => {
    if (!resources.has(path)) add(path, resource);
  };
  const madeOf = new Map(requests.map(({ document }, index) => [document, made[index]]));
  const old: [string, Resource][] = [];
  for (const document of context.documents.values()) {
    const state = publicationState(document, input.now);
    if (state === 'expired') {
      put(document.path, fixed.gone, document.file);
      put(markdownPath(document.path), fixed.gone, document.file);
      old.push(...oldPaths(document, fixed.gone, () => fixed.gone));
    }
    const built = madeOf.get(document);
    if (state !== 'published' || built === undefined) continue;
    for (const [path, resource] of built.resources) put(path, resource, document.file);
    changesAt.push(...built.changesAt);
    const card = fixed.cards?.get(document.file);
    if (card !== undefined) yieldTo(card.image.path, card.resource);
    const source = built.resources.at(-1)?.[1];
    if (source !== undefined) old.push(...oldPaths(document, source, redirectTo));
  }
  for (const [path, resource] of fixed.byPath) {
    put(path, resource, path.slice(1));
    offer(resource);
  }
  for (const [path, resource] of old) yieldTo(path, resource);
  const all = inputs.size === 0 ? [input] : [...inputs.values()];
  for (const each of all) {
    // What stands in for a variant is the author's too, though it comes after the sitemap.
    const authored = new Set([...(each.scope?.pages.values() ?? [])].map(({ document }) => document.path));
    const isTaken = (at: string): boolean => resources.has(at) || authored.has(at);
    for (const [path, resource] of ownPages(each, isTaken)) yieldTo(path, resource);
  }
  const pages = new Map([...resources].filter(([path]) => !fixed.byPath.has(path)));
  for (const [path, resource] of [...all.flatMap(allFeeds), ...siteFiles(input, pages)])
    yieldTo(path, resource);
  // After the sitemap: what stands in for a missing variant is the original, and is listed once.
  const ofCategories = categoryResources(inputs, (document) => madeOf.get(document));
  for (const [path, resource] of ofCategories.resources) yieldTo(path, resource);
  changesAt.push(...ofCategories.changesAt);
  for (const [path, resource] of chosenHomepage(input, (at) => resources.get(at)) ?? []) {
    resources.set(path, resource);
  }
  for (const [path, resource] of appResources(input, inputs)) yieldTo(path, resource);
  return { resources, changesAt };
}

/** The problem that `file` wants a path which another has; none where reading the content has found, and placed, it. */
export function untoldCollision({ content }: SiteContext, file: string, path: string): Problem[] {
  const isTold = content.problems.some(
    (problem) => problem.code === 'url-collision' && problem.file === file,
  );
  if (isTold) return [];
  return [createProblem('url-collision', wholeFile(file), `${file} and another file both answer ${path}`)];
}

/** The pages that the site makes of its posts by itself; where the author has one, that counts. */
function ownPages(input: SnapshotInput, isTaken: (path: string) => boolean): [string, Resource][] {
  const search = searchPage(input);
  const pages = [...listResources(input, isTaken), ...(search === null ? [] : [search])];
  return isTaken('/') ? pages : [['/', homeResource(input)], ...pages];
}

/**
 * Paths under which mdcms and the author's aliases know a document: its file as it lies in the folder
 * (source), and for the homepage the path it would have as an ordinary page. `redirect` makes what answers
 * at a path that only leads to the document's own.
 */
export function oldPaths(
  document: Document,
  source: Resource,
  redirect: (location: string) => Resource,
): [string, Resource][] {
  const paths: [string, Resource][] = document.aliases.map(({ path }) => [path, redirect(document.path)]);
  const file = canonicalPath(`/${document.file}`);
  paths.push([file, source]);
  if (document.path === '/' && document.kind === 'page') {
    paths.push([file.slice('/pages'.length, -'.md'.length), redirect('/')]);
  }
  return paths;
}
