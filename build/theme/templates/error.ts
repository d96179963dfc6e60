/** The text of an error page. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { PageView, SiteView } from '../view.ts';
import { renderSearchField } from './search-box.ts';

/**
 * The author's `pagenotfoundmessage` or ours, unless the page has its own text, a search field, and a link to the
 * homepage.
 */
export function renderError(site: SiteView, page: PageView, strings: Strings): Html {
  const message = site.config.pageNotFoundMessage ?? strings.notFoundText;
  return html`<div class="prose">
    ${page.html === '' && html`<p>${message}</p>`}
    ${site.search !== null && renderSearch(site.search, site.scripts.search, strings)}
    <p><a href="${safeUrl(site.home)}">${strings.backHome}</a></p>
  </div>`;
}

/** The place for the pages near the address, at the end, so that nothing moves when a script fills it. */
export function renderNear({ search }: SiteView): Html | false {
  return search !== null && html`<div class="near"></div>`;
}

/** The form works without a script; client/lost-page.js adds the pages whose names are near the address. */
function renderSearch(
  { page, index }: NonNullable<SiteView['search']>,
  script: string,
  strings: Strings,
): Html {
  return html`<form class="search" action="${safeUrl(page)}" data-index="${safeUrl(index)}" data-lost="${safeUrl(script)}">
      ${renderSearchField(strings)}
      <button type="submit">${strings.search}</button>
    </form>`;
}
