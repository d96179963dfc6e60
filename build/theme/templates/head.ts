/** The head; the elements that a browser needs first are at its start. */
import type { Theme } from '../../content/model.ts';
import { inlineScripts } from '../client/assets.ts';
import { attributes, type Html, html, jsonForScript, raw } from '../html.ts';
import { formatColour } from '../style/colour.ts';
import { resolvePalette } from '../style/palette.ts';
import { safeUrl } from '../url.ts';
import type { AppView, PageView, SiteView } from '../view.ts';
import { renderPart } from './part.ts';
import { renderAnalytics } from './widgets.ts';

/** The media type of the description of a search (OpenSearch 1.1, draft 6). */
export const OPENSEARCH_TYPE = 'application/opensearchdescription+xml';

/** Everything inside <head>. */
export function renderHead(site: SiteView, page: PageView): Html {
  const { scripts } = site;
  return html`
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${documentTitle(site, page)}</title>
    ${page.description !== '' && html`<meta name="description" content="${page.description}">`}
    ${inlineScripts(page).map((script) => html`<script>${raw(script)}</script>`)}
    ${(site.preloads ?? []).map(
      (font) => html`<link rel="preload" href="${safeUrl(font)}" as="font" type="font/woff2" crossorigin>`,
    )}
    <link rel="stylesheet" href="${safeUrl(site.stylesheet)}">
    ${site.themeStylesheet != null && html`<link rel="stylesheet" href="${safeUrl(site.themeStylesheet)}">`}
    ${site.customStylesheet !== null && html`<link rel="stylesheet" href="${safeUrl(site.customStylesheet)}">`}
    ${iconsOf(site).map((icon) => html`<link${attributes(withSafeUrl(icon))}>`)}
    ${themeColours(site)}
    ${site.app && appLinks(site.app)}
    ${page.metas.map((meta) => html`<meta${attributes(meta)}>`)}
    ${
      site.search?.description != null &&
      html`<link rel="search" type="${OPENSEARCH_TYPE}" title="${site.config.sitename}" href="${safeUrl(site.search.description)}">`
    }
    ${page.links.map((link) => html`<link${attributes(withSafeUrl(link))}>`)}
    <script type="module" src="${safeUrl(scripts.site)}"></script>
    ${site.app && html`<script type="module" src="${safeUrl(scripts.register)}"></script>`}
    ${copiesCode(site, page) && html`<script type="module" src="${safeUrl(scripts.copy)}"></script>`}
    ${page.jsonLd.map((data) => html`<script type="application/ld+json">${jsonForScript(data)}</script>`)}
    ${hasEmbeds(page) && html`<script type="module" src="${safeUrl(scripts.embed)}"></script>`}
    ${renderAnalytics(site, page)}
    ${renderPart(site, page, 'head')}`;
}

/** Whether the page has the script that adds a copy button to each block of code. */
export function copiesCode(site: SiteView, page: PageView): boolean {
  return site.config.codeCopy && page.uses.codeCopy;
}

/** Whether the article has embeds, which are loaded when the reader opens them (markdown/embed.ts). */
function hasEmbeds(page: PageView): boolean {
  return page.html.includes(' data-embed="');
}

/** `Page — Site`; the site's name alone if the page has the same title. */
function documentTitle(site: SiteView, page: PageView): string {
  const { sitename } = site.config;
  return page.title === sitename || page.title === '' ? sitename : `${page.title} — ${sitename}`;
}

function iconsOf({ icons, favicon }: SiteView): readonly Readonly<Record<string, string>>[] {
  return icons ?? (favicon === null ? [] : [{ rel: 'icon', href: favicon }]);
}

function appLinks({ manifest }: AppView): Html {
  return html`<link rel="manifest" href="${safeUrl(manifest)}">`;
}

/** The colour of the browser's own bars: that of the header. */
function themeColours({ config, theme, app }: SiteView): Html {
  if (app) return html`<meta name="theme-color" content="${app.colour}">`;
  const surface = (mode: 'light' | 'dark'): string => surfaceColour(theme, mode);
  if (config.defaultTheme !== 'system') {
    return html`<meta name="theme-color" content="${surface(config.defaultTheme)}">`;
  }
  return html`
    <meta name="theme-color" content="${surface('light')}" media="(prefers-color-scheme: light)">
    <meta name="theme-color" content="${surface('dark')}" media="(prefers-color-scheme: dark)">`;
}

/** Computed once for a theme, which all pages share. */
const surfaces: Record<'light' | 'dark', WeakMap<Theme, string>> = {
  light: new WeakMap(),
  dark: new WeakMap(),
};

function surfaceColour(theme: Theme, mode: 'light' | 'dark'): string {
  const colour = surfaces[mode].get(theme) ?? formatColour(resolvePalette(theme[mode], mode).surface);
  surfaces[mode].set(theme, colour);
  return colour;
}

function withSafeUrl(link: Record<string, string>): Record<string, string> {
  return link.href === undefined ? link : { ...link, href: safeUrl(link.href) };
}
