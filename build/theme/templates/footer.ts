/** The site's footer. */
import { type Html, html, raw } from '../html.ts';
import type { SiteView } from '../view.ts';

/** The author's footer; null without one. */
export function renderFooter(site: SiteView): Html | null {
  if (site.footerHtml === '') return null;
  return html`<footer class="site"><div>${raw(site.footerHtml)}</div></footer>`;
}
