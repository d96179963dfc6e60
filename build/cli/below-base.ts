/** A server for authors whose site lives below a path: at the root of the host it leads there, which nothing else would. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Answers `/` with the way to what `baseOf` gives; false for all else, and for a site at the root. The base may be another
 * one after the next save, so the redirect is for now (RFC 9110 §15.4.8).
 */
export function redirectToBase(
  baseOf: () => string,
): (incoming: IncomingMessage, outgoing: ServerResponse) => boolean {
  return (incoming, outgoing) => {
    const base = baseOf();
    const [path, query] = (incoming.url ?? '').split(/\?(.*)/s, 2);
    if (base === '' || path !== '/' || !['GET', 'HEAD'].includes(incoming.method ?? '')) return false;
    const location = query === undefined ? base : `${base}?${query}`;
    outgoing.writeHead(307, { location, 'cache-control': 'no-store', 'content-length': 0 });
    outgoing.end();
    return true;
  };
}
