/**
 * From a resource to the representations the manifest lists: coded forms, strong validators, and the
 * complete header list of each. All that HTTP says about an answer that the build can know is decided here.
 */
import type { BodyStore } from './body-store.ts';
import { type CodedBody, codedBodies } from './codings.ts';
import { httpDate } from './http-date.ts';
import type { Coding, HeaderPair, Representation } from './manifest.ts';
import type { Freshness, Resource, ResourceBody } from './resource.ts';

/** Gives a body's coded forms; the build caches behind it. */
export type Encoder = (body: Uint8Array, type: string) => Promise<CodedBody[]>;

/** Cache-Control by freshness. A hashed URL never changes its content (RFC 8246). */
const CACHE_CONTROL: Record<Freshness, string> = {
  revalidate: 'public, no-cache',
  immutable: 'public, max-age=31536000, immutable',
  none: 'no-store',
};

/**
 * The representations of `resource`, in its order, the codings of each side by side. `common` are the
 * headers that every answer of this path carries (safety, the author's), lower-case names.
 */
export async function representationsOf(
  resource: Resource,
  common: HeaderPair[],
  store: BodyStore,
  encode: Encoder = codedBodies,
): Promise<Representation[]> {
  const coded = await Promise.all(
    resource.bodies.map(async (body) => ({ body, forms: await encode(body.body, body.type) })),
  );
  const vary = varyOn(
    resource,
    coded.some(({ forms }) => forms.length > 1),
  );
  const ok = resource.status === 200;
  return coded.flatMap(({ body, forms }) =>
    forms.map(({ coding, bytes }): Representation => {
      const sha = store.add(bytes);
      // Half of SHA-256 is more than enough for a validator, and shorter on every answer.
      const etag = ok ? `"${Buffer.from(sha, 'hex').subarray(0, 16).toString('base64url')}"` : null;
      const lastModified = ok ? body.lastModified : null;
      const headers: HeaderPair[] = [];
      if (etag !== null) headers.push(['etag', etag]);
      headers.push(['cache-control', CACHE_CONTROL[resource.freshness]]);
      if (vary !== null) headers.push(['vary', vary]);
      if (lastModified !== null) headers.push(['last-modified', httpDate(lastModified)]);
      return {
        type: body.type,
        language: body.language,
        coding,
        body: sha,
        length: bytes.length,
        etag,
        lastModified,
        bodyHeaders: bodyHeaders(body, coding, bytes.length, sha, ok),
        headers: merge(headers, merge(body.headers, common)),
      };
    }),
  );
}

function bodyHeaders(
  body: ResourceBody,
  coding: Coding,
  length: number,
  sha: string,
  ok: boolean,
): HeaderPair[] {
  const headers: HeaderPair[] = [
    ['content-type', contentType(body.type)],
    ['content-length', String(length)],
  ];
  if (coding !== 'identity') headers.push(['content-encoding', coding]);
  if (body.language !== null) headers.push(['content-language', body.language]);
  // RFC 9530 §3: the digest of the selected representation, that is of its coded bytes.
  headers.push(['repr-digest', `sha-256=:${Buffer.from(sha, 'hex').toString('base64')}:`]);
  if (ok) headers.push(['accept-ranges', 'bytes']);
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

/** `first`, then those of `second` whose names it does not have. */
function merge(first: HeaderPair[], second: HeaderPair[]): HeaderPair[] {
  const names = new Set(first.map(([name]) => name));
  return [...first, ...second.filter(([name]) => !names.has(name))];
}
