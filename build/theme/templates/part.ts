/** The author's own parts of a page (parts/), by place and kind of page. */
import type { PartPlace } from '../../content/parts.ts';
import { type Html, html, raw } from '../html.ts';
import type { PageView, SiteView } from '../view.ts';

/** The author's part at `place` of this page: the one for its kind, else the one for every page; null: none. */
export function renderPart(site: SiteView, page: PageView, place: PartPlace): Html | null {
  const text = site.parts[`${place}.${page.kind}`] ?? site.parts[place];
  return text === undefined || text === '' ? null : raw(text);
}

/** Whether the navigation is a bar, so that there is no column for the part `sidebar`. */
export function isTopbar({ config }: SiteView): boolean {
  return config.navigation === 'topbar';
}

/** The part `sidebar`: below the navigation if that is a column, else below the article; null: none. */
export function renderSidebarPart(site: SiteView, page: PageView): Html | null {
  const part = renderPart(site, page, 'sidebar');
  return part === null ? null : html`<aside class="part">${part}</aside>`;
}
