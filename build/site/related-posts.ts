/** The related posts of each post. */
import type { Document } from '../content/model.ts';

export interface RelatedPosts {
  /** The public posts most like `post`. */
  (post: Document, isPublished: (other: Document) => boolean): Document[];
  /** For each post, in their order, the indexes of those most like it, in memory that threads share. */
  ranking: Uint32Array;
  /** Completes `ranking`, and frees the memory that it took: for a build whose threads need it. */
  rankAll: () => void;
}
