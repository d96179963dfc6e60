/** What to read next: the related posts that are public at one instant. */
import type { Document } from '../../content/model.ts';
import { rankRelated, type Vocabularies } from './rank.ts';

/** How many a post shows. */
const SHOWN = 3;
/** How many are ranked: some of them may not be public yet, or no longer. */
const RANKED = 12;

export type RelatedPosts = (post: Document, isPublished: (other: Document) => boolean) => Document[];

/**
 * Ranks `posts` (newest first, all that will ever be listed) once; what is public is asked at each instant.
 * Deterministic: the same posts give the same order.
 */
export function relatedPosts(posts: readonly Document[], vocabularies?: Vocabularies): RelatedPosts {
  const ranked = rankRelated(posts, RANKED, vocabularies);
  const byPost = new Map(posts.map((post, index) => [post, ranked[index] ?? []]));
  return (post, isPublished) => (byPost.get(post) ?? []).filter(isPublished).slice(0, SHOWN);
}
