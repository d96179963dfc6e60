/** Header rules between their parsing and the manifest. */
import type { HeaderRule } from '../bundle/manifest.ts';
import type { Place } from '../content/problem.ts';

/** A rule as the author wrote it: names in lower case, the path in canonical spelling. */
export interface WrittenHeaderRule extends HeaderRule {
  /** Whether `from` is a path of its own, with no placeholder and no splat. */
  isExact: boolean;
  /** Of the path. */
  place: Place;
}
