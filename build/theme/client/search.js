/**
 * The search box: a dialog with a field and a list of links. Results are plain links, so that every way of
 * opening one works; the arrow keys move between the field and them, Escape closes.
 */
import styles from './search.css';
import { address, excerpt, find, highlight } from './search-match.js';

const MOST_RESULTS = 20;
const EXCERPT_LENGTH = 160;

const link = /** @type {HTMLAnchorElement} */ (document.querySelector('a.search[data-script]'));
/** @type {{ search: string, hint: string, none: string, count: string, failed: string, close: string }} */
const say = JSON.parse(link.dataset.words || '{}');

/** @type {Promise<import('./search-match.js').Entry[]> | undefined} */
let index;
const load = () => {
  index ??= fetch(link.dataset.index || '').then((response) => {
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  });
  return index;
};

const dialog = element('dialog', { class: 'search', 'aria-label': say.search });
const field = element('input', {
  type: 'search',
  'aria-label': say.search,
  placeholder: say.hint,
  autocomplete: 'off',
  spellcheck: 'false',
  enterkeyhint: 'go',
});
const close = element('button', { type: 'button', class: 'tool' });
close.append(say.close);
const form = element('form', { role: 'search' });
form.append(field, close);
const status = element('p', { role: 'status' });
const results = element('ol', {});
dialog.append(form, status, results);
document.body.append(dialog);

// The box brings its own style, in the one way that a Content-Security-Policy lets scripts add it.
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

field.addEventListener('input', show);
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
  const at = stops.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus();
  event.preventDefault();
});
link.addEventListener('search', () => {
  if (!dialog.open) dialog.showModal();
  field.select();
  show();
});

async function show() {
  const query = field.value;
  try {
    const found = find(await load(), query, MOST_RESULTS);
    if (query !== field.value) return;
    results.replaceChildren(...found.map((entry) => result(entry, query)));
    const count = found.length === 0 ? say.none : say.count.replace('{n}', String(found.length));
    status.textContent = query.trim() === '' ? '' : count;
  } catch {
    // The next attempt asks the network again.
    index = undefined;
    status.textContent = say.failed;
  }
}

/**
 * @param {import('./search-match.js').Entry} entry
 * @param {string} query
 */
function result(entry, query) {
  const anchor = element('a', { href: address(entry) });
  const title = element('strong', {});
  title.append(...marked(entry.title, query));
  const text = element('span', {});
  text.append(...marked(excerpt(entry, query, EXCERPT_LENGTH), query));
  anchor.append(title, ' ', text);
  const item = element('li', {});
  item.append(anchor);
  return item;
}

/**
 * @param {string} text
 * @param {string} query
 */
function marked(text, query) {
  return highlight(text, query).map((part) => {
    if (!part.marked) return part.text;
    const mark = element('mark', {});
    mark.append(part.text);
    return mark;
  });
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 */
function element(name, attributes) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
