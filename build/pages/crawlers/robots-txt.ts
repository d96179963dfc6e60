/** robots.txt (RFC 9309): everything may be read, and here is the sitemap. */
import { SITEMAP_PATH } from '../../site/paths.ts';

/** The file; `url` is the site's own, or null: the sitemap's address would have to be absolute. */
export function robotsTxt(url: string | null): string {
  const rules = 'User-agent: *\nAllow: /\n';
  return url === null ? rules : `${rules}\nSitemap: ${url}${SITEMAP_PATH}\n`;
}
