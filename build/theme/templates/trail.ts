/** The sections around a page, above its title, and its last change and a link to its source, below its text. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { PageView, SiteView } from '../view.ts';
import { renderUpdated } from './meta.ts';

/** Links to the homepage and to each section around the page; null for a page in no section. */
export function renderTrail(site: SiteView, page: PageView, strings: Strings): Html | null {
  const steps = page.trail ?? [];
  if (steps.length === 0) return null;
  const items = [{ title: site.config.sitename, href: site.home }, ...steps].map(({ title, href }) =>
    href === null ? html`<li>${title}</li>` : html`<li><a href="${safeUrl(href)}">${title}</a></li>`,
  );
  return html`<nav class="trail" aria-label="${strings.breadcrumb}"><ol>${items}</ol></nav>`;
}

/** The last change of a page, if it is not under its title, and a link to its source. */
export function renderSource({ source }: PageView, strings: Strings): Html | null {
  if (source == null || (source.modified === null && source.editHref === null)) return null;
  const { modified, editHref } = source;
  return html`<p class="source">
    ${modified !== null && html`<span>${renderUpdated(modified, strings)}</span>`}
    ${editHref !== null && html`<a href="${safeUrl(editHref)}" rel="nofollow">${strings.editPage}</a>`}
  </p>`;
}
