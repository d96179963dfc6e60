/** A page of the site as a complete HTML document, from plain data alone. */

import { attributes, type Html, html } from './html.ts';
import { languagePack } from './languages/language.ts';
import { contentPieces, renderContent } from './templates/article.ts';
import { renderBranch } from './templates/branch.ts';
import { renderDocumentStart } from './templates/document.ts';
import { renderFooter } from './templates/footer.ts';
import { copiesCode, renderHead } from './templates/head.ts';
import { renderHeader } from './templates/header.ts';
import type { PageView, SiteView } from './view.ts';

/** The document around the content of a page. */
export interface PageFrame {
  head: Html;
  /** Everything in the body before and after <main>. */
  header: Html;
  footer: Html | null;
  /** The whole document up to the content, and from there on. */
  before: Html;
  after: Html;
}

/** The frame of a page, in whose <main> its content stands. */
export function pageFrame(site: SiteView, page: PageView): PageFrame {
  const { strings } = languagePack(page.language);
  const copies =
    copiesCode(site, page) &&
    attributes({
      'data-copy': strings.copy,
      'data-copied': strings.copied,
      'data-all-lines': strings.allLines,
    });
  const head = renderHead(site, page);
  const header = html`
    <a class="skip" href="#page:main">${strings.skipToContent}</a>
    ${renderHeader(site, page, strings)}
    ${renderBranch(site, page, strings)}`;
  const footer = renderFooter(site, page, strings);
  return {
    head,
    header,
    footer,
    before: html`${renderDocumentStart(site, page, head)}${header}<main id="page:main" tabindex="-1"${copies}>`,
    after: html`</main>${footer}</body></html>`,
  };
}

/**
 * The page's HTML5 document. Strings of the view are escaped, except those named html; the same views give the same
 * bytes. The document contains no style attribute and no event handler, and runs no inline scripts but those of
 * `inlineScripts(page)`.
 */
export function renderPage(site: SiteView, page: PageView): string {
  const { before, after } = pageFrame(site, page);
  const content = renderContent(contentPieces(site, page, languagePack(page.language).strings));
  return `${before.markup}${content.markup}${after.markup}\n`;
}
