/** Which posts are like which, and public at one instant. */
import type { Document } from '../content/model.ts';

export interface RelatedPosts {
  /** The posts most like `post` of those that are public. */
  (post: Document, isPublished: (other: Document) => boolean): Document[];
  /** For each post, in their order, the places of those most like it: data that another thread can be sent. */
  ranking: () => Uint32Array;
}
