/**
 * The fields of a representation: those about its body and those of every answer, with the author's rules applied.
 */
import { applyHeaderRules } from './apply-header-rules.ts';
import { isCacheField } from './cache-fields.ts';
import type { Coding, HeaderList, HeaderPair, HeaderRule, ListField } from './manifest.ts';
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

/** The fields about the body in one coding. `isOk` says whether the answer is a 200. */
export function bodyHeaders({ type, language }: ResourceBody, coding: Coding, isOk: boolean): ListField[] {
  const headers: ListField[] = [
    ['content-type', contentType(type)],
    ['content-length', null],
  ];
  if (coding !== 'identity') headers.push(['content-encoding', coding]);
  if (language !== null) headers.push(['content-language', language]);
  headers.push(['repr-digest', null]);
  if (isOk) headers.push(['accept-ranges', 'bytes']);
  return headers;
}

/** The Content-Type of a media type: text is UTF-8, always. */
function contentType(type: string): string {
  const isText =
    type.startsWith('text/') || /^(?:application\/(?:javascript|xml|.*\+xml)|image\/svg\+xml)$/.test(type);
  return isText ? `${type}; charset=utf-8` : type;
}

/** The other fields of all forms of a body. `vary` may be null; `isDated` says whether there is a Last-Modified. */
export function sharedHeaders(
  { status, freshness }: Resource,
  { headers }: ResourceBody,
  vary: string | null,
  isDated: boolean,
  common: readonly HeaderPair[],
): ListField[] {
  const isOk = status === 200;
  const list: ListField[] = isOk ? [['etag', null]] : [];
  list.push(['cache-control', CACHE_CONTROL[freshness]]);
  if (vary !== null) list.push(['vary', vary]);
  if (isDated) list.push(['last-modified', null]);
  return withMissing(withMissing(list, headers), common);
}

/** `list` and the fields of `more` whose names it does not have; `more` may have a name several times. */
function withMissing(list: readonly ListField[], more: readonly HeaderPair[]): ListField[] {
  const names = new Set(list.map(([name]) => name));
  return [...list, ...more.filter(([name]) => !names.has(name))];
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

/** The list after the rules. */
export function withRules(list: HeaderList, rules: readonly HeaderRule[]): HeaderList {
  if (rules.length === 0) return list;
  const all = applyHeaderRules([...list.bodyHeaders, ...list.headers], rules);
  return {
    bodyHeaders: all.filter(([name]) => ABOUT_THE_BODY.test(name)),
    headers: all.filter(([name]) => !ABOUT_THE_BODY.test(name)),
  };
}
