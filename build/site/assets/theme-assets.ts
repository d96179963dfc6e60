/** The theme's files: the style sheet and scripts at hashed paths, and the inline scripts. */
import type { Resource } from '../../bundle/resource.ts';
import type { SiteContent } from '../../content/model.ts';
import { type ContentCache, NO_CACHE } from '../../remember/content-cache.ts';
import { clientAssets, inlineScripts } from '../../theme/client/assets.ts';
import { renderStylesheet, type StyleFiles } from '../../theme/style/stylesheet.ts';
import type { ClientScriptName } from '../../theme/view.ts';
import { assetSet } from './assets.ts';

export interface ThemeAssets {
  /** By hashed path. */
  resources: Map<string, Resource>;
  stylesheet: string;
  scripts: Record<ClientScriptName, string>;
  /** URLs of the fonts that every page begins with. */
  preloads?: readonly string[];
  /** The text of every inline script that a page may have. */
  inlineScripts: string[];
}

const STYLESHEET_PATH = '/assets/coldpress/theme.css';

/**
 * The theme's files for this site. `files` are the fonts and icons that the style sheet may refer to; `cache` keeps
 * the result.
 */
export function themeAssets(
  content: SiteContent,
  files: StyleFiles,
  cache: ContentCache = NO_CACHE,
): ThemeAssets {
  const scripts = clientAssets();
  const css = renderStylesheet(content.config, content.theme, files, cache);
  const { resources, hashed } = assetSet([
    { path: STYLESHEET_PATH, bytes: new TextEncoder().encode(css) },
    ...scripts,
  ]);
  const url = (path: string): string => hashed.get(path) ?? path;
  return {
    resources: new Map([...resources].filter(([path]) => !hashed.has(path))),
    stylesheet: url(STYLESHEET_PATH),
    scripts: Object.fromEntries(scripts.map(({ name, path }) => [name, url(path)])) as ThemeAssets['scripts'],
    inlineScripts: inlineScripts({ kind: 'home' }),
  };
}
