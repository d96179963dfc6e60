/** robots.txt (RFC 9309): it allows everything, and names the sitemap. */
import { SITEMAP_PATH } from '../../site/paths.ts';

/** The file. `url` is the site's own, or null; then there is no sitemap, whose address must be absolute. */
export function robotsTxt(url: string | null): string {
  const rules = 'User-agent: *\nAllow: /\n';
  return url === null ? rules : `${rules}\nSitemap: ${url}${SITEMAP_PATH}\n`;
}
