/** What the site makes of its posts and pages by itself, planned: lists, feeds, files, and what categories add. */
import type { Resource } from '../../bundle/resource.ts';
import { chosenHomepage, leadsToDefault, notFound, notFoundPath } from '../categories/category-resources.ts';
import { LIMITS, SITEMAP_PATH } from '../crawlers/sitemap.ts';
import { FEED_FORMATS, feedPath } from '../feeds/feed-resources.ts';
import { plannedFeeds } from '../feeds/site-feeds.ts';
import { homeResource } from '../home.ts';
import { plannedLists } from '../lists/list-resources.ts';
import { searchPage } from '../search-page.ts';
import { plannedFiles } from '../site-files.ts';
import type { FixedResources } from '../snapshot.ts';
import type { SnapshotInput } from '../snapshot-input.ts';
import { HTML, MARKDOWN, made, named, type PlannedResource, planned, unknown } from './planned-resource.ts';

/** The pages that the site makes of its posts by itself; `isTaken` says what the author has. */
export function ownPages(
  input: SnapshotInput,
  isTaken: (path: string) => boolean,
): [string, PlannedResource][] {
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

/** The feeds of the site or of a category. */
export function feedPlans(input: SnapshotInput): [string, PlannedResource][] {
  return plannedFeeds(input).flatMap(({ page, make }) =>
    FEED_FORMATS.map((format): [string, PlannedResource] => {
      const path = feedPath(page, format);
      return [path, planned([format.type], unknown, () => named(make(), path))];
    }),
  );
}

/** The pages of which the sitemap is made. */
export interface SitemapPages {
  count: number;
  list: () => ReadonlyMap<string, Resource>;
}

/** The first `count` of `paths` but for files that are served as they are. */
export function firstOutlines(
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

/** The files about the site. */
export function filePlans(input: SnapshotInput, pages: SitemapPages): [string, PlannedResource][] {
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

/** What a category has beside its documents: the ways to the default's, and the page for what is not there. */
export function categoryPlans(input: SnapshotInput): [string, PlannedResource][] {
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
export function others(inputs: ReadonlyMap<string, SnapshotInput>): SnapshotInput[] {
  return [...inputs.values()].filter(({ scope }) => scope !== null && !scope.isDefault);
}

/** The homepage for readers of several languages, and where the default's is then. */
export function homepages(
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
