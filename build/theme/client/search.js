/**
 * The search box: a dialog with a field and a list of links. Results are plain links, so that every way of
 * opening one works; the arrow keys move between the field and them, Escape closes.
 */
import { element } from './element.js';
import styles from './search.css';
import { address, excerpt, find, highlight, inCategory } from './search-match.js';

/** @typedef {import('./search-match.js').Entry} Entry */
/** @typedef {{ search: string, hint: string, none: string, count: string, failed: string, close: string }} Words */

const MOST_RESULTS = 20;
const EXCERPT_LENGTH = 160;

/** @type {(() => void) | undefined} */
let show;

/**
 * Opens the box, which is made the first time.
 * @param {HTMLAnchorElement} link Carries the URL of search.json (data-index) and the words (data-words).
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

  /** @type {Promise<Entry[]> | undefined} */
  let entries;
  const search = async () => {
    const query = field.value;
    try {
      entries ??= load(index);
      const found = find(await entries, query, MOST_RESULTS);
      // Another letter came while the index did: its own search answers.
      if (query !== field.value) return;
      results.replaceChildren(...found.map((entry) => result(entry, query)));
      const count = found.length === 0 ? say.none : say.count.replace('{n}', String(found.length));
      status.textContent = query.trim() === '' ? '' : count;
    } catch {
      // The next letter asks the network again.
      entries = undefined;
      status.textContent = say.failed;
    }
  };

  field.addEventListener('input', search);
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
 * @param {string} index
 * @returns {Promise<Entry[]>}
 */
async function load(index) {
  const response = await fetch(index);
  if (!response.ok) throw new Error(String(response.status));
  return inCategory(await response.json(), document.documentElement.dataset.category);
}

/**
 * @param {Entry} entry
 * @param {string} query
 */
function result(entry, query) {
  const title = element('strong', {}, marked(entry.title, query));
  const text = element('span', {}, marked(excerpt(entry, query, EXCERPT_LENGTH), query));
  return element('li', {}, [element('a', { href: address(entry) }, [title, ' ', text])]);
}

/**
 * @param {string} text
 * @param {string} query
 */
function marked(text, query) {
  return highlight(text, query).map((part) => (part.marked ? element('mark', {}, [part.text]) : part.text));
}
