/** The switcher between the variants of a page: languages, editions, dates. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { PageView, SiteView } from '../view.ts';
import { LANGUAGE_ICON } from './icons.ts';

/** A disclosure with a link for each variant; null if the page has no other. */
export function renderVariants(site: SiteView, page: PageView, strings: Strings): Html | null {
  if (page.variants.length < 2) return null;
  const label = site.config.categoriesSelectText ?? strings.language;
  const { selectIcon } = site;
  const icon = selectIcon
    ? html`<img class="icon" src="${safeUrl(selectIcon)}" alt="" width="20" height="20">`
    : LANGUAGE_ICON;
  const current = page.variants.find((variant) => variant.current);
  return html`<details class="variants">
    <summary class="tool" title="${label}">
      ${icon}<span class="visually-hidden">${label}: </span><span class="name">${current?.name}</span>
    </summary>
    <ul>${page.variants.map(
      ({ href, language, name, current: here }) => html`<li>
        <a href="${safeUrl(href)}" hreflang="${language}" lang="${language}"${here && html` aria-current="true"`}>${name}</a>
      </li>`,
    )}</ul>
  </details>`;
}
