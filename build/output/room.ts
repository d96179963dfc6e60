/** How large the parts of a component are, and on which hosts it fits. */
import type { Manifest } from '../bundle/manifest.ts';
import { SEARCH_INDEX_TYPE } from '../bundle/search-version.ts';

/** The limits of a host in bytes; null: none beside those of a component. */
export interface HostLimit {
  name: string;
  /** Of all components of an application. */
  application: number | null;
  /** Of one answer. */
  answer: number | null;
  /** Both, as the host's documents put them; '' where there are none. */
  terms: string;
  /** Whether it runs components of WASI 0.3 too, as its documents say. */
  hasWasi03: boolean;
}

const MEBIBYTE = 2 ** 20;
const MEGABYTE = 10 ** 6;

/** As the hosts' own documents say (content/pages/docs/hosts.md). */
export const HOST_LIMITS: readonly HostLimit[] = [
  {
    name: 'Akamai Functions',
    application: 50 * MEBIBYTE,
    answer: 10 * MEBIBYTE,
    terms: '50 MiB an application, 10 MiB an answer',
    hasWasi03: false,
  },
  {
    name: 'Fermyon Cloud',
    application: 100 * MEGABYTE,
    answer: 10 * MEGABYTE,
    terms: '100 MB an application, 10 MB an answer',
    hasWasi03: false,
  },
  { name: 'Spin', application: null, answer: null, terms: '', hasWasi03: true },
  { name: 'wasmtime', application: null, answer: null, terms: '', hasWasi03: true },
];

/** Stored bytes by kind, the most first. */
export type Room = [kind: string, bytes: number][];

/** The bytes of the bodies of `manifest` by kind, and the rest of an application of `total` bytes. */
export function roomOf(manifest: Manifest, total: number): Room {
  const documents = new Set([...manifest.posts, ...manifest.pages].map(({ path }) => path));
  const room = new Map<string, number>();
  const counted = new Set<string>();
  let bodies = 0;
  for (const { path, versions } of manifest.routes) {
    for (const { representations } of versions) {
      for (const { body, inflatedFrom, length, type } of representations) {
        if (body === null || inflatedFrom !== null || counted.has(body)) continue;
        counted.add(body);
        bodies += length;
        const kind = kindOf(path, type, documents);
        room.set(kind, (room.get(kind) ?? 0) + length);
      }
    }
  }
  room.set('tables, code and the rest', total - bodies);
  return [...room].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

const FEED = /^application\/(?:atom\+xml|rss\+xml|feed\+json)$/;
const PROGRAMS = /^\/(?:llms(?:-full)?\.txt|robots\.txt|sitemap[^/]*\.xml|\.well-known\/.*)$/;

function kindOf(path: string, type: string, documents: ReadonlySet<string>): string {
  if (documents.has(path) || documents.has(path.replace(/\.md$/, ''))) return 'posts and pages';
  if (FEED.test(type)) return 'feeds';
  if (/(?:^|\/)search(?:$|[.-])/.test(path)) return 'search';
  if (PROGRAMS.test(path)) return 'files for programs';
  return type === 'text/html' || type === 'text/markdown' ? 'lists' : 'files';
}

/** The longest answer of a site, as it is sent to a reader that takes no coding. */
export interface LongestAnswer {
  path: string;
  bytes: number;
}

/** The longest answer of `manifest`. */
export function longestAnswer({ routes }: Manifest): LongestAnswer {
  let longest: LongestAnswer = { path: '', bytes: 0 };
  for (const { path, versions } of routes) {
    for (const { representations } of versions) {
      for (const { type, length } of representations) {
        // The search index is read in place and never sent.
        if (length > longest.bytes && type !== SEARCH_INDEX_TYPE) longest = { path, bytes: length };
      }
    }
  }
  return longest;
}

/** The limit that is exceeded; null: none is. */
export type ExceededLimit = 'application' | 'answer' | null;

/** Whether an application of `total` bytes with that longest answer fits a host. */
export function exceededLimit(limit: HostLimit, total: number, longest: LongestAnswer): ExceededLimit {
  if (limit.application !== null && total > limit.application) return 'application';
  return limit.answer !== null && longest.bytes > limit.answer ? 'answer' : null;
}
