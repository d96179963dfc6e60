/** A live site behind the interface of a component, for the embedded host. */

import type { LiveSite } from '../dev/live-site.ts';
import type { IsolatedComponent } from '../host/isolated.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * Serves the site that `siteOf` returns at each request, by the clock `now` (seconds since 1970); null: no site
 * without errors yet.
 */
export function liveComponent(
  siteOf: () => LiveSite | null,
  now: () => number = () => Date.now() / 1000,
): IsolatedComponent {
  return {
    async handle(request) {
      const site = siteOf();
      if (site === null) {
        return {
          status: 503,
          headers: [
            ['content-type', encode('text/plain; charset=utf-8')],
            ['cache-control', encode('no-store')],
          ],
          chunks: [encode('The content has errors: the terminal lists them.\n')],
        };
      }
      const { status, headers, body } = await site.respond({
        method: request.method,
        target: request.target,
        headers: request.headers,
        body: request.body,
        now: now(),
      });
      return {
        status,
        headers: headers.map(([name, value]): [string, Uint8Array] => [name, Buffer.from(value, 'latin1')]),
        chunks: [body],
      };
    },
    close: async () => {},
  };
}
