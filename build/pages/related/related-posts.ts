/** The related posts that are public at one instant. */
import type { Document } from '../../content/model.ts';
import type { Kind, Memo } from '../../remember/memo.ts';
import type { RelatedPosts } from '../../site/related-posts.ts';
import { forgetCounts, newVocabularies, type Vocabularies } from './features.ts';
import { rankRelated } from './rank.ts';

/** How many are shown with a post. */
const SHOWN = 3;
/** How many are ranked: some of them may not be public yet, or no longer. */
const RANKED = 12;
/** In a ranking: no further post. */
const NONE = 0xffff_ffff;
/** In a ranking, in place of the first: this post is not ranked yet. */
const UNKNOWN = 0xffff_fffe;

/**
 * Ranks `posts` (newest first, all that are listed at any time). Each is ranked once, when its related posts are first
 * read; which of these are public is decided at each instant. Deterministic.
 */
export function relatedPosts(
  posts: readonly Document[],
  vocabularies: Vocabularies = newVocabularies(),
): RelatedPosts {
  let rank: ((at: number) => number[]) | null = null;
  const ranking = new Uint32Array(new SharedArrayBuffer(4 * posts.length * RANKED)).fill(UNKNOWN);
  const fill = (at: number): void => {
    rank ??= rankRelated(posts, RANKED, vocabularies);
    const start = at * RANKED;
    ranking.fill(NONE, start, start + RANKED).set(rank(at), start);
  };
  return relatedBy(posts, ranking, fill, () => {
    rank = null;
    forgetCounts(vocabularies);
  });
}

const RELATED: Kind<RelatedPosts> = { name: 'related posts' };

/** The same, remembered as long as `posts` are the same. */
export function rememberedRelated(memo: Memo, posts: readonly Document[]): RelatedPosts {
  return memo.remember(RELATED, { name: '', inputs: posts }, () =>
    relatedPosts(posts, memo.part(newVocabularies)),
  );
}

/** The related posts by a `ranking` of `posts` from another thread or build. */
export function relatedByRanking(posts: readonly Document[], ranking: Uint32Array): RelatedPosts {
  return relatedBy(
    posts,
    ranking,
    () => {},
    () => {},
  );
}

/** `fill` adds a post to `ranking` that is not ranked yet, and `end` is called when all are. */
function relatedBy(
  posts: readonly Document[],
  ranking: Uint32Array,
  fill: (at: number) => void,
  end: () => void,
): RelatedPosts {
  let known: ReadonlyMap<Document, number> | null = null;
  const placeOf = (post: Document): number | undefined => {
    known ??= new Map(posts.map((each, at) => [each, at]));
    return known.get(post);
  };
  const related = (post: Document, isPublished: (other: Document) => boolean): Document[] => {
    const at = placeOf(post);
    const shown: Document[] = [];
    if (at === undefined) return shown;
    const start = at * RANKED;
    if (ranking[start] === UNKNOWN) fill(at);
    for (let place = start; place < start + RANKED && shown.length < SHOWN; place++) {
      const other = posts[ranking[place] ?? NONE];
      if (other !== undefined && isPublished(other)) shown.push(other);
    }
    return shown;
  };
  return Object.assign(related, {
    ranking,
    rankAll: () => {
      for (let at = 0; at < posts.length; at++) if (ranking[at * RANKED] === UNKNOWN) fill(at);
      end();
    },
  });
}
