/** Names of caches. All sites of one host share their caches, and each deletes only its own. */

/**
 * The beginning of the names of a site's caches; `base` is the site's base path ('' is the root).
 *
 * @param {string} base
 */
export function cachesOf(base) {
  return base === '' ? 'coldpress' : `coldpress ${base}`;
}

/**
 * Whether a cache is the site's. For the site at the root these are all caches, also mdcms's, except those of sites
 * below a path.
 *
 * @param {string} base
 * @param {string} name
 */
export function isCacheOf(base, name) {
  return base === '' ? !name.startsWith('coldpress /') : name.startsWith(`${cachesOf(base)} `);
}
