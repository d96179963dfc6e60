/** The site's header: name, tools, navigation. The sidebar is the same header at the side. */
import { attributes, type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';
import type { PageView, SiteView } from '../view.ts';
import { CLOSE_ICON, MENU_ICON, THEME_ICON } from './icons.ts';
import { renderNavigation } from './navigation.ts';
import { isTopbar, renderSidebarPart } from './part.ts';
import { renderSearchBox, renderSearchButton } from './search-box.ts';
import { renderVariants } from './variants.ts';

/**
 * The menu of small screens is the navigation as a popover: a button opens it, Escape or a touch beside it closes
 * it, without a script. Wide screens show the same element in the page.
 */
export function renderHeader(site: SiteView, page: PageView, strings: Strings): Html {
  const { config } = site;
  const hasMenu = site.nav.length > 0;
  return html`
    <header class="site">
      <div class="brand">
        <a href="${safeUrl(site.home)}" rel="home">
          ${site.logo !== null && renderLogo(site.logo, site)}
          <span class="name">${config.sitename}</span>
        </a>
        ${config.sitedescription !== '' && html`<p>${config.sitedescription}</p>`}
      </div>
      ${renderSearchBox(site, strings)}
      <div class="tools">
        ${renderVariants(site, page, strings)}
        ${renderSearchButton(site, strings)}
        <button class="tool theme" type="button" aria-pressed="false" title="${strings.darkTheme}">
          ${THEME_ICON}<span class="visually-hidden">${strings.darkTheme}</span>
        </button>
        ${
          hasMenu &&
          html`<button class="tool menu" type="button" popovertarget="page:menu" title="${strings.menu}">
            ${MENU_ICON}<span class="visually-hidden">${strings.menu}</span>
          </button>`
        }
      </div>
      ${
        hasMenu &&
        html`<nav class="nav" id="page:menu" popover aria-label="${strings.mainNavigation}">
          <button class="tool close" type="button" popovertarget="page:menu" popovertargetaction="hide" title="${strings.close}">
            ${CLOSE_ICON}<span class="visually-hidden">${strings.close}</span>
          </button>
          ${renderNavigation(site, page, strings)}
        </nav>`
      }
      ${!isTopbar(site) && renderSidebarPart(site, page)}
    </header>`;
}

function renderLogo(file: string, site: SiteView): Html {
  const [ordinary = file, dense] = site.logoForms ?? [];
  const more = dense === undefined ? null : html` srcset="${safeUrl(dense)} 2x"`;
  return html`<img class="logo" src="${safeUrl(ordinary)}"${more} alt=""${logoSize(site)}>`;
}

function logoSize({ logoSize: size }: SiteView): Html | null {
  return size == null ? null : attributes({ width: String(size.width), height: String(size.height) });
}
