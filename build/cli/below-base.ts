/** For a site that lives below a path: a server for authors redirects `/`, where there is no site, to that path. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * A function that redirects a request for `/` to the path of `baseOf`; it returns false for other requests, and where
 * the site is at the root. The next save may change the path, so the redirect is temporary (RFC 9110 §15.4.8).
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
