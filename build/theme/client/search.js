/**
 * The search box: a dialog with a field and a list of links. Results are plain links, so that every way of
 * opening one works; the arrow keys move between the field and them, Escape closes.
 */
import { element } from './element.js';
import styles from './search.css';
import { highlight } from './search-match.js';

/** @typedef {{ url: string, title: string, excerpt: string }} Result */
/** @typedef {{ total: number, results: Result[] }} Found */
/** @typedef {{ search: string, hint: string, none: string, count: string, failed: string, close: string }} Words */

/** The site is not asked for every letter of a quick writer: milliseconds. */
const PAUSE = 90;

/** @type {(() => void) | undefined} */
let show;

/**
 * Opens the box, which is made the first time.
 * @param {HTMLAnchorElement} link Carries the URL of the results (data-index) and the words (data-words).
 */
export function openSearch(link) {
  show ??= createBox(link.dataset.index ?? '', JSON.parse(link.dataset.words ?? '{}'));
  show();
}

/**
 * Puts the box into the page; gives what opens it.
 * @param {string} index
 * @param {Words} say
 */
function createBox(index, say) {
  const dialog = element('dialog', { class: 'search', 'aria-label': say.search });
  const field = element('input', {
    type: 'search',
    'aria-label': say.search,
    placeholder: say.hint,
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
  });
  const close = element('button', { type: 'button', class: 'tool' }, [say.close]);
  const form = element('form', { role: 'search' }, [field, close]);
  const status = element('p', { role: 'status' });
  const results = element('ol', {});
  dialog.append(form, status, results);
  document.body.append(dialog);

  // The box brings its own style, in the one way that a Content-Security-Policy lets scripts add it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  const search = async () => {
    const query = field.value;
    try {
      const { total, results: found } = await load(index, query);
      // Another letter came while the site answered: its own search does.
      if (query !== field.value) return;
      results.replaceChildren(...found.map((each) => result(each, query)));
      const count = total === 0 ? say.none : say.count.replace('{n}', String(total));
      status.textContent = query.trim() === '' ? '' : count;
    } catch {
      if (query === field.value) status.textContent = say.failed;
    }
  };

  let timer = 0;
  const searchSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  };

  field.addEventListener('input', searchSoon);
  close.addEventListener('click', () => dialog.close());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    results.querySelector('a')?.click();
  });
  dialog.addEventListener('click', ({ target }) => {
    // Only the backdrop is the dialog itself: its content fills it.
    if (target === dialog) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const stops = [field, ...results.querySelectorAll('a')];
    const at = stops.findIndex((stop) => stop.matches(':focus'));
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus();
    event.preventDefault();
  });

  return () => {
    if (!dialog.open) dialog.showModal();
    field.select();
    search();
  };
}

/**
 * The first results, in the one spelling of a query that the site does not redirect.
 * @param {string} index
 * @param {string} query
 * @returns {Promise<Found>}
 */
async function load(index, query) {
  const q = query.trim().replace(/\s+/g, ' ').toLowerCase();
  if (q === '') return { total: 0, results: [] };
  const response = await fetch(`${index}?${new URLSearchParams({ q })}`);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

/**
 * @param {Result} found
 * @param {string} query
 */
function result({ url, title, excerpt }, query) {
  const name = element('strong', {}, marked(title, query));
  const text = element('span', {}, marked(excerpt, query));
  return element('li', {}, [element('a', { href: url }, [name, ' ', text])]);
}

/**
 * @param {string} text
 * @param {string} query
 */
function marked(text, query) {
  return highlight(text, query).map((part) => (part.marked ? element('mark', {}, [part.text]) : part.text));
}
