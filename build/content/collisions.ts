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
 * the build's own, at the earlier's). Things that one owner claims twice do not collide.
 */
export function findCollisions(claims: readonly PathClaim[]): Problem[] {
  const owners = new Map<string, PathClaim>();
  const problems: Problem[] = [];
  for (const claim of claims) {
    const owner = owners.get(claim.path);
    if (owner === undefined) {
      owners.set(claim.path, claim);
    } else if (owner.by !== claim.by) {
      const place = claim.place ?? owner.place;
      const message = `${claim.path} is the URL of both ${owner.by} and ${claim.by}`;
      if (place !== null) problems.push(createProblem('url-collision', place, message));
    }
  }
  return problems;
}
