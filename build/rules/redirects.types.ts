/** Redirect rules between their parsing and the manifest. */
import type { RedirectRule } from '../bundle/manifest.ts';
import type { Place } from '../content/problem.ts';

/** A rule as the author wrote it, in canonical spelling. `to` is empty for 404 and 410. */
export interface WrittenRedirect extends RedirectRule {
  /** Whether `from` is a path of its own, with no placeholder and no splat. */
  isExact: boolean;
  place: Place;
}
