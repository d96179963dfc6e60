/** The site's footer. */
import { type Html, html, raw } from '../html.ts';
import type { PageView, SiteView } from '../view.ts';
import { renderPart } from './part.ts';

/** The footer of config.yml and the author's part `footer`; null without both. */
export function renderFooter(site: SiteView, page: PageView): Html | null {
  const part = renderPart(site, page, 'footer');
  if (site.footerHtml === '' && part === null) return null;
  return html`<footer class="site"><div>${raw(site.footerHtml)}${part}</div></footer>`;
}
