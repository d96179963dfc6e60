/** The parts of a view that all pages of a site share. */
import type { Document, SiteContent } from '../content/model.ts';
import { THEME_SHEET } from '../content/own-files.ts';
import type { ResolvedTarget } from '../content/resolve.ts';
import { renderBlocks, renderInline } from '../markdown/inline.ts';
import type { AppView, SharedView } from '../theme/view.ts';
import type { AssetSet } from './assets/assets.ts';
import type { ThemeAssets } from './assets/theme-assets.ts';
import type { SiteContext } from './site-context.ts';

/** The links of pages to the site's icons, and the forms of its logo. */
export interface SiteIconViews {
  links: NonNullable<SharedView['icons']>;
  favicon: string | null;
  logo: readonly string[];
}

/** The facts from which the shared view is made, beside the content. */
export interface ViewParts {
  assets: Pick<AssetSet, 'hashed'>;
  theme: Pick<ThemeAssets, 'stylesheet' | 'scripts' | 'preloads'>;
  /** Null: the site is no installable app. */
  app: AppView | null;
  /** The site's icons; without them there is only the author's file. */
  icons?: SiteIconViews;
}

/** The parts of pages that are the same on all of them; `documents` are those that are not drafts, by file. */
export function sharedView(
  content: SiteContent,
  documents: ReadonlyMap<string, Document>,
  { assets, theme, app, icons }: ViewParts,
  resolve: SiteContext['resolve'],
): SharedView {
  const { config } = content;
  const image = (name: string | null): string | null =>
    name === null
      ? null
      : (assets.hashed.get(`/${name}`) ?? assets.hashed.get(`/assets/images/${name}`) ?? null);
  const logo = image(config.logo);
  const home = [...documents.values()].find(({ path }) => path === '/');
  const resolveFromHome = (target: string): ResolvedTarget | null =>
    home === undefined ? null : resolve(home, target);
  const [anyDocument] = documents.values();
  const logoPath = content.assets.find(({ file }) => file === config.logo)?.path;
  const size = anyDocument === undefined || logoPath === undefined ? null : resolve(anyDocument, logoPath);
  return {
    theme: content.theme,
    stylesheet: theme.stylesheet,
    ...(theme.preloads === undefined ? {} : { preloads: theme.preloads }),
    logo,
    logoSize:
      size === null || size.width === null || size.height === null
        ? null
        : { width: size.width, height: size.height },
    ...(icons === undefined ? {} : { icons: icons.links, logoForms: icons.logo }),
    favicon: icons?.favicon ?? image(config.favicon) ?? logo,
    footerHtml: renderInline(config.footer, resolveFromHome, config.url),
    themeStylesheet: content.themeFolder === '' ? null : image(THEME_SHEET),
    customStylesheet: image(config.css),
    parts: Object.fromEntries(
      content.parts.map(({ place, kind, format, text }) => [
        kind === null ? place : `${place}.${kind}`,
        format === 'html' ? text : renderBlocks(text, resolveFromHome, config.url),
      ]),
    ),
    app,
    scripts: theme.scripts,
    selectIcon: assets.hashed.get(`/assets/icons/${config.categoriesSelectIcon ?? ''}.svg`) ?? null,
  };
}
