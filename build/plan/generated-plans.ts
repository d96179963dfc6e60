/** Plans the generated paths of a site: lists, feeds, files for programs, and those that categories add. */
import type { Resource } from '../bundle/resource.ts';
import { agentResources } from '../pages/agents/endpoint.ts';
import {
  chosenHomepage,
  notFound,
  notFoundPath,
  redirectsToDefault,
} from '../pages/categories/category-resources.ts';
import { plannedFiles } from '../pages/crawlers/site-files.ts';
import { LIMITS } from '../pages/crawlers/sitemap.ts';
import { FEED_FORMATS } from '../pages/feeds/feed-resources.ts';
import { plannedFeeds } from '../pages/feeds/site-feeds.ts';
import { homeResource } from '../pages/home.ts';
import { plannedLists } from '../pages/lists/list-resources.ts';
import {
  alreadyMade,
  HTML,
  JSON_TYPE,
  MARKDOWN,
  NO_LAST_CHANGE,
  type PlannedPath,
  type PlannedResource,
  planned,
  resourceAt,
} from '../pages/planned-resource.ts';
import { searchDescription } from '../pages/search/description.ts';
import { searchPage, searchResults } from '../pages/search/search-page.ts';
import { feedPath, SITEMAP_PATH } from '../site/paths.ts';
import type { SnapshotInput } from '../site/snapshot-input.ts';

/** Returns `make` itself, or a function that calls it once and keeps the result. */
export type Once = (make: MakeTogether) => MakeTogether;

/** Makes several resources at once, by path. */
type MakeTogether = () => [string, Resource][];

/** The generated pages; `isTaken` returns whether a path is the author's. */
export function ownPages(input: SnapshotInput, isTaken: (path: string) => boolean): PlannedPath[] {
  const plans = plannedLists(input, isTaken).map(
    ({ path, changed, make }): PlannedPath => [path, planned([HTML, MARKDOWN], () => changed, make)],
  );
  const { search } = input.view;
  if (search !== null) {
    plans.push([search.page, planned([HTML, JSON_TYPE], NO_LAST_CHANGE, () => searchPage(input, search))]);
    plans.push([search.index, planned([JSON_TYPE], NO_LAST_CHANGE, () => searchResults(input, search))]);
    for (const [path, resource] of searchDescription(input)) plans.push([path, alreadyMade(resource)]);
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

/** The feeds of the site or of a category. */
export function feedPlans(input: SnapshotInput, once: Once): PlannedPath[] {
  return plannedFeeds(input).flatMap(({ page, make }) => {
    const makeAll = once(make);
    return FEED_FORMATS.map((format): PlannedPath => {
      const path = feedPath(page, format);
      return [path, planned([format.type], NO_LAST_CHANGE, () => resourceAt(makeAll(), path))];
    });
  });
}

/** The pages in the sitemap. */
export interface SitemapPages {
  count: number;
  list: () => ReadonlyMap<string, Resource>;
}

/** The first `count` of `paths`, without `files`. */
export function firstOutlines(
  paths: ReadonlyMap<string, PlannedResource>,
  count: number,
  files: ReadonlyMap<string, Resource>,
): ReadonlyMap<string, Resource> {
  const outlines = new Map<string, Resource>();
  let passed = 0;
  for (const [path, { outline }] of paths) {
    if (passed++ === count) break;
    if (!files.has(path)) outlines.set(path, outline);
  }
  return outlines;
}

/** The files about the site. */
export function filePlans(input: SnapshotInput, pages: SitemapPages, once: Once): PlannedPath[] {
  // A large sitemap is several files, and only its text says how many. The pages of a site in several languages
  // have longer entries.
  const isLarge = pages.count > (input.scopes.length === 0 ? LIMITS.pages : LIMITS.pages / 10);
  const forAgents = agentResources(input.context.content.config).map(
    ([path, resource]): PlannedPath => [path, alreadyMade(resource)],
  );
  const files = plannedFiles(input, pages.list).flatMap(({ path, make }) => {
    const makeAll = once(make);
    const names = isLarge && path === SITEMAP_PATH ? makeAll().map(([each]) => each) : [path];
    return names.map(
      (each): PlannedPath => [each, planned([], NO_LAST_CHANGE, () => resourceAt(makeAll(), each))],
    );
  });
  return [...files, ...forAgents];
}

/** The paths of a category beside its documents: redirects to the default's pages, and its page for a 404. */
export function categoryPlans(input: SnapshotInput): PlannedPath[] {
  const { scope } = input;
  if (scope === null) return [];
  const redirects = redirectsToDefault(input, scope).map(
    ([path, resource]): PlannedPath => [path, alreadyMade(resource)],
  );
  const missing = planned([HTML], NO_LAST_CHANGE, () => notFound(input), 404);
  return [...redirects, [notFoundPath(scope.category.code), missing]];
}

/** The homepage that chooses by the reader's languages, and the new path of the default's. */
export function homepages(input: SnapshotInput, paths: ReadonlyMap<string, PlannedResource>): PlannedPath[] {
  if (input.scopes.length < 2) return [];
  const before = new Map(paths);
  const chosen = chosenHomepage(input, (at) => before.get(at)?.outline) ?? [];
  return chosen.map(([path, outline]) => {
    const make = (): Resource =>
      resourceAt(chosenHomepage(input, (at) => before.get(at)?.make()) ?? [], path);
    return [path, { outline, make }];
  });
}
