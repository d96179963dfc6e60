/** The paths of a plan as readers request them: below the path that the site lives below. */
import { redirectTo } from '../bundle/resource.ts';
import { belowBase, isBelowBase } from '../content/base-path.ts';
import type { SiteContent } from '../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../content/problem.ts';
import { alreadyMade, type PlannedResource } from '../pages/planned-resource.ts';

export interface MountedPaths {
  /** By canonical path, base included. */
  paths: ReadonlyMap<string, PlannedResource>;
  /** Why addresses would mean two things. */
  problems: readonly Problem[];
}

/** Where hosts have the API of a site. */
const API_PATH = '/api';

/**
 * The `paths` of a site, which count from its own root, and its redirects, below the base. A path that begins like the
 * base itself is a problem: nothing could then say of an address whether the base is in it already.
 */
export function mountPaths(
  paths: ReadonlyMap<string, PlannedResource>,
  { config: { base }, basePlace = wholeFile('config.yml') }: Pick<SiteContent, 'config' | 'basePlace'>,
): MountedPaths {
  if (base === '') return { paths, problems: [] };
  const taken = [...paths.keys()].find((path) => isBelowBase(base, path));
  const collision =
    taken !== undefined
      ? `the site has ${taken} itself, which would be at ${base}${taken}`
      : isBelowBase(API_PATH, base)
        ? `${API_PATH} is where the host has the API`
        : null;
  const problems =
    collision === null
      ? []
      : [createProblem('base-collides', basePlace, `the base ${base} collides: ${collision}`)];
  const mounted = [...paths].map(
    ([path, planned]) => [belowBase(base, path), mountPlanned(planned, base)] as const,
  );
  return { paths: new Map(mounted), problems };
}

/** A redirect of the site leads below the base too; addresses in bodies are below it already. */
function mountPlanned(planned: PlannedResource, base: string): PlannedResource {
  const { location, status } = planned.outline;
  return location === null ? planned : alreadyMade(redirectTo(belowBase(base, location), status));
}
