/** The site at one instant, as all readers share it. */
import type { Document } from '../content/model.ts';
import type { CategoryScope } from './categories/category-scope.ts';
import type { Publisher } from './publisher.ts';
import type { SiteContext } from './site-context.ts';

/** What is the same in every category. What differs belongs into `SnapshotInput`. */
export interface SiteInstant {
  context: SiteContext;
  /** Seconds since 1970. */
  now: number;
  publisher: Publisher;
  /** Documents that are public, by file. */
  documents: ReadonlyMap<string, Document>;
  /** How many have been public so far: among documents with the same dates, that says which of them are still to come. */
  arrived: number;
  /** All categories, the default first; none where categories are not used. */
  scopes: readonly CategoryScope[];
}
