/** The text of an error page. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { PageView, SiteView } from '../view.ts';

/**
 * The author's `pagenotfoundmessage` or ours, unless the page has its own text, and links to the homepage and the
 * search.
 */
export function renderError(site: SiteView, page: PageView, strings: Strings): Html {
  const message = site.config.pageNotFoundMessage ?? strings.notFoundText;
  return html`<div class="prose">
    ${page.html === '' && html`<p>${message}</p>`}
    <p>
      <a href="${safeUrl(site.home)}">${strings.backHome}</a>
      ${site.search !== null && html` · <a href="${safeUrl(site.search.page)}">${strings.search}</a>`}
    </p>
  </div>`;
}
