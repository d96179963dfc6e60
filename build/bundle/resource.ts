/**
 * A resource: the answer of one path at one instant, without codings, validators and header lists. The makers in
 * build/pages/ return resources; representations.ts adds the rest.
 */

import type { StoredBytes } from '../bytes/stored-bytes.ts';
import type { CodedBody } from './codings.ts';
import type { HeaderPair } from './manifest.ts';

/** How long a reader may keep an answer (RFC 9111). */
export type Freshness = 'revalidate' | 'immutable' | 'brief' | 'moved' | 'none';

export interface ResourceBody {
  /** Media type without parameters, lower case. */
  type: string;
  /** BCP 47, where negotiation or Content-Language needs it. */
  language: string | null;
  body: StoredBytes;
  /** Its coded forms, where they are made already: `body` first, the others smallest first. */
  forms?: readonly CodedBody[];
  /** Seconds since 1970, from front matter. */
  lastModified: number | null;
  /** Headers of this representation beyond those that every answer has: link, content-location … */
  headers: HeaderPair[];
}

export interface Resource {
  status: number;
  /** Redirects only. */
  location: string | null;
  freshness: Freshness;
  /** Best first; more than one where the reader negotiates. */
  bodies: ResourceBody[];
}

/** A window of time in which an answer does not change: [from, until) in seconds since 1970; null is open. */
export interface Window {
  from: number | null;
  until: number | null;
}

/** A resource with the window in which it is the answer. */
export interface TimedResource extends Window {
  resource: Resource;
}

/** A 301 to `location` (root-relative); the request's query is kept by the handler. */
export function redirectTo(location: string, status: number = 301): Resource {
  return { status, location, freshness: 'revalidate', bodies: [] };
}

/** A page or file that is there: `bodies` with status 200, which readers and caches revalidate. */
export function shownResource(bodies: ResourceBody[]): Resource {
  return { status: 200, location: null, freshness: 'revalidate', bodies };
}

/** A file that all readers get in one form, of media type `type`. */
export function fileResource(type: string, body: StoredBytes, freshness: Freshness = 'revalidate'): Resource {
  const bodies = [{ type, language: null, body, lastModified: null, headers: [] }];
  return { status: 200, location: null, freshness, bodies };
}
