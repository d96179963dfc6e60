/** The words of a query, and their places in a text: functions that do not touch the page. */

/**
 * Text for comparison: lower case, without accents.
 * @param {string} text
 */
export function fold(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * The words of a query.
 * @param {string} query
 */
export function words(query) {
  return fold(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/**
 * The parts of a text; words that begin with a word of the query are marked.
 * @param {string} text
 * @param {string} query
 * @returns {{ text: string, marked: boolean }[]}
 */
export function highlight(text, query) {
  const wanted = words(query);
  return text
    .split(/([\p{L}\p{N}\p{M}]+)/u)
    .filter(Boolean)
    .map((part) => ({ text: part, marked: wanted.some((word) => fold(part).startsWith(word)) }));
}
