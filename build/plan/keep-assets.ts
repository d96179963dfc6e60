/**
 * Keeps the assets of earlier builds: a page of the version before, open in a browser or kept by a cache, requests its
 * style sheet from the host that has the new version by now. Their paths have the hash of their content, so they never
 * mean something else.
 */
import { fileResource, type TimedResource } from '../bundle/resource.ts';
import { isBelowBase } from '../content/base-path.ts';
import type { SiteContent } from '../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../content/problem.ts';
import type { EarlierAssets } from '../output/earlier-assets.ts';
import { type SafetyOptions, securedWithBlocked } from '../site/safety/safety-headers.ts';

export interface KeptAssets {
  /** The versions of the site with the kept assets. */
  versions: Map<string, TimedResource[]>;
  /** The paths of this build's assets, then those kept of earlier ones, newest first. */
  builds: string[][];
  problems: Problem[];
}

/** The files that the build itself makes, which are no whole documents of the author's. */
const GENERATED = '/assets/coldpress/';

/** `versions` with the assets of as many earlier builds as the site keeps. */
export function keepAssets(
  versions: Map<string, TimedResource[]>,
  { config: { keepAssets: count, base }, keepAssetsPlace = wholeFile('config.yml') }: SiteContent,
  safety: SafetyOptions,
  earlier: EarlierAssets,
): KeptAssets {
  const own = [...versions].filter(([, list]) => list.some(isHashed)).map(([path]) => path);
  const kept = new Map(versions);
  const below = (path: string): boolean => base === '' || isBelowBase(base, path);
  const builds = buildsToKeep(new Set(own), earlier.builds, count).map((paths) =>
    paths.filter((path) => {
      if (kept.has(path) || !below(path)) return false;
      const asset = earlier.read(path);
      if (asset === null) return false;
      const { type, bytes, from, until } = asset;
      // The parts that its policy stops were reported when it was new.
      const { secured } = securedWithBlocked(
        fileResource(type, bytes, 'immutable'),
        safety,
        !path.includes(GENERATED),
      );
      kept.set(path, [{ from, until, resource: secured }]);
      return true;
    }),
  );
  const problems = earlier.trouble.map((reason) =>
    createProblem('kept-assets-lost', keepAssetsPlace, `assets of the last build cannot be read: ${reason}`),
  );
  return { versions: kept, builds: [own, ...builds], problems };
}

/**
 * The `count` newest earlier builds with other assets than `own`, `before` being those that are known, newest first. A
 * build that changed no asset is none of them, so building twice gives the same.
 */
function buildsToKeep(
  own: ReadonlySet<string>,
  before: readonly (readonly string[])[],
  count: number,
): (readonly string[])[] {
  const [last = [], ...others] = before;
  const isSame = last.length === own.size && last.every((path) => own.has(path));
  return (isSame || last.length === 0 ? others : [last, ...others]).slice(0, count);
}

function isHashed({ resource: { status, freshness } }: TimedResource): boolean {
  return status === 200 && freshness === 'immutable';
}
