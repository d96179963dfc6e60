/** Related posts. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { PageView } from '../view.ts';
import { renderTime } from './meta.ts';

/** The related posts with their dates; null without any. */
export function renderRelated(related: PageView['related'], strings: Strings): Html | null {
  if (related.length === 0) return null;
  return html`<section class="related prose" aria-labelledby="page:related">
    <h2 id="page:related">${strings.relatedPosts}</h2>
    <ul class="post-list">${related.map(({ href, title, date }) => {
      return html`<li>${date !== null && html`${renderTime(date)}<span class="post-dash" aria-hidden="true"> — </span>`}<a href="${safeUrl(href)}">${title}</a></li>`;
    })}</ul>
  </section>`;
}
