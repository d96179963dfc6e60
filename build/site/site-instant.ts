/** The data of the site at one instant that all categories share. */
import type { Document } from '../content/model.ts';
import type { CategoryScope } from './categories/category-scope.ts';
import type { Publisher } from './publisher.ts';
import type { SiteContext } from './site-context.ts';

/** The same in every category; fields that differ belong into `SnapshotInput`. */
export interface SiteInstant {
  context: SiteContext;
  /** Seconds since 1970. */
  now: number;
  publisher: Publisher;
  /** Documents that are public, by file. */
  documents: ReadonlyMap<string, Document>;
  /** The number of documents that have been public so far. */
  arrived: number;
  /** All categories, the default first; none where categories are not used. */
  scopes: readonly CategoryScope[];
}
