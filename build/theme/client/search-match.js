/**
 * Finding in search.json: plain functions over its entries, without the page.
 *
 * @typedef {{ file: string, title: string, description?: string | null, keywords?: string | string[] | null,
 *   body?: string, url?: string, language?: string | null, category?: string | null }} Entry
 * @typedef {{ entry: Entry, score: number }} Hit
 */

/** Where a word stands decides what it is worth. */
const WEIGHTS = { title: 8, keywords: 4, description: 3, body: 1 };

/**
 * Text as it is compared: lower case, without accents.
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
 * Entries that hold every word of the query, best first; those of equal worth as they stand in the index.
 * @param {Entry[]} entries
 * @param {string} query
 * @param {number} limit
 * @returns {Entry[]}
 */
export function find(entries, query, limit) {
  const wanted = words(query);
  if (wanted.length === 0) return [];
  /** @type {Hit[]} */
  const hits = [];
  for (const entry of entries) {
    const score = rate(entry, wanted);
    if (score > 0) hits.push({ entry, score });
  }
  return hits
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

/**
 * The entries for a reader of a category: its own, and where it has no variant of a page, the default's.
 * @param {Entry[]} entries
 * @param {string | undefined} category Undefined: the site has none.
 */
export function inCategory(entries, category) {
  if (!category) return entries;
  const own = new Set(entries.filter((entry) => entry.category === category).map(baseFile));
  const main = entries.find((entry) => baseFile(entry) === entry.file)?.category;
  return entries.filter(
    (entry) => entry.category === category || (entry.category === main && !own.has(baseFile(entry))),
  );
}

/**
 * pages/about.md of pages/about.nb.md.
 * @param {Entry} entry
 */
function baseFile({ file, category }) {
  return category && file.endsWith(`.${category}.md`) ? `${file.slice(0, -category.length - 4)}.md` : file;
}

/**
 * The URL of an entry: `url` where the index has one, else what its file name says.
 * @param {Entry} entry
 */
export function address({ url, file }) {
  if (url) return url;
  const path = file.replace(/^pages\//, '').replace(/\.md$/, '');
  return `/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/**
 * A piece of the body around the first word of the query that is in it, cut at spaces; else the description,
 * else the body's start.
 * @param {Entry} entry
 * @param {string} query
 * @param {number} length
 */
export function excerpt(entry, query, length) {
  const text = plainText(entry.body ?? '');
  // Folding keeps one letter one letter in most languages: near enough to know where to cut.
  const folded = fold(text);
  const places = words(query)
    .map((word) => folded.indexOf(word))
    .filter((place) => place >= 0);
  if (places.length === 0) return cut(entry.description || text, 0, length);
  const wanted = Math.min(...places) - length / 3;
  return cut(text, wanted <= 0 ? 0 : text.indexOf(' ', wanted) + 1, length);
}

/**
 * About `length` characters from a word's start, with an ellipsis where something is missing.
 * @param {string} text
 * @param {number} start
 * @param {number} length
 */
function cut(text, start, length) {
  const rest = text.slice(start);
  const space = rest.lastIndexOf(' ', length);
  const piece = rest.length <= length ? rest : `${rest.slice(0, space > 0 ? space : length)} …`;
  return (start > 0 ? '… ' : '') + piece;
}

/**
 * Markdown without most of its marks: for an excerpt, not for a page.
 * @param {string} markdown
 */
function plainText(markdown) {
  return markdown
    .replace(/```[^\n]*/g, ' ')
    .replace(/\]\([^()]*\)/g, '')
    .replace(/^[ \t]*>+/gm, '')
    .replace(/[#*_`|[\]]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The parts of a text, those that a word of the query covers marked.
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

/**
 * 0 when a word is missing; else the sum of what each is worth, twice where it starts a word of the title.
 * @param {Entry} entry
 * @param {string[]} wanted
 */
function rate(entry, wanted) {
  const fields = {
    title: fold(entry.title),
    keywords: fold([entry.keywords ?? ''].flat().join(' ')),
    description: fold(entry.description ?? ''),
    body: fold(entry.body ?? ''),
  };
  const titleWords = words(entry.title);
  let score = 0;
  for (const word of wanted) {
    let worth = 0;
    for (const [field, weight] of Object.entries(WEIGHTS)) {
      if (fields[/** @type {keyof typeof fields} */ (field)].includes(word)) worth += weight;
    }
    if (worth === 0) return 0;
    score += worth + (titleWords.some((titleWord) => titleWord.startsWith(word)) ? WEIGHTS.title : 0);
  }
  return score;
}
