/** The document around a page's body: doctype, language, head. */
import { attributes, type Html, html } from '../html.ts';
import type { PageView, SiteView } from '../view.ts';
import { renderHead } from './head.ts';

/** The whole document as text, ending with a line break. */
export function renderDocument(site: SiteView, page: PageView, body: Html): string {
  const { navigation, navPosition } = site.config;
  const layout = navigation === 'sidebar' ? `sidebar sidebar-${navPosition}` : 'topbar';
  const category = page.category != null && attributes({ 'data-category': page.category });
  // Codes are letters, digits and hyphens, and homes are encoded paths: neither contains a space or `=`.
  const homes = page.kind === 'home' ? (site.categoryHomes ?? []) : [];
  const categories =
    homes.length > 0 && attributes({ 'data-categories': homes.map((home) => home.join('=')).join(' ') });
  const base = site.config.base !== '' && attributes({ 'data-base': site.config.base });
  const document = html`
    <!DOCTYPE html>
    <html lang="${page.language}" dir="${page.direction}"${category}${categories}${base}>
    <head>${renderHead(site, page)}</head>
    <body class="${layout} ${page.kind}">${body}</body>
    </html>`;
  return `${document.markup}\n`;
}
