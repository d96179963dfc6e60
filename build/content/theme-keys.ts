/** The keys that may stand in theme.yml. content/pages/docs/theme-keys.md explains each; a test compares the two. */
import type { Palette } from './model.ts';

/** The keys at the top of theme.yml. */
export const THEME_KEYS = [
  'preset',
  'palette',
  'light',
  'dark',
  'colours-semantic',
  'colours-semantic-dark',
  'callouts',
  'nav-section-expand-icon',
  'nav-section-collapse-icon',
  'font-body',
  'font-heading',
  'font-title',
  'font-code',
  'font-size',
  'line-height',
  'main-width',
  'nav-width',
] as const;

export type ThemeKey = (typeof THEME_KEYS)[number];

/** The keys of `colours-semantic`, and of `callouts`. */
export const SEMANTIC_KEYS = ['info', 'warning', 'success', 'error'] as const;

export type SemanticKey = (typeof SEMANTIC_KEYS)[number];

/** The keys of each callout under `callouts`. */
export const THEME_CALLOUT_KEYS = ['icon', 'primary-colour', 'background-colour'] as const;

/** Each colour of a palette: its key, the older key of top-level `light` and `dark`, and config.yml's. */
export const PALETTE_KEYS: readonly {
  colour: keyof Palette;
  key: string;
  older: string;
  config: string | null;
}[] = [
  { colour: 'primary', key: 'primary', older: 'accent', config: 'main-accentcolour' },
  { colour: 'surface', key: 'surface', older: 'nav-background', config: 'navigation-bgcolour' },
  { colour: 'page', key: 'page', older: 'background', config: 'main-bgcolour' },
  { colour: 'ink', key: 'ink', older: 'text', config: 'font-colour' },
  { colour: 'inkMuted', key: 'ink-muted', older: 'text-muted', config: 'font-colour-muted' },
  { colour: 'onSurface', key: 'on-surface', older: 'nav-link', config: 'navigation-fontcolour' },
  { colour: 'onSurfaceActive', key: 'on-surface-active', older: 'nav-link-active', config: null },
  { colour: 'onSurfaceTitle', key: 'on-surface-title', older: 'nav-sitename', config: null },
  { colour: 'onSurfaceHeading', key: 'on-surface-heading', older: 'nav-section-heading', config: null },
  { colour: 'onSurfaceNote', key: 'on-surface-note', older: 'nav-description', config: null },
  { colour: 'onSurfaceIcon', key: 'on-surface-icon', older: 'nav-toggle', config: null },
  { colour: 'divider', key: 'divider', older: 'divider', config: 'divider-colour' },
  { colour: 'heading', key: 'heading', older: 'heading', config: null },
];
