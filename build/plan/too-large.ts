/** A site that is larger than a component can be, as a problem for its author. */
import type { Manifest } from '../bundle/manifest.ts';
import type { SiteTooLarge } from '../bundle/site-limits.ts';
import { createProblem, type Problem, wholeFile } from '../content/problem.ts';

/** The problem; it names the largest kinds of files. */
export function tooLargeProblem({ what, size, limit }: SiteTooLarge, manifest: Manifest): Problem {
  const sizes = `The site has ${size} ${what}, and a component holds ${limit} at most`;
  return createProblem(
    'site-too-large',
    wholeFile(''),
    what === 'bytes' ? `${sizes}; the largest answer is ${largestAnswer(manifest)}` : sizes,
  );
}

function largestAnswer({ routes }: Manifest): string {
  let largest = { path: '', length: -1 };
  for (const { path, versions } of routes) {
    for (const { length } of versions.flatMap(({ representations }) => representations)) {
      if (length > largest.length) largest = { path, length };
    }
  }
  return `${largest.path} with ${largest.length} bytes`;
}
