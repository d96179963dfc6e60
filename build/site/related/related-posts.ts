/** What to read next: the related posts that are public at one instant. */
import type { Document } from '../../content/model.ts';
import { rankRelated, type Vocabularies } from './rank.ts';

/** How many a post shows. */
const SHOWN = 3;
/** How many are ranked: some of them may not be public yet, or no longer. */
const RANKED = 12;

export type RelatedPosts = (post: Document, isPublished: (other: Document) => boolean) => Document[];

/**
 * Ranks `posts` (newest first, all that will ever be listed) when the first of them is asked about, and each of
 * them once; what is public is asked at each instant. Deterministic: the same posts give the same order.
 */
export function relatedPosts(posts: readonly Document[], vocabularies?: Vocabularies): RelatedPosts {
  let rank: ((at: number) => Document[]) | null = null;
  let places: ReadonlyMap<Document, number> = new Map();
  const ranked = new Map<Document, Document[]>();
  return (post, isPublished) => {
    if (rank === null) {
      rank = rankRelated(posts, RANKED, vocabularies);
      places = new Map(posts.map((each, at) => [each, at]));
    }
    const at = places.get(post);
    const related = ranked.get(post) ?? (at === undefined ? [] : rank(at));
    ranked.set(post, related);
    return related.filter(isPublished).slice(0, SHOWN);
  };
}
