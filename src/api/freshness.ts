/** Validators and freshness: ETag, If-None-Match (RFC 9110 §8.8, §13) and Cache-Control (RFC 9111). */

/** 96 bits: a chance of 1 in 10^9 of one collision among 10^10 representations. */
const TAG_CHARACTERS = 16;
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * A strong validator for a representation, with its quotes. The media type is part of it: the Markdown and
 * the text of a post can be the same bytes, and are two representations (RFC 9110 §8.8.3).
 */
export async function entityTag(contentType: string, body: Uint8Array): Promise<string> {
  const type = new TextEncoder().encode(`${contentType}\n`);
  const bytes = new Uint8Array(type.length + body.length);
  bytes.set(type);
  bytes.set(body, type.length);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  let tag = '';
  for (let i = 0; tag.length < TAG_CHARACTERS; i += 3) {
    const bits = ((digest[i] ?? 0) << 16) | ((digest[i + 1] ?? 0) << 8) | (digest[i + 2] ?? 0);
    for (const shift of [18, 12, 6, 0]) tag += BASE64URL.charAt((bits >> shift) & 63);
  }
  return `"${tag}"`;
}

/** Whether If-None-Match names `etag`: a list, compared weakly, or `*` (RFC 9110 §13.1.2). */
export function noneMatchNames(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === '*') return true;
  // An opaque tag may hold commas, so the list is not split at them.
  for (const [tag] of header.matchAll(/"[\x21\x23-\x7e\x80-\xff]*"/g)) {
    if (tag === etag) return true;
  }
  return false;
}

/** Whether If-Match lets a request go on: no field, `*`, or `etag` among its strong tags (RFC 9110 §13.1.1). */
export function matchAllows(header: string | null, etag: string): boolean {
  if (header === null || header.trim() === '*') return true;
  for (const [tag] of header.matchAll(/(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g)) {
    if (tag === etag) return true;
  }
  return false;
}

/**
 * Cache-Control of an answer that holds until `nextChange` (seconds since 1970; null: until the next
 * build): never stored past it, and never longer than `maxAge` seconds, since a new build can come any time.
 */
export function cacheControl(now: number, nextChange: number | null, maxAge: number): string {
  const left = nextChange === null ? maxAge : Math.min(maxAge, Math.floor(nextChange - now));
  return `public, max-age=${Math.max(0, left)}, must-revalidate`;
}
