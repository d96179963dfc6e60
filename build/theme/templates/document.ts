/** The beginning of a page's document: doctype, language, head. */
import { attributes, type Html, html } from '../html.ts';
import { languagePack } from '../languages/language.ts';
import type { PageView, SiteView } from '../view.ts';
import { hasBranch } from './branch.ts';

/** The document up to the start of its body. */
export function renderDocumentStart(site: SiteView, page: PageView, head: Html): Html {
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
  return html`
    <!DOCTYPE html>
    <html lang="${page.language}" dir="${page.direction}"${category}${categories}${base}>
    <head>${head}</head>
    <body class="${names.join(' ')}">`;
}
