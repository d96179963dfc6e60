/** How far ahead the headers of an answer reach: the time it may be kept, which ends when the site changes. */
import type { HeaderPair } from '../bundle/manifest.ts';

const CONTROL = /cache-control$|^surrogate-control$/;
const LIFETIME = /(?:max-age|s-maxage)=(\d+)/g;

/**
 * The longest time in seconds that `headers` let an answer be kept; infinite where every later change counts
 * (Expires, and answers that may be served stale). src/serve/freshness.ts cuts these at the next change of the
 * path, so changes further ahead make no difference.
 */
export function longestFreshness(headers: Iterable<HeaderPair>): number {
  let farthest = 0;
  for (const [name, value] of headers) {
    if (name === 'expires') return Number.POSITIVE_INFINITY;
    if (!CONTROL.test(name)) continue;
    if (value.includes('stale-')) return Number.POSITIVE_INFINITY;
    for (const [, seconds] of value.matchAll(LIFETIME)) farthest = Math.max(farthest, Number(seconds));
  }
  return farthest;
}
