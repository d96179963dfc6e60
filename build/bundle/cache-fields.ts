/**
 * The fields that say how long caches may keep an answer: Cache-Control and Expires (RFC 9111), those for one kind
 * of cache (RFC 9213), and the older Surrogate-Control. The handler has the same rule in src/serve/header-rules.ts.
 */
const CACHE_FIELDS = /^(?:expires|.*cache-control|surrogate-control)$/;

/** Whether the field (name in lower case) says how long an answer may be kept. */
export function isCacheField(name: string): boolean {
  return CACHE_FIELDS.test(name);
}
