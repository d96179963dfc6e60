/** Paths of the site as absolute URLs. */
import { rewriteAddresses } from '../markdown/html.ts';

/**
 * The URL of a root-relative path (`/posts/x`, with query and fragment). Without the site's own `url` it is the
 * path itself. URLs of other sites stay as they are.
 */
export function absoluteUrl(url: string | null, path: string): string {
  return url === null || !isRootRelative(path) ? path : url + path;
}

/**
 * An article's HTML for readers elsewhere: every address in it is absolute, also `#fragment`, which in a feed would
 * lead into the feed. `path` is the article's own.
 */
export function absoluteHtml(html: string, path: string, url: string | null): string {
  return rewriteAddresses(html, ({ value }) => {
    const from = value.startsWith('#') || value.startsWith('?') ? path + value : value;
    const address = absoluteUrl(url, from);
    return address === value ? null : { value: address, extra: {} };
  });
}

/** One slash at the start; two would name another host. */
function isRootRelative(path: string): boolean {
  return path.startsWith('/') && !path.startsWith('//');
}
