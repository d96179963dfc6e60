/**
 * The header lists of a representation: the fields about its body and those of every answer, with the author's
 * rules applied.
 */
import { applyHeaderRules } from './apply-header-rules.ts';
import { isCacheField } from './cache-fields.ts';
import type { CodedBody } from './codings.ts';
import type { HeaderPairs } from './header-pairs.ts';
import type { HeaderPair, HeaderRule, Representation } from './manifest.ts';
import { isSettable } from './pack-rules.ts';
import type { Freshness, Resource, ResourceBody } from './resource.ts';
import { SEARCH_INDEX_TYPE } from './search-version.ts';

/** Cache-Control by freshness. A hashed URL never changes its content (RFC 8246). */
const CACHE_CONTROL: Record<Freshness, string> = {
  revalidate: 'public, no-cache',
  immutable: 'public, max-age=31536000, immutable',
  // An error page has no validator; a page that is published at its path is seen within a minute.
  brief: 'max-age=60',
  // A permanent redirect may be kept (RFC 9110 §15.4.2, §15.4.9), but not so long that a mistake lasts.
  moved: 'max-age=3600',
  none: 'no-store',
};

export type HeaderLists = Pick<Representation, 'bodyHeaders' | 'headers'>;

/** The fields of one form alone, of whichever answer: many forms stand at two paths. */
export interface FormFields {
  /** ETag. */
  tag: HeaderPair;
  /** Content-Length. */
  length: HeaderPair;
  /** Repr-Digest. */
  digest: HeaderPair;
}

/** The fields about the body in one coding. `own` are those of the form, `isOk` says whether the answer is a 200. */
export function bodyHeaders(
  { type, language }: ResourceBody,
  { coding }: CodedBody,
  { length, digest }: FormFields,
  isOk: boolean,
  pairs: HeaderPairs,
): HeaderPair[] {
  const headers: HeaderPair[] = [pairs.get('content-type', contentType(type)), length];
  if (coding !== 'identity') headers.push(pairs.get('content-encoding', coding));
  if (language !== null) headers.push(pairs.get('content-language', language));
  headers.push(digest);
  if (isOk) headers.push(pairs.get('accept-ranges', 'bytes'));
  // A copy has no spare capacity; a list that grew has as much again, and there are many lists.
  return headers.slice();
}

const contentTypes = new Map<string, string>();

/** The Content-Type of a media type: text is UTF-8, always. */
function contentType(type: string): string {
  let field = contentTypes.get(type);
  if (field === undefined) {
    const isText =
      type.startsWith('text/') || /^(?:application\/(?:javascript|xml|.*\+xml)|image\/svg\+xml)$/.test(type);
    field = isText ? `${type}; charset=utf-8` : type;
    contentTypes.set(type, field);
  }
  return field;
}

/** The fields that all forms of a body share. `vary` and `lastModified` (seconds) may be null. */
export function sharedHeaders(
  { status, freshness }: Resource,
  { headers }: ResourceBody,
  vary: string | null,
  lastModified: number | null,
  common: readonly HeaderPair[],
  pairs: HeaderPairs,
): HeaderPair[] {
  const list: HeaderPair[] = [pairs.get('cache-control', CACHE_CONTROL[freshness])];
  if (vary !== null) list.push(pairs.get('vary', vary));
  if (lastModified !== null) list.push(pairs.lastModified(lastModified));
  const reserved = status === 200 ? 'etag' : null;
  addMissing(list, headers, reserved, pairs);
  addMissing(list, common, reserved, null);
  return list;
}

/**
 * Adds the fields of `more` whose names `list` does not have yet; `more` may have a name several times. Equal fields
 * are those of `pairs`.
 */
function addMissing(
  list: HeaderPair[],
  more: readonly HeaderPair[],
  reserved: string | null,
  pairs: HeaderPairs | null,
): void {
  const count = list.length;
  for (const pair of more) {
    const name = pair[0];
    let isThere = name === reserved;
    for (let index = 0; index < count && !isThere; index++) isThere = list[index]?.[0] === name;
    if (!isThere) list.push(pairs === null ? pair : pairs.same(pair));
  }
}

/** The fields by which the answer to a request is chosen (RFC 9110 §12.5.5), or null. */
export function varyOn({ bodies }: Resource, hasCodings: boolean): string | null {
  let [hasTypes, hasLanguages] = [false, false];
  let first: ResourceBody | null = null;
  for (const body of bodies) {
    // The search index is never sent.
    if (body.type === SEARCH_INDEX_TYPE) continue;
    first ??= body;
    hasTypes ||= body.type !== first.type;
    hasLanguages ||= body.language !== first.language;
  }
  return VARY[(hasTypes ? 4 : 0) + (hasLanguages ? 2 : 0) + (hasCodings ? 1 : 0)] ?? null;
}

/** Vary by three bits: of the media type, of the language, of the coding. */
const VARY: readonly (string | null)[] = [
  null,
  'accept-encoding',
  'accept-language',
  'accept-language, accept-encoding',
  'accept',
  'accept, accept-encoding',
  'accept, accept-language',
  'accept, accept-language, accept-encoding',
];

/**
 * The rules that apply to this resource. Fields about a body are for a 200 only (an `immutable` 404 would outlive
 * the page that comes later), and one media type cannot be that of several forms.
 */
export function rulesFor(
  { status, freshness, bodies }: Resource,
  rules: readonly HeaderRule[],
): readonly HeaderRule[] {
  if (rules.length === 0) return rules;
  // What must never be kept (a health check) is not kept by a rule for all paths either.
  const mayBeKept = status !== 200 || freshness !== 'none';
  const isNegotiated = bodies.some(({ type }) => type !== bodies[0]?.type);
  const applies = (name: string): boolean =>
    isSettable(status, name) &&
    (mayBeKept || !isCacheField(name)) &&
    !(isNegotiated && name === 'content-type');
  return rules.map(({ from, set, remove }) => ({
    from,
    set: set.filter(([name]) => applies(name)),
    remove: remove.filter(applies),
  }));
}

/** The media type that rules give, without parameters; the last counts. */
export function typeByRule(rules: readonly HeaderRule[]): string | null {
  if (rules.length === 0) return null;
  const written = rules.flatMap(({ set }) => set.filter(([name]) => name === 'content-type')).at(-1)?.[1];
  return written?.split(';', 1)[0]?.trim().toLowerCase() ?? null;
}

/** Fields about the body, which a 304 leaves out (RFC 9110 §15.4.5). */
const ABOUT_THE_BODY = /^(?:content-(?!security-policy|location)|repr-digest$|accept-ranges$)/;

/** Both lists after the rules. */
export function withRules(lists: HeaderLists, rules: readonly HeaderRule[]): HeaderLists {
  if (rules.length === 0) return lists;
  const all = applyHeaderRules([...lists.bodyHeaders, ...lists.headers], rules);
  return {
    bodyHeaders: all.filter(([name]) => ABOUT_THE_BODY.test(name)),
    headers: all.filter(([name]) => !ABOUT_THE_BODY.test(name)),
  };
}
