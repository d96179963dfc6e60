/** Ways on from an error page, and from the offline page. */
import { element } from './element.js';
import { load } from './search-request.js';
import { cachesOf } from './worker/own-caches.js';

/** The most pages that are listed: near an address, and kept on the device. */
const NEAREST = 5;
const KEPT = 20;

/**
 * Fills in the search form of an error page, or the list of the offline page.
 * @param {HTMLElement} place The search form of an error page, or the empty list of the offline page.
 */
export async function showWays(place) {
  if (place instanceof HTMLFormElement) await offerNearest(place);
  else await listKept(place);
}

/**
 * Puts the words of the address into the field, and the pages with near names at the end of the page. An address of
 * which no page has all words is tried again with its longest word.
 * @param {HTMLFormElement} form
 */
async function offerNearest(form) {
  const query = lastWords(location.pathname);
  const field = form.querySelector('input');
  if (!field || query === '') return;
  field.value = query;
  const index = form.dataset.index ?? '';
  const [longest = ''] = query.split(' ').sort((a, b) => b.length - a.length);
  let { results } = await load(index, query);
  if (results.length === 0 && longest !== query) ({ results } = await load(index, longest));
  const links = results.slice(0, NEAREST).map(({ url, title }) => link(url, title));
  if (links.length > 0) document.querySelector('.near')?.append(element('ul', {}, links));
}

/**
 * The words of the last part of a path, without its extension.
 * @param {string} path
 */
function lastWords(path) {
  const [last = ''] = path.split('/').filter(Boolean).slice(-1);
  try {
    const name = decodeURIComponent(last.replace(/\.[a-z0-9]{1,5}$/i, ''));
    return name
      .split(/[^\p{L}\p{N}]+/u)
      .join(' ')
      .trim();
  } catch {
    return '';
  }
}

/**
 * Lists the pages that this device has kept, the last read first.
 * @param {HTMLElement} list
 */
async function listKept(list) {
  const cache = await caches.open(`${cachesOf(list.dataset.base ?? '')} pages`);
  for (const request of [...(await cache.keys())].reverse()) {
    if (list.children.length === KEPT) break;
    const kept = await cache.match(request, { ignoreVary: true });
    if (!kept?.headers.get('content-type')?.startsWith('text/html')) continue;
    const page = new DOMParser().parseFromString(await kept.text(), 'text/html');
    const title = page.querySelector('h1')?.textContent || page.title;
    if (title !== '') list.append(link(request.url, title));
  }
}

/**
 * @param {string} href
 * @param {string} title
 */
function link(href, title) {
  return element('li', {}, [element('a', { href }, [title])]);
}
