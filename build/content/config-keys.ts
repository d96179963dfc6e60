/** The keys that may stand in config.yml. docs/content.md explains each; a test compares the two. */

export const CONFIG_KEYS = [
  'sitename',
  'sitedescription',
  'footer',
  'url',
  'language',
  'timezone',
  'homepage',
  'navigation',
  'nav-position',
  'search',
  'theme',
  'default-theme',
  'logo',
  'favicon',
  'main-width',
  'nav-width',
  'font-body',
  'font-title',
  'font-heading',
  'font-code',
  'code-copy',
  'date',
  'time',
  'monthnames',
  'monthnamesabbreviated',
  'pagenotfoundmessage',
  'pwa',
  'pwa-name',
  'pwa-shortname',
  'pwa-colour',
  'offline-message',
  'social-cards',
  'security-contact',
  'security-expires',
  'security-policy',
  'security-encryption',
  'security-acknowledgments',
  'security-languages',
  'categories-use',
  'default-category',
  'categories',
  'categories-sectionnames',
  'categories-selecticon',
  'categories-selecttext',
  'categories-dates',
  'callouts',
  'csp',
  'light',
  'dark',
] as const;

export type ConfigKey = (typeof CONFIG_KEYS)[number];

/** The keys of `default-category` and of each of `categories`. */
export const CATEGORY_KEYS = [
  'code',
  'name',
  'message',
  'name-latin',
  'direction',
  'notfoundmessage',
  'visibilityifnocontent',
  'pagenotfoundmessage',
  'font',
  'line-height',
  'section-id',
] as const;

export type CategoryKey = (typeof CATEGORY_KEYS)[number];

/** The keys of the older `light` and `dark` maps of config.yml. */
export const LEGACY_PALETTE_KEYS = [
  'main-accentcolour',
  'main-bgcolour',
  'navigation-bgcolour',
  'navigation-fontcolour',
  'navigation-active-bgcolour',
  'navigation-hover-bgcolour',
  'font-colour',
  'font-colour-muted',
  'code-bgcolour',
  'code-fontcolour',
  'divider-colour',
  'table-header-bgcolour',
  'table-border-colour',
  'link-style',
  'link-style-hover',
  'link-style-visited',
] as const;

export type LegacyPaletteKey = (typeof LEGACY_PALETTE_KEYS)[number];
