/**
 * From a resource to the representations the manifest lists: coded forms, strong validators, and the
 * complete header list of each. All that HTTP says about an answer that the build can know is decided here.
 */
import { applyHeaderRules } from '../rules/apply-headers.ts';
import type { BodyStore } from './body-store.ts';
import { type CodedBody, codedBodies } from './codings.ts';
import { httpDate } from './http-date.ts';
import type { Coding, HeaderPair, HeaderRule, Representation } from './manifest.ts';
import { isAnswerField } from './pack-rules.ts';
import type { Freshness, Resource, ResourceBody } from './resource.ts';
import type { StoredBytes } from './stored-bytes.ts';

/** Gives a body's coded forms; the build caches behind it. */
export type Encoder = (
  body: StoredBytes,
  type: string,
) => readonly CodedBody[] | Promise<readonly CodedBody[]>;

/** Cache-Control by freshness. A hashed URL never changes its content (RFC 8246). */
const CACHE_CONTROL: Record<Freshness, string> = {
  revalidate: 'public, no-cache',
  immutable: 'public, max-age=31536000, immutable',
  // A page that is not there has nothing to be validated by; what appears there is seen within a minute.
  brief: 'max-age=60',
  none: 'no-store',
};

/** What a path's answers carry beyond what their bodies say; names in lower case. */
export interface PathHeaders {
  /** Every answer of the site has these, unless the resource says otherwise. */
  common: readonly HeaderPair[];
  /** The author's rules for the path, in their order; they win over everything. */
  rules: readonly HeaderRule[];
}

/** The representations of `resource`, in its order, the codings of each side by side. */
export async function representationsOf(
  resource: Resource,
  { common, rules: written }: PathHeaders,
  store: BodyStore,
  encode: Encoder = codedBodies,
): Promise<Representation[]> {
  const rules = rulesFor(resource, written);
  const type = typeByRule(rules);
  const coded = await Promise.all(
    resource.bodies.map(async (body) => ({
      body: type === null ? body : { ...body, type },
      // Other types may have other codings.
      forms: (type === null ? body.forms : undefined) ?? (await encode(body.body, type ?? body.type)),
    })),
  );
  const vary = varyOn(
    resource,
    coded.some(({ forms }) => forms.length > 1),
  );
  const ok = resource.status === 200;
  return coded.flatMap(({ body, forms }) => {
    const lastModified = ok ? validDate(body.lastModified) : null;
    const shared: HeaderPair[] = [pair('cache-control', CACHE_CONTROL[resource.freshness])];
    if (vary !== null) shared.push(pair('vary', vary));
    if (lastModified !== null) shared.push(['last-modified', httpDate(lastModified)]);
    const rest = merge(shared, merge(body.headers, common)).filter(([name]) => !ok || name !== 'etag');
    return forms.map(({ coding, bytes, sha256: sha }): Representation => {
      store.put(sha, bytes);
      // Half of SHA-256 is more than enough for a validator, and shorter on every answer.
      const etag = ok ? `"${Buffer.from(sha, 'hex').subarray(0, 16).toString('base64url')}"` : null;
      return {
        type: body.type,
        language: body.language,
        coding,
        body: sha,
        length: bytes.length,
        etag,
        lastModified,
        ...withRules(
          bodyHeaders(body, coding, bytes.length, sha, ok),
          etag === null ? rest : [['etag', etag], ...rest],
          rules,
        ),
      };
    });
  });
}

const pairs = new Map<string, HeaderPair>();

/** A field that many representations have: one array for all of them, since a large site has a million. */
function pair(name: string, value: string): HeaderPair {
  const line = `${name}: ${value}`;
  const known = pairs.get(line) ?? [name, value];
  pairs.set(line, known);
  return known;
}

/** Dates are compared as 32 bits of seconds: what was written before 1970 or after 2106 has no such validator. */
function validDate(seconds: number | null): number | null {
  return seconds !== null && seconds > 0 && seconds <= 0xffff_ffff ? seconds : null;
}

function bodyHeaders(
  body: ResourceBody,
  coding: Coding,
  length: number,
  sha: string,
  ok: boolean,
): HeaderPair[] {
  const headers: HeaderPair[] = [
    pair('content-type', contentType(body.type)),
    ['content-length', String(length)],
  ];
  if (coding !== 'identity') headers.push(pair('content-encoding', coding));
  if (body.language !== null) headers.push(pair('content-language', body.language));
  // RFC 9530 §3: the digest of the selected representation, that is of its coded bytes.
  headers.push(['repr-digest', `sha-256=:${Buffer.from(sha, 'hex').toString('base64')}:`]);
  if (ok) headers.push(pair('accept-ranges', 'bytes'));
  return headers;
}

/** The Content-Type of a media type: text is UTF-8, always. */
export function contentType(type: string): string {
  const isText =
    type.startsWith('text/') || /^(?:application\/(?:javascript|xml|.*\+xml)|image\/svg\+xml)$/.test(type);
  return isText ? `${type}; charset=utf-8` : type;
}

function varyOn(resource: Resource, codings: boolean): string | null {
  const fields: string[] = [];
  if (new Set(resource.bodies.map((body) => body.type)).size > 1) fields.push('accept');
  if (new Set(resource.bodies.map((body) => body.language)).size > 1) fields.push('accept-language');
  if (codings) fields.push('accept-encoding');
  return fields.length === 0 ? null : fields.join(', ');
}

/**
 * The rules as far as they apply to this resource: what describes a body is for a 200 only (an `immutable`
 * 404 would outlive the page that comes later), and one media type cannot be that of several forms.
 */
function rulesFor(resource: Resource, rules: readonly HeaderRule[]): HeaderRule[] {
  const isNegotiated = new Set(resource.bodies.map(({ type }) => type)).size > 1;
  const applies = (name: string): boolean =>
    resource.status === 200 ? !(isNegotiated && name === 'content-type') : !isAnswerField(name);
  return rules.map(({ from, set, remove }) => ({
    from,
    set: set.filter(([name]) => applies(name)),
    remove: remove.filter(applies),
  }));
}

/** The media type that rules give, without parameters; the last counts. */
function typeByRule(rules: readonly HeaderRule[]): string | null {
  const written = rules.flatMap(({ set }) => set.filter(([name]) => name === 'content-type')).at(-1)?.[1];
  return written?.split(';', 1)[0]?.trim().toLowerCase() ?? null;
}

/** Fields about the body, which a 304 leaves out (RFC 9110 §15.4.5). */
const ABOUT_THE_BODY = /^(?:content-(?!security-policy|location)|repr-digest$|accept-ranges$)/;

function withRules(
  bodyHeaders: HeaderPair[],
  headers: HeaderPair[],
  rules: readonly HeaderRule[],
): { bodyHeaders: HeaderPair[]; headers: HeaderPair[] } {
  if (rules.length === 0) return { bodyHeaders, headers };
  const all = applyHeaderRules([...bodyHeaders, ...headers], rules);
  return {
    bodyHeaders: all.filter(([name]) => ABOUT_THE_BODY.test(name)),
    headers: all.filter(([name]) => !ABOUT_THE_BODY.test(name)),
  };
}

/** `first`, then those of `second` whose names it does not have. */
function merge(first: readonly HeaderPair[], second: readonly HeaderPair[]): HeaderPair[] {
  const names = new Set(first.map(([name]) => name));
  return [...first, ...second.filter(([name]) => !names.has(name))];
}
