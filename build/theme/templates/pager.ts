/** The pager of a list that is longer than a page. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { PageView } from '../view.ts';

/** Links to the pages before and after; null for a list of one page. */
export function renderPager(pager: NonNullable<PageView['pager']>, strings: Strings): Html | null {
  if (pager.pages < 2) return null;
  const { previous, next } = pager;
  const position = strings.pageOf
    .replace('{pages}', String(pager.pages))
    .replace('{page}', String(pager.page));
  return html`<nav class="pager" aria-label="${strings.pages}">
    ${previous !== null && html`<a rel="prev" href="${safeUrl(previous)}">${strings.previous}</a>`}
    <span class="pager-page">${position}</span>
    ${next !== null && html`<a rel="next" href="${safeUrl(next)}">${strings.next}</a>`}
  </nav>`;
}
