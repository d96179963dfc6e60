/**
 * The manifest: the build's one result, and the only source of the pack. Any generator may write one. test/bundle/
 * checks a real one against schema.json beside this file. Keys are written in the order in which they stand here,
 * so the same site gives the same bytes.
 */

/** Raised with each change that readers of the old shape could misread. */
export const MANIFEST_VERSION = 3;

export interface Manifest {
  version: typeof MANIFEST_VERSION;
  site: ManifestSite;
  /** Every post that is not a draft, newest first, scheduled and expired ones included with their window. */
  posts: ManifestDocument[];
  pages: ManifestDocument[];
  /** The header lists that representations name by their number here. Ours are in the order of their first use. */
  headerLists: HeaderList[];
  /** Ordered by path (code units), each path once. Paths are in their canonical percent-encoded spelling. */
  routes: Route[];
  /** The site's own answers, where no route has one. */
  answers: Record<AnswerName, Version>;
  /** Pattern redirects in the author's order, tried before the routes when `force`, else after them. */
  redirects: RedirectRule[];
  /** Headers by path pattern for answers that no route carries (a 404, a 405 …); routes have theirs merged. */
  headerRules: HeaderRule[];
  /**
   * The file of the bodies, beside the manifest. Ours is named by its content, so it never belongs to another build.
   */
  bodiesFile: string;
  /**
   * The place of each body in that file, by SHA-256 in hex: [offset, length]. Ours are in the order of the pack:
   * that in which `answers`, then `routes`, first name them.
   */
  bodies: Record<string, [number, number]>;
}

export interface ManifestSite {
  name: string;
  description: string;
  /** Absolute base URL without a trailing slash, or null. */
  url: string | null;
  language: string;
  timezone: string;
  /** The path that the whole site lives below: /blog; not there: the root. All paths have it in them. */
  base?: string;
  /** The digest of the build (build-digest.ts); not there: it has not been written by one. */
  build?: string;
  /** The folder of another server that has the files of media/: https://media.example; not there: there are none. */
  media?: string;
}

export interface ManifestDocument {
  /** The source, from the content folder: posts/x.md */
  file: string;
  path: string;
  slug: string;
  title: string;
  description: string;
  author: string | null;
  language: string;
  /** ISO 8601 with offset, or null. */
  created: string | null;
  modified: string | null;
  expires: string | null;
  keywords: string[];
  tags: string[];
  /** The rest of the front matter the author wrote, as JSON, keys unknown to us too. */
  meta: Record<string, unknown>;
  /** The article's HTML, without the page around it; the Markdown without the front matter; plain text. */
  html: string;
  markdown: string;
  text: string;
}

export interface Route {
  path: string;
  /** Ordered by `from`, windows do not overlap; outside all of them the route is a 404. */
  versions: Version[];
}

/** The answer of a path from `from` (inclusive) to `until` (exclusive), seconds since 1970; null is open. */
export interface Version {
  from: number | null;
  until: number | null;
  status: number;
  /** Redirects only: root-relative or absolute. The request's query is appended. */
  location: string | null;
  /** The first is for readers who state no preference. */
  representations: Representation[];
}

export interface Representation {
  /** Essence, lower case: text/html. The full Content-Type stands in its header list. */
  type: string;
  language: string | null;
  coding: Coding;
  /** SHA-256 of the body in hex; null: the answer has no body. */
  body: string | null;
  length: number;
  /**
   * Null: `body` is a key of `bodies`. Otherwise the body is not stored but inflated from the gzip representation
   * with this body: one member of gzip, with no name or other extras.
   */
  inflatedFrom: string | null;
  /** Strong, with its quotes; null where the answer must not be validated (errors, redirects). */
  etag: string | null;
  /** Seconds since 1970. */
  lastModified: number | null;
  /** The number of its header list in `headerLists`. */
  list: number;
  /** The fields that it has beside those of the list, and a 304 too: link, content-location … */
  own: HeaderPair[];
}

/** The fields that many representations have, in order. */
export interface HeaderList {
  /** Those that only an answer with the body carries: content-type, content-length … */
  bodyHeaders: ListField[];
  /** Those that a 304 carries as well: etag, cache-control, vary, safety … */
  headers: ListField[];
}

/**
 * Name in lower case, value. Null: the representation's own `etag`, or what HTTP makes of its `length`, its
 * `lastModified` or its `body` (own-values.ts).
 */
export type ListField = [string, string | null];

/** Name in lower case, value. */
export type HeaderPair = [string, string];

export type Coding = 'identity' | 'gzip' | 'br' | 'zstd';

/** In the order of ANSWER_* in src/site/layout.ts. */
export const ANSWER_NAMES = [
  'badRequest',
  'notFound',
  'methodNotAllowed',
  'notAcceptable',
  'gone',
  'preconditionFailed',
  'uriTooLong',
  'rangeNotSatisfiable',
  'headersTooLarge',
  'internalError',
  'options',
  'redirect',
  'permanentRedirect',
] as const;

export type AnswerName = (typeof ANSWER_NAMES)[number];

/**
 * The answer whose representation a redirect of this status has: permanent (RFC 9110 §15.4.2, §15.4.9) or
 * temporary.
 */
export function redirectAnswer(status: number): 'permanentRedirect' | 'redirect' {
  return status === 301 || status === 308 ? 'permanentRedirect' : 'redirect';
}

export interface RedirectRule {
  /** /blog/:year/* */
  from: string;
  /** /archive/:year/:splat */
  to: string;
  status: number;
  /** Applies even where a route exists (the author's `!`). */
  force: boolean;
}

export interface HeaderRule {
  from: string;
  set: HeaderPair[];
  /** Names that the rule takes away. */
  remove: string[];
}
