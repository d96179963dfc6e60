/**
 * The latest features of all posts. If one post of many is edited, a few words become rarer or more common, and
 * only the posts with one of these words are weighed again.
 */
/** The tags and words of posts, by numbers, in flat tables. */
export interface Features {
  /** The features of post n are `starts[n]` up to, not including, `starts[n + 1]`. */
  starts: Uint32Array;
  ids: Uint32Array;
  /** Weights: every post's vector has length 1. */
  weights: Float64Array;
  /** All numbers are below this. */
  count: number;
}

/** The counts that decide the features of posts. */
export interface WeighedPosts {
  /** The counts of each post: number, sum, number, sum … The identical array unless the post was counted again. */
  words: readonly Uint32Array[];
  tags: readonly Uint32Array[];
  /** How rare each word and each tag is, by its number. */
  wordRarity: Float64Array;
  tagRarity: Float64Array;
}

export class KnownFeatures {
  #latest: { posts: WeighedPosts; features: Features } | null = null;

  /**
   * Returns a function from the place of a post in `posts` to the latest features if the post at that place has not
   * changed in them, else null.
   */
  compare(posts: WeighedPosts): (at: number) => Features | null {
    const latest = this.#latest;
    if (latest === null) return () => null;
    const { posts: before, features } = latest;
    const words = changes(before.wordRarity, posts.wordRarity);
    const tags = changes(before.tagRarity, posts.tagRarity);
    return (at) => {
      const isSame =
        before.words[at] === posts.words[at] &&
        before.tags[at] === posts.tags[at] &&
        !hasAny(posts.words[at], words) &&
        !hasAny(posts.tags[at], tags);
      return isSame ? features : null;
    };
  }

  /** Forgets the latest: all posts are weighed again. */
  forget(): void {
    this.#latest = null;
  }

  /** Keeps the `features` of `posts`, instead of any others. */
  keep(posts: WeighedPosts, features: Features): void {
    this.#latest = { posts, features };
  }
}

/** 1 for each number at which the two differ; new numbers had no rarity before. */
function changes(before: Float64Array, now: Float64Array): Uint8Array {
  return Uint8Array.from(now, (rarity, id) => ((before[id] ?? 0) === rarity ? 0 : 1));
}

function hasAny(counts: Uint32Array | undefined, changed: Uint8Array): boolean {
  if (counts === undefined) return false;
  for (let entry = 0; entry < counts.length; entry += 2) if (changed[counts[entry] ?? 0] === 1) return true;
  return false;
}
