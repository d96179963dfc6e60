/** A page of the site as a complete HTML document, from plain data alone. */

import { attributes, html } from './html.ts';
import { languagePack } from './languages/language.ts';
import { renderArticle } from './templates/article.ts';
import { renderBranch } from './templates/branch.ts';
import { renderDocument } from './templates/document.ts';
import { renderFooter } from './templates/footer.ts';
import { copiesCode } from './templates/head.ts';
import { renderHeader } from './templates/header.ts';
import type { PageView, SiteView } from './view.ts';

/**
 * The page's HTML5 document. Strings of the view are escaped, except those named html; the same views give the same
 * bytes. The document contains no style attribute and no event handler, and runs no inline scripts but those of
 * `inlineScripts(page)`.
 */
export function renderPage(site: SiteView, page: PageView): string {
  const { strings } = languagePack(page.language);
  const copies =
    copiesCode(site, page) &&
    attributes({
      'data-copy': strings.copy,
      'data-copied': strings.copied,
      'data-all-lines': strings.allLines,
    });
  const body = html`
    <a class="skip" href="#page:main">${strings.skipToContent}</a>
    ${renderHeader(site, page, strings)}
    ${renderBranch(site, page, strings)}
    <main id="page:main" tabindex="-1"${copies}>${renderArticle(site, page, strings)}</main>
    ${renderFooter(site, page, strings)}`;
  return renderDocument(site, page, body);
}
