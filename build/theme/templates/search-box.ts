/** The search box of every page: a form, which works without a script; the script turns it into a dialog. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { SiteView } from '../view.ts';
import { SEARCH_ICON } from './icons.ts';

/** The bytes of a query that the handler reads (src/serve/search/parameters.ts); a character has at least one. */
const MOST_CHARACTERS = 400;

/**
 * The form. On small screens it is a popover, which a button beside the menu opens; wide screens show the same
 * element in the header. Its data attributes are for the script (client/search-launcher.js).
 */
export function renderSearchBox(site: SiteView, strings: Strings): Html | null {
  if (site.search === null) return null;
  // Each page has them, so they are few: the field itself has the others.
  const words = [strings.searchNone, strings.searchCount, strings.searchFailed, strings.close].join('|');
  return html`<form class="search search-box" id="page:search" popover role="search" action="${safeUrl(site.search.page)}"
    data-index="${safeUrl(site.search.index)}" data-script="${safeUrl(site.scripts.search)}" data-words="${words}">
    ${renderSearchField(strings)}
    <button class="tool" type="submit" title="${strings.search}">
      ${SEARCH_ICON}<span class="visually-hidden">${strings.search}</span>
    </button>
  </form>`;
}

/** The button that opens the form on small screens. */
export function renderSearchButton(site: SiteView, strings: Strings): Html | null {
  if (site.search === null) return null;
  return html`<button class="tool search" type="button" popovertarget="page:search" title="${strings.search}">
    ${SEARCH_ICON}<span class="visually-hidden">${strings.search}</span>
  </button>`;
}

/** The field of this form, and of the form on the search page, where it contains `value`. */
export function renderSearchField(strings: Strings, value: Html | null = null): Html {
  return html`<input type="search" name="q"${value !== null && html` value="${value}"`} aria-label="${strings.search}" placeholder="${strings.searchHint}" maxlength="${MOST_CHARACTERS}">`;
}
