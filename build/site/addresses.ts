/** Paths of the site as absolute URLs. */
import { belowBase } from '../content/base-path.ts';
import type { Config } from '../content/model.ts';
import { rewriteAddresses } from '../markdown/html.ts';

/** The prefix of the site's paths: its `url` or, without one, the path that it lives below; null: none. */
export function siteAddress({ url, base }: Pick<Config, 'url' | 'base'>): string | null {
  return url ?? (base === '' ? null : base);
}

/**
 * The URL of a root-relative path (`/posts/x`, with query and fragment) of the site at `address`. Without one it is the
 * path itself. URLs of other sites stay as they are.
 */
export function absoluteUrl(address: string | null, path: string): string {
  if (address === null || !isRootRelative(path)) return path;
  const slash = address.startsWith('/') ? 0 : address.indexOf('/', address.indexOf('//') + 2);
  return slash === -1 ? address + path : address.slice(0, slash) + belowBase(address.slice(slash), path);
}

/**
 * An article's HTML for readers elsewhere: every address in it is absolute, also `#fragment`, which in a feed would
 * lead into the feed. `path` is the article's own, `address` the site's.
 */
export function absoluteHtml(html: string, path: string, address: string | null): string {
  return rewriteAddresses(html, ({ value }) => {
    const from = value.startsWith('#') || value.startsWith('?') ? path + value : value;
    const absolute = absoluteUrl(address, from);
    return absolute === value ? null : { value: absolute, extra: {} };
  });
}

/** One slash at the start; two would name another host. */
function isRootRelative(path: string): boolean {
  return path.startsWith('/') && !path.startsWith('//');
}
