/** The related posts of each post. */
import type { Document } from '../content/model.ts';

export interface RelatedPosts {
  /** The public posts most like `post`. */
  (post: Document, isPublished: (other: Document) => boolean): Document[];
  /** For each post, in their order, the indexes of those most like it: data that can be sent to a thread. */
  ranking: () => Uint32Array;
}
