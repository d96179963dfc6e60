/** The document around a page's body: doctype, language, head. */
import { attributes, type Html, html } from '../html.ts';
import { languagePack } from '../languages/language.ts';
import type { PageView, SiteView } from '../view.ts';
import { hasBranch } from './branch.ts';
import { renderHead } from './head.ts';

/** The whole document as text, ending with a line break. */
export function renderDocument(site: SiteView, page: PageView, body: Html): string {
  const { navigation, navPosition } = site.config;
  const names = [
    navigation === 'sidebar' ? `sidebar sidebar-${navPosition}` : 'topbar',
    page.kind,
    ...(page.layout === 'docs' || page.layout === 'landing' ? [page.layout] : []),
    ...(hasBranch(site, page, languagePack(page.language).strings) ? ['branched'] : []),
  ];
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
    <body class="${names.join(' ')}">${body}</body>
    </html>`;
  return `${document.markup}\n`;
}
