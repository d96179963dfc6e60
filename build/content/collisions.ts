/** Two things that want one URL. */
import { createProblem, type Place, type Problem } from './problem.ts';

/** Something that wants a path to itself. */
export interface PathClaim {
  /** In its canonical spelling. */
  path: string;
  /** Who wants it, as a message names it: 'posts/x.md', 'the feed'. */
  by: string;
  /** Where that was written; null for what the build makes by itself. */
  place: Place | null;
}

/**
 * A problem for every claim on a path that an earlier one has, at the later one's place (where the later is
 * the build's own, at the earlier's). Things that one owner claims twice do not collide, and of two owners
 * who collide in several paths (a page and its Markdown) only the first is reported.
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
