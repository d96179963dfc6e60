/** What a build puts into an API's component: the site's facts and its posts. */

/** The site as far as an API needs it. */
export interface SiteFacts {
  name: string;
  description: string;
  /** Absolute base URL without a trailing slash, or null. */
  url: string | null;
  language: string;
}

/** The forms of a post's body that an API can carry. */
export const BODY_TYPES = ['text/html', 'text/markdown', 'text/plain'] as const;
export type BodyType = (typeof BODY_TYPES)[number];

/** A post as the API carries it. */
export interface ApiPost {
  /** The file's path below posts/ without `.md`: unique, and the key in /api/posts/:slug. */
  slug: string;
  /** The page's URL path, canonically percent-encoded. */
  path: string;
  title: string;
  description: string;
  author: string | null;
  language: string;
  /** ISO 8601 with offset, as the author's clock showed it. */
  created: string | null;
  modified: string | null;
  keywords: string[];
  tags: string[];
  /** Published from `from` (inclusive) to `until` (exclusive), seconds since 1970; null is open. */
  from: number | null;
  until: number | null;
  bodies: Partial<Record<BodyType, string>>;
}

/** What the build puts into the component. */
export interface ApiData {
  site: SiteFacts;
  posts: ApiPost[];
  /** The search index of the posts in base64, its documents in their order (src/site/search-layout.ts); '' in a trial. */
  search: string;
}
