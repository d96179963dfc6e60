/**
 * /favicon.ico, which browsers request for feeds, files and framed documents, which name no icon: without an answer
 * logs and consoles fill with 404s.
 */
import { fileResource, type Resource, redirectTo } from '../../bundle/resource.ts';
import type { SiteContext } from '../site-context.ts';
import { letterIcon } from './letter-icon.ts';

/**
 * The answer where the author has no such file: a temporary redirect to the icon of config.yml; without one the
 * first letter of the site's name on its colour.
 */
export function faviconResource({ view, content }: SiteContext): Resource {
  if (view.favicon !== null) return redirectTo(view.favicon, 302);
  const { sitename, pwa } = content.config;
  return fileResource('image/svg+xml', new TextEncoder().encode(letterIcon(sitename, pwa.colour)));
}
