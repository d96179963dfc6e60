/**
 * /favicon.ico, which browsers request for what has no icon of its own (a feed, a file, a framed document): a site that
 * does not answer it fills logs and consoles with 404s.
 */
import { type Resource, redirectTo } from '../../bundle/resource.ts';
import type { SiteContext } from '../site-context.ts';
import { letterIcon } from './letter-icon.ts';

/**
 * What answers there where the author has put no file: a redirect to the icon of config.yml, for now, since another
 * may be named tomorrow; without one the first letter of the site's name on its colour.
 */
export function faviconResource({ view, content }: SiteContext): Resource {
  if (view.favicon !== null) return redirectTo(view.favicon, 302);
  const { sitename, pwa } = content.config;
  return {
    status: 200,
    location: null,
    freshness: 'revalidate',
    bodies: [
      {
        type: 'image/svg+xml',
        language: null,
        body: new TextEncoder().encode(letterIcon(sitename, pwa.colour)),
        lastModified: null,
        headers: [],
      },
    ],
  };
}
