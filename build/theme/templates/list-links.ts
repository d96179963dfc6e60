/** Links to the lists and the feed of the site, in one line. */
import { type Html, html } from '../html.ts';
import { safeUrl } from '../url.ts';

/** The line; null without links. */
export function renderListLinks(listLinks: readonly { title: string; href: string }[]): Html | null {
  if (listLinks.length === 0) return null;
  const links = listLinks.map(({ title, href }, index) => [
    index > 0 && ' · ',
    html`<a href="${safeUrl(href)}">${title}</a>`,
  ]);
  return html`<p class="ways">${links}</p>`;
}
