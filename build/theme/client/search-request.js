/** Requests for results, as the search's dialog and error pages send them. */

/** @typedef {{ url: string, title: string, excerpt: string }} Result */
/** @typedef {{ total: number, exact: boolean, results: Result[] }} Found */

/**
 * The first results.
 * @param {string} index
 * @param {string} query
 * @returns {Promise<Found>}
 */
export async function load(index, query) {
  if (oneSpelling(query) === '') return { total: 0, exact: true, results: [] };
  const response = await fetch(address(index, query));
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

/**
 * The canonical spelling of a query, which the site does not redirect.
 * @param {string} query
 */
export function oneSpelling(query) {
  return query.trim().replace(/\s+/g, ' ').toLowerCase();
}

/**
 * @param {string} path
 * @param {string} query
 */
export function address(path, query) {
  return `${path}?${new URLSearchParams({ q: oneSpelling(query) })}`;
}
