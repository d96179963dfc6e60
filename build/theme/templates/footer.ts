/** The site's footer: the author's text, the feed of the page, the licence, the author's part. */
import { type Html, html, raw } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { PageView, SiteView } from '../view.ts';
import { renderLicence } from './licence.ts';
import { renderPart } from './part.ts';

/** The footer; null if it would be empty. */
export function renderFooter(site: SiteView, page: PageView, strings: Strings): Html | null {
  const part = renderPart(site, page, 'footer');
  const lines = [feedLink(page), renderLicence(site.config.licence, strings)].filter((line) => line !== null);
  if (site.footerHtml === '' && part === null && lines.length === 0) return null;
  return html`<footer class="site"><div>
    ${raw(site.footerHtml)}
    ${lines.length > 0 && html`<p>${lines.map((line, index) => [index > 0 && ' · ', line])}</p>`}
    ${part}
  </div></footer>`;
}

/** The first RSS feed in the head of the page; none where `listLinks` has the link already. */
function feedLink({ links, listLinks = [] }: PageView): Html | null {
  const feed = links.find(({ type }) => type === 'application/rss+xml')?.href;
  return feed === undefined || listLinks.some(({ href }) => feed.endsWith(href))
    ? null
    : html`<a href="${safeUrl(feed)}">RSS</a>`;
}
