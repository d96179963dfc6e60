/**
 * What the build and an API agree on: what an API module exports, and what it is given. An author's
 * `api/main.ts` is such a module, and so is main.ts beside this file.
 */
import type { Library } from './library.ts';
import type { ApiSettings, Settings } from './settings.ts';

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
}

/** What an API is given when it is made, once, at build time in the component. */
export interface ApiContext {
  site: SiteFacts;
  posts: Library;
  /** Seconds since 1970. To be asked during a request only: a build has no time of its own. */
  now: () => number;
  settings: Settings;
}

/** Any object with fetch, such as an itty-router. It sees HEAD requests as GET. */
export interface Api {
  fetch(request: Request): Response | Promise<Response>;
}

export interface ApiModule {
  default: (context: ApiContext) => Api;
  settings?: ApiSettings;
}
