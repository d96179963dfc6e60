/** A feed before it has a format. */

export interface Feed {
  /** Never changes: feed readers recognise the feed by it, also under another URL. */
  id: string;
  title: string;
  description: string;
  /** BCP 47. */
  language: string;
  /** The feed's page: absolute, or root-relative on a site without `url`. */
  page: string;
  /** When it last changed, seconds since 1970. */
  updated: number;
  icon: string | null;
  /** The author of posts that name none. */
  author: string;
  /** Newest first. */
  entries: FeedEntry[];
}

export interface FeedEntry {
  /** Never changes, like the feed's. */
  id: string;
  /** Absolute, or root-relative on a site without `url`. */
  url: string;
  title: string;
  /** The author's description, '' without one. */
  summary: string;
  /** The whole article, or its summary, as HTML with absolute addresses. */
  html: string;
  author: string | null;
  /** Seconds since 1970; `updated` is at least `published`. */
  published: number;
  updated: number;
  tags: string[];
  language: string;
  image: string | null;
}

/** The three formats of a feed. */
export interface FeedFormat {
  /** Its file beside the list: feed.xml */
  file: string;
  /** Media type without parameters. */
  type: string;
  /** The format's name for readers. */
  name: string;
  /** The feed as text; `self` is its own URL. */
  write: (feed: Feed, self: string) => string;
}

/** The number of entries in a feed, the newest posts. Older ones are in the lists and the sitemap. */
export const FEED_ENTRIES = 20;
/** Entries in feeds of tags, authors and sections, by default: each post is in several of them. */
export const NEWEST_ENTRIES = 5;

/** The name of the program that made a feed. */
export const GENERATOR = 'Coldpress';
