/**
 * Plans every path of a snapshot. Where several resources claim a path, the order of the claims here decides, for a
 * whole build and for the development server, which makes only requested paths.
 */
import { type Resource, redirectTo } from '../bundle/resource.ts';
import { canonicalPath, decodePath } from '../content/canonical-path.ts';
import { isIndex, markdownPath, plainPath } from '../content/document-name.ts';
import type { Document } from '../content/model.ts';
import type { Problem } from '../content/problem.ts';
import { publicationState } from '../content/publication.ts';
import type { SocialCard } from '../pages/cards/social-card.ts';
import { alreadyMade, type PlannedPath, type PlannedResource } from '../pages/planned-resource.ts';
import { appResources } from '../pages/web-app.ts';
import { faviconResource } from '../site/assets/favicon.ts';
import { FAVICON_PATH } from '../site/paths.ts';
import {
  type DocumentRequest,
  otherInputs,
  type SnapshotRequests,
  standIns,
} from '../site/snapshot-requests.ts';
import {
  categoryPlans,
  feedPlans,
  filePlans,
  firstOutlines,
  homepages,
  type Once,
  ownPages,
} from './generated-plans.ts';
import { addHealthCheck } from './health-check.ts';
import { mountPaths } from './mount.ts';
import { PathClaims } from './path-claims.ts';

/** Resources that are the same at all instants: assets, the theme's files, and the page of a 410. */
export interface FixedResources {
  byPath: ReadonlyMap<string, Resource>;
  gone: Resource;
  /** Social cards by the file of their post: each is there as long as its post is. */
  cards: ReadonlyMap<string, SocialCard>;
}

/** How planned resources are made. */
export interface Makers {
  /** The pages of a document in order, then its source, unless it is a stand-in. */
  documentPlans: (request: DocumentRequest) => PlannedPath[];
  /** For resources that are made together and requested one by one. */
  once: Once;
}

export interface PathPlan {
  /** By canonical path, below the base of the site. */
  paths: ReadonlyMap<string, PlannedResource>;
  /** The problems of two files with one path, or of a path and the base. */
  collisions: readonly Problem[];
}

/** Plans every path of `snapshot`. */
export function planPaths(snapshot: SnapshotRequests, fixed: FixedResources, makers: Makers): PathPlan {
  const { context, input, inputs } = snapshot;
  const claims = new PathClaims(context);
  const old = claimForDocuments(claims, snapshot, fixed, makers);
  for (const [path, resource] of fixed.byPath) claims.put(path, alreadyMade(resource), path.slice(1));
  claims.yieldTo(old);
  claimForSite(claims, snapshot, fixed, makers);
  // After the sitemap, which lists an original once and not its stand-ins.
  for (const each of otherInputs(inputs)) {
    for (const request of standIns(each)) claims.yieldTo(makers.documentPlans(request));
    claims.yieldTo(categoryPlans(each));
  }
  for (const [path, planned] of homepages(input, claims.paths)) claims.paths.set(path, planned);
  claims.yieldTo(appResources(input, inputs).map(([path, resource]) => [path, alreadyMade(resource)]));
  claims.yieldTo(folderIndexes(claims.paths));
  claims.yieldTo(otherSpellings(claims.paths.keys()));
  const taken = addHealthCheck(claims.paths, context.content);
  const { paths, problems } = mountPaths(claims.paths, context.content);
  return { paths, collisions: [...claims.collisions, ...taken, ...problems] };
}

const INDEX = '/index.html';

/** The index.html of a folder at the folder's own path, with a slash: its relative links count from there. */
function folderIndexes(paths: ReadonlyMap<string, PlannedResource>): PlannedPath[] {
  const indexes: PlannedPath[] = [];
  for (const [path, planned] of paths) {
    if (!path.endsWith(INDEX)) continue;
    const folder = path.slice(0, 1 - INDEX.length);
    if (folder !== '/' && !paths.has(folder.slice(0, -1))) indexes.push([folder, planned]);
  }
  return indexes;
}

/** Redirects from names outside ASCII in the decomposed form (NFD) in which some systems write them. */
function otherSpellings(paths: Iterable<string>): PlannedPath[] {
  const others: PlannedPath[] = [];
  for (const path of paths) {
    if (!path.includes('%')) continue;
    const decomposed = decodePath(path)?.normalize('NFD');
    const spelling = decomposed === undefined ? path : canonicalPath(decomposed);
    if (spelling !== path && isPlain(path)) others.push([spelling, alreadyMade(redirectTo(path))]);
  }
  return others;
}

/** Whether the path survives decoding, which would make an encoded slash a separator. */
function isPlain(path: string): boolean {
  return !/%2f/i.test(path);
}

/**
 * Claims the paths of the author's documents and their social cards. Returns their old paths, which yield to
 * others.
 */
function claimForDocuments(
  claims: PathClaims,
  { context, input, requests }: SnapshotRequests,
  fixed: FixedResources,
  { documentPlans }: Makers,
): PlannedPath[] {
  const gone = alreadyMade(fixed.gone);
  const old: PlannedPath[] = [];
  let next = 0;
  for (const document of context.documents.values()) {
    const request = requests[next];
    // Requests have the order of the documents.
    if (request?.document === document) {
      next++;
      const plans = documentPlans(request);
      for (const [path, planned] of plans) claims.put(path, planned, document.file);
      const card = fixed.cards.get(document.file);
      if (card !== undefined) claims.yieldTo([[card.image.path, alreadyMade(card.resource)]]);
      const source = plans.at(-1)?.[1];
      if (source !== undefined)
        for (const each of oldPaths(document, source, (to) => alreadyMade(redirectTo(to)))) old.push(each);
    } else if (publicationState(document, input.now) === 'expired') {
      claims.put(document.path, gone, document.file);
      claims.put(markdownPath(document.path), gone, document.file);
      for (const each of oldPaths(document, gone, () => gone)) old.push(each);
    }
  }
  return old;
}

/** Claims the generated paths: pages, feeds, files for programs. */
function claimForSite(
  claims: PathClaims,
  { input, inputs }: SnapshotRequests,
  fixed: FixedResources,
  { once }: Makers,
): void {
  const all = inputs.size === 0 ? [input] : [...inputs.values()];
  for (const each of all) {
    // Stand-ins are the author's too, though they are claimed after the sitemap.
    const authored = new Set([...(each.scope?.pages.values() ?? [])].map(({ document }) => document.path));
    claims.yieldTo(ownPages(each, (path) => claims.paths.has(path) || authored.has(path)));
  }
  const count = claims.paths.size;
  const pages = { count, list: () => firstOutlines(claims.paths, count, fixed.byPath) };
  for (const each of all) claims.yieldTo(feedPlans(each, once));
  claims.yieldTo(filePlans(input, pages, once));
  claims.yieldTo([[FAVICON_PATH, alreadyMade(faviconResource(input.context))]]);
}

/**
 * The old paths of a document: its aliases, its file in the folder as mdcms serves it (the source), and for the
 * homepage and index pages of folders the path of an ordinary page. `redirect` plans a path that leads to the
 * document's own.
 */
function oldPaths(
  document: Document,
  source: PlannedResource,
  redirect: (location: string) => PlannedResource,
): PlannedPath[] {
  const paths = document.aliases.map(({ path }): PlannedPath => [path, redirect(document.path)]);
  const file = canonicalPath(`/${document.file}`);
  paths.push([file, source]);
  if ((document.path === '/' && document.kind === 'page') || isIndex(document.baseFile)) {
    const plain = plainPath(document.file);
    if (plain !== document.path) paths.push([plain, redirect(document.path)]);
  }
  return paths;
}
