/** The site's one style sheet: the theme's tokens, then the rules of css/, minified. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLength } from '../../content/css-values.ts';
import type { Config, Theme } from '../../content/model.ts';
import { type ContentCache, NO_CACHE } from '../../remember/content-cache.ts';
import { CODE_ROOT } from '../../workers/package-root.ts';
import { type CalloutIcon, calloutIconRules } from './callout-icons.ts';
import { categoryRules } from './category-rules.ts';
import {
  type FallbackFace,
  type FontFace,
  fallbackRules,
  fontFaceRules,
  fontStack,
  parseFont,
} from './fonts.ts';
import { linkDeclarations } from './link-style.ts';
import { minifyStylesheet } from './minify-stylesheet.ts';
import { navIconRules } from './nav-icons.ts';
import { sectionIconRules } from './section-icons.ts';
import { type ColourTokens, colourTokens } from './tokens.ts';

/** In the order of the cascade. */
const FILES: readonly string[] = [
  'base.css',
  'layout.css',
  'navigation.css',
  'article.css',
  'blocks.css',
  'landing.css',
  'code.css',
  'widgets.css',
  'lists.css',
  'search.css',
  'print.css',
];

/** The tokens that every page needs, for browsers without light-dark(). */
const BASIC_TOKENS = ['page', 'surface', 'ink', 'muted', 'primary', 'divider'];

/** Files of the site that the style sheet refers to; style-files.ts finds them. */
export interface StyleFiles {
  fonts: readonly FontFace[];
  /** System fonts that are shown until those are loaded. */
  fallbacks?: readonly FallbackFace[];
  icons: readonly CalloutIcon[];
  /** Icons of the navigation's entries. */
  navIcons?: readonly CalloutIcon[];
  /** `#rgb`, each once, in order: the background colours of pictures that are not loaded yet. */
  tints: readonly string[];
}

/** Font weights of a theme without its own. */
const DEFAULT_BODY_WEIGHT = 400;
const DEFAULT_HEADING_WEIGHT = 700;

/**
 * The style sheet as text. It depends only on the configuration, the theme and `files`; it contains an author's
 * values only as checked colours, lengths, numbers and font names. `cache` may have its minified form.
 */
export function renderStylesheet(
  config: Config,
  theme: Theme,
  files: StyleFiles,
  cache: ContentCache = NO_CACHE,
): string {
  const light = colourTokens(theme, config.legacyPalette, 'light');
  const dark = colourTokens(theme, config.legacyPalette, 'dark');
  const rules = FILES.map((name) => readFileSync(join(CODE_ROOT, 'build', 'theme', 'css', name), 'utf8'));
  const source = [
    fontFaceRules(files.fonts),
    fallbackRules(files.fallbacks ?? []),
    `:root{${measures(theme, files.fallbacks)}}`,
    ...colourRules(config.defaultTheme, light, dark),
    ...rules,
    categoryRules(config, files.fonts),
    sectionIconRules(theme.sectionExpandIcon, theme.sectionCollapseIcon, files.icons),
    calloutIconRules(theme, files.icons),
    navIconRules(files.navIcons ?? []),
    ...files.tints.map((tint) => `.tint-${tint.slice(1)}{background:${tint}}`),
    linkRules(theme),
  ].join('\n');
  // In a layer, so that one line of the author's own style sheet wins over any rule of the theme (CSS Cascade 5 §6.4).
  return minifyStylesheet(`@layer theme{${source}}`, cache);
}

/**
 * Each colour is written once, as light-dark(). color-scheme decides which half applies, so the system's
 * preference, the author's default and the reader's choice (`data-theme`, set by the inline script) are three short
 * rules, and form controls and scroll bars follow. Browsers from before 2024 show the light page.
 */
function colourRules(preferred: Config['defaultTheme'], light: ColourTokens, dark: ColourTokens): string[] {
  const first = new Map<string, string>();
  const pairs = Object.entries(light).map(([name, value]) => {
    const other = dark[name] ?? value;
    const pair = value === other ? value : `light-dark(${value},${other})`;
    const same = first.get(pair);
    if (same === undefined) first.set(pair, name);
    // Most optional colours have the value of another colour by default.
    return `--${name}:${same === undefined ? pair : `var(--${same})`}`;
  });
  const basic = BASIC_TOKENS.map((name) => `--${name}:${light[name]}`);
  return [
    `:root{color-scheme:${preferred === 'system' ? 'light dark' : preferred};${pairs.join(';')}}`,
    ':root[data-theme=light]{color-scheme:light}',
    ':root[data-theme=dark]{color-scheme:dark}',
    `@supports not (color:light-dark(red,red)){:root{${basic.join(';')}}}`,
  ];
}

/** All of the theme except colours. The widths and fonts of config.yml are already in the theme. */
function measures(theme: Theme, fallbacks: readonly FallbackFace[] = []): string {
  const body = parseFont(theme.fontBody);
  const heading = parseFont(theme.fontHeading) ?? body;
  return [
    `--font-body:${fontStack(body, 'sans', fallbacks)}`,
    `--font-heading:${heading === body ? 'var(--font-body)' : fontStack(heading, 'sans', fallbacks)}`,
    `--font-code:${fontStack(parseFont(theme.fontCode), 'mono', fallbacks)}`,
    `--weight-body:${body?.weight ?? DEFAULT_BODY_WEIGHT}`,
    // A heading font names its own weight; a heading in the body's family is bold.
    `--weight-heading:${parseFont(theme.fontHeading)?.weight ?? DEFAULT_HEADING_WEIGHT}`,
    '--line:1px solid var(--divider)',
    `--font-size:${percentage(inRange(theme.fontSize, 0.5, 3, 1))}`,
    `--line-height:${inRange(theme.lineHeight, 1, 3, 1.7)}`,
    `--main-width:${isLength(theme.mainWidth) ? theme.mainWidth : '80em'}`,
    `--nav-width:${isLength(theme.navWidth) ? theme.navWidth : '20em'}`,
    // mdcms's name for the token, which raw HTML in articles uses (`--divider` is named alike).
    '--bg-nav:var(--surface)',
  ].join(';');
}

function linkRules(theme: Theme): string {
  const { link, hover, visited } = theme.linkStyles;
  const rules: readonly (readonly [string, string | null])[] = [
    ['.prose a', link],
    ['.prose a:visited', visited],
    ['.prose a:hover', hover],
  ];
  return rules
    .map(([selector, style]) => [selector, linkDeclarations(style)] as const)
    .filter(([, style]) => style !== '')
    .map(([selector, style]) => `${selector}{${style}}`)
    .join('\n');
}

/** A factor as a percentage, free of binary fractions: 1.1 is 110%, not 110.00000000000001%. */
function percentage(factor: number): string {
  return `${Math.round(factor * 10_000) / 100}%`;
}

function inRange(value: number, least: number, most: number, fallback: number): number {
  return Number.isFinite(value) && value >= least && value <= most ? value : fallback;
}
