/** The one spelling of a resource's path; every other that means the same leads to it. */

const UNRESERVED = /[A-Za-z0-9._~-]/;

/**
 * `path` without escapes of characters that need none (RFC 3986 §6.2.2.2) and without slashes at its end, as
 * the site spells its own. Escapes of other characters stay as they are.
 */
export function canonicalPath(path: string): string {
  const spelt = path.replace(/%([0-9a-f]{2})/gi, (written, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return UNRESERVED.test(character) ? character : written;
  });
  let end = spelt.length;
  while (end > 1 && spelt.charAt(end - 1) === '/') end--;
  return spelt.slice(0, end);
}

/**
 * The 308 to the canonical spelling of `url`, its query kept, where that lies in one of `resources` (paths, each
 * with all that is below it); null where it is spelt so already, or is none of theirs.
 */
export function redirectToCanonical(url: string, resources: readonly string[]): Response | null {
  const { pathname, search } = new URL(url);
  const path = canonicalPath(pathname);
  if (path === pathname) return null;
  if (!resources.some((resource) => path === resource || path.startsWith(`${resource}/`))) return null;
  const headers = { location: path + search, 'cache-control': 'no-store', 'content-length': '0' };
  return new Response(null, { status: 308, headers });
}
