/** Names of caches, which all sites of one host share: each site empties none but its own. */

/**
 * How the names of a site's caches begin, which lives below the path `base` ('' is the root).
 *
 * @param {string} base
 */
export function cachesOf(base) {
  return base === '' ? 'coldpress' : `coldpress ${base}`;
}

/**
 * Whether a cache is the site's. At the root that is each that no site below a path has, mdcms's too.
 *
 * @param {string} base
 * @param {string} name
 */
export function isCacheOf(base, name) {
  return base === '' ? !name.startsWith('coldpress /') : name.startsWith(`${cachesOf(base)} `);
}
