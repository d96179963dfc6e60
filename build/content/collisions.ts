/** Two owners of one URL. */
import { createProblem, type Place, type Problem } from './problem.ts';

/** A claim on a path. */
export interface PathClaim {
  /** In its canonical spelling. */
  path: string;
  /** Its owner in messages: 'posts/x.md', 'the feed'. */
  by: string;
  /** Its place; null for generated paths. */
  place: Place | null;
}

/**
 * A problem for every claim on a path that another owner has, at the place of the later claim (of the earlier one,
 * if the later has none). Of two owners that collide in several paths (a page and its Markdown) only the first is
 * reported.
 */
export function findCollisions(claims: readonly PathClaim[]): Problem[] {
  const owners = new Map<string, PathClaim>();
  const reported = new Set<string>();
  const problems: Problem[] = [];
  for (const claim of claims) {
    const owner = owners.get(claim.path);
    if (owner === undefined) {
      owners.set(claim.path, claim);
      continue;
    }
    const pair = JSON.stringify([owner.by, claim.by]);
    const place = claim.place ?? owner.place;
    if (owner.by === claim.by || reported.has(pair) || place === null) continue;
    reported.add(pair);
    const message = `${claim.path} is the URL of both ${owner.by} and ${claim.by}`;
    problems.push(createProblem('url-collision', place, message));
  }
  return problems;
}
