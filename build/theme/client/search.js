/**
 * The search box as a dialog: a field and a list of links. Results are plain links, so that every way of
 * opening one works; the arrow keys move between the field and them, Escape closes.
 */
import { element } from './element.js';
import styles from './search.css';
import { highlight } from './search-match.js';
import { address, load, oneSpelling } from './search-request.js';

export { showWays } from './lost-page.js';

/** @import { Found, Result } from './search-request.js' */
/** @typedef {{ search: string, hint: string, none: string, count: string, failed: string, close: string }} Words */

/** Between the words in the form's data-words. */
const BETWEEN = '|';

/** Milliseconds without a key before a request is sent, so that not every letter of a quick writer sends one. */
const PAUSE = 90;

/** @type {(() => void) | undefined} */
let show;

/**
 * Opens the dialog, which is made at the first call.
 * @param {HTMLFormElement} box The form of the page, with the URL of the results (data-index) and the words (data-words).
 */
export function openSearch(box) {
  show ??= createDialog(box.action, box.dataset.index ?? '', wordsOf(box));
  show();
}

/**
 * @param {HTMLFormElement} box
 * @returns {Words}
 */
function wordsOf(box) {
  const field = box.querySelector('input');
  const [none = '', count = '', failed = '', close = ''] = (box.dataset.words ?? '').split(BETWEEN);
  return { search: field?.ariaLabel ?? '', hint: field?.placeholder ?? '', none, count, failed, close };
}

/**
 * Adds the dialog to the page; returns the function that opens it.
 * @param {string} page
 * @param {string} index
 * @param {Words} texts
 */
function createDialog(page, index, texts) {
  const dialog = element('dialog', { class: 'search', 'aria-label': texts.search });
  const field = element('input', {
    type: 'search',
    name: 'q',
    'aria-label': texts.search,
    placeholder: texts.hint,
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
  });
  const close = element('button', { type: 'button', class: 'tool' }, [texts.close]);
  const form = element('form', { class: 'search', role: 'search', action: page }, [field, close]);
  const status = element('p', { role: 'status' });
  const results = element('ol', {});
  dialog.append(form, status, results);
  document.body.append(dialog);

  // The only way to add a style sheet by script that the Content-Security-Policy allows.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  /** The query whose results are shown; null: none. */
  let shown = /** @type {string | null} */ (null);

  const search = async () => {
    const query = field.value;
    const found = await load(index, query).catch(() => null);
    // The reader has typed another letter, which starts its own search.
    if (query !== field.value) return;
    shown = found && query;
    results.replaceChildren(...(found?.results ?? []).map((each) => result(each, query)));
    status.replaceChildren(found ? count(found, query) : texts.failed);
  };

  /**
   * The number of results, as a link to the page of results if that shows more than the dialog.
   * @param {Found} found
   * @param {string} query
   */
  const count = ({ total, exact, results: { length } }, query) => {
    if (oneSpelling(query) === '') return '';
    const text = total === 0 ? texts.none : texts.count.replace('{n}', `${total}${exact ? '' : '+'}`);
    return total > length ? element('a', { href: address(page, query) }, [text]) : text;
  };

  let timer = 0;
  const searchSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  };

  field.addEventListener('input', searchSoon);
  close.addEventListener('click', () => dialog.close());
  form.addEventListener('submit', (event) => {
    // Without results for this query yet, the form is submitted and opens the page of results.
    if (shown !== field.value && oneSpelling(field.value) !== '') return;
    event.preventDefault();
    results.querySelector('a')?.click();
  });
  dialog.addEventListener('click', ({ target }) => {
    // A click whose target is the dialog is on the backdrop, since its content fills it.
    if (target === dialog) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    // A field with text would use the first Escape to clear itself.
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      dialog.close();
    }
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
