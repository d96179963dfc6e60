/** What to read next: the related posts that are public at one instant. */
import type { Document } from '../../content/model.ts';
import { rankRelated, type Vocabularies } from './rank.ts';

/** How many a post shows. */
const SHOWN = 3;
/** How many are ranked: some of them may not be public yet, or no longer. */
const RANKED = 12;
/** In a ranking: no further post. */
const NONE = 0xffff_ffff;

export interface RelatedPosts {
  /** The posts most like `post` of those that are public. */
  (post: Document, isPublished: (other: Document) => boolean): Document[];
  /** For each post, in their order, the places of those most like it: data that another thread can be sent. */
  ranking: () => Uint32Array;
}

/**
 * Ranks `posts` (newest first, all that will ever be listed) when the first of them is asked about, and each of
 * them once; what is public is asked at each instant. Deterministic: the same posts give the same order.
 */
export function relatedPosts(posts: readonly Document[], vocabularies?: Vocabularies): RelatedPosts {
  let rank: ((at: number) => Document[]) | null = null;
  const ranked = new Map<number, Document[]>();
  const rankedAt = (at: number): Document[] => {
    rank ??= rankRelated(posts, RANKED, vocabularies);
    const related = ranked.get(at) ?? rank(at);
    ranked.set(at, related);
    return related;
  };
  return relatedBy(posts, rankedAt);
}

/** The related posts by a `ranking` of `posts` that was made elsewhere. */
export function relatedByRanking(posts: readonly Document[], ranking: Uint32Array): RelatedPosts {
  return relatedBy(posts, (at) =>
    Array.from(ranking.subarray(at * RANKED, (at + 1) * RANKED)).flatMap((place) => posts[place] ?? []),
  );
}

function relatedBy(posts: readonly Document[], rankedAt: (at: number) => Document[]): RelatedPosts {
  let known: ReadonlyMap<Document, number> | null = null;
  const places = (): ReadonlyMap<Document, number> => {
    known ??= new Map(posts.map((post, at) => [post, at]));
    return known;
  };
  const related = (post: Document, isPublished: (other: Document) => boolean): Document[] => {
    const at = places().get(post);
    return at === undefined ? [] : rankedAt(at).filter(isPublished).slice(0, SHOWN);
  };
  const ranking = (): Uint32Array => {
    const all = new Uint32Array(posts.length * RANKED).fill(NONE);
    for (let at = 0; at < posts.length; at++) {
      const others = rankedAt(at).map((other) => places().get(other) ?? NONE);
      all.set(others, at * RANKED);
    }
    return all;
  };
  return Object.assign(related, { ranking });
}
