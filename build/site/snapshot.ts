/** The whole site at one instant: every path with what it answers. */
import { type Resource, redirectTo } from '../bundle/resource.ts';
import { canonicalPath } from '../content/canonical-path.ts';
import { markdownPath } from '../content/document-name.ts';
import type { Document } from '../content/model.ts';
import { createProblem, wholeFile } from '../content/problem.ts';
import { categoryInputs } from './categories/category-input.ts';
import { categoryResources, chosenHomepage } from './categories/category-resources.ts';
import { documentResources } from './documents.ts';
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
}

/** The site at `now`, seconds since 1970; `offer` is given each resource as soon as there is one. */
export function snapshotAt(
  context: SiteContext,
  fixed: FixedResources,
  now: number,
  offer: (resource: Resource) => void = () => {},
): Snapshot {
  const resources = new Map<string, Resource>();
  const add = (path: string, resource: Resource): void => {
    resources.set(path, resource);
    offer(resource);
  };
  const changesAt: number[] = [];
  const put = (path: string, resource: Resource, file: string): void => {
    if (resources.has(path)) {
      if (isCollisionTold(context, file)) return;
      context.problems.push(
        createProblem('url-collision', wholeFile(file), `${file} and another file both answer ${path}`),
      );
    } else add(path, resource);
  };
  const yieldTo = (path: string, resource: Resource): void => {
    if (!resources.has(path)) add(path, resource);
  };
  const input = snapshotInput(context, now);
  const inputs = categoryInputs(input);
  const old: [string, Resource][] = [];
  for (const document of context.documents.values()) {
    const state = publicationState(document, now);
    if (state === 'scheduled') continue;
    if (state === 'expired') {
      put(document.path, fixed.gone, document.file);
      put(markdownPath(document.path), fixed.gone, document.file);
      old.push(...oldPaths(document, fixed.gone, () => fixed.gone));
      continue;
    }
    const built = documentResources(inputs.get(document.variant ?? '') ?? input, document);
    for (const [path, resource] of built.resources) put(path, resource, document.file);
    changesAt.push(...built.changesAt);
    const card = context.cards.get(document.file);
    if (card !== undefined) yieldTo(card.image.path, card.resource);
    const source = built.resources.at(-1)?.[1];
    if (source !== undefined) old.push(...oldPaths(document, source, redirectTo));
  }
  for (const [path, resource] of fixed.byPath) put(path, resource, path.slice(1));
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
  const ofCategories = categoryResources(inputs);
  for (const [path, resource] of ofCategories.resources) yieldTo(path, resource);
  changesAt.push(...ofCategories.changesAt);
  for (const [path, resource] of chosenHomepage(input, (at) => resources.get(at)) ?? []) {
    resources.set(path, resource);
  }
  for (const [path, resource] of appResources(input, inputs)) yieldTo(path, resource);
  return { resources, changesAt };
}

/** Whether reading the content has found, and placed, that this file wants a URL which another has. */
export function isCollisionTold({ content }: SiteContext, file: string): boolean {
  return content.problems.some((problem) => problem.code === 'url-collision' && problem.file === file);
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
