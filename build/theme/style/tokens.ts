/** The CSS custom properties of one mode: all colours of the style sheet. */

import { type Colour, parseColour } from '../../content/css-values.ts';
import { mix, over } from '../../content/mix-colours.ts';
import type { Config, Theme } from '../../content/model.ts';
import { colourOr, formatColour, onColour, readable } from './colour.ts';
import { CALLOUT_KINDS, type Mode, resolveCallout, resolvePalette } from './palette.ts';

/** Name without the two hyphens → `#rrggbb`, in the order of the style sheet. */
export type ColourTokens = Record<string, string>;

/** Highlighted code, before each colour is changed until it is readable on the code's background. */
const SYNTAX: Record<Mode, Record<string, string>> = {
  light: {
    comment: '#64748b',
    keyword: '#8b2fc9',
    string: '#15803d',
    number: '#b45309',
    title: '#1d4ed8',
    type: '#0e7490',
    deletion: '#b91c1c',
  },
  dark: {
    comment: '#94a3b8',
    keyword: '#c9a9ff',
    string: '#8fd9a8',
    number: '#f2b880',
    title: '#8fbcff',
    type: '#79d4e8',
    deletion: '#ff9c9c',
  },
};

/** All colours of a mode. Legacy keys of config.yml (`light:`, `dark:`) are used where theme.yml has no such key. */
export function colourTokens(theme: Theme, legacyPalette: Config['legacyPalette'], mode: Mode): ColourTokens {
  const palette = resolvePalette(theme[mode], mode);
  const legacy = legacyPalette?.[mode] ?? {};
  const legacyColour = (key: string, background: Colour, fallback: Colour): Colour => {
    const colour = parseColour(legacy[key] ?? '');
    return colour === null ? fallback : over(colour, background);
  };
  const { page, surface, ink, divider } = palette;
  const code = legacyColour('code-bgcolour', page, mix(ink, page, mode === 'light' ? 0.08 : 0.1));
  const activeGround = legacyColour(
    'navigation-active-bgcolour',
    surface,
    mix(palette.primary, surface, 0.1),
  );
  const mark = mix(colourOr(null, '#facc15'), page, mode === 'light' ? 0.45 : 0.3);
  const codeInk = legacyColour('code-fontcolour', code, readable(ink, code));
  const colours: Record<string, Colour> = {
    page,
    surface,
    ink,
    muted: palette.inkMuted,
    primary: palette.primary,
    'on-primary': onColour(palette.primary),
    heading: palette.heading,
    divider,
    'on-surface': palette.onSurface,
    active: palette.onSurfaceActive,
    title: palette.onSurfaceTitle,
    section: palette.onSurfaceHeading,
    note: palette.onSurfaceNote,
    icon: palette.onSurfaceIcon,
    hover: legacyColour('navigation-hover-bgcolour', surface, mix(palette.onSurface, surface, 0.07)),
    'active-bg': activeGround,
    'active-ink': readable(palette.onSurfaceActive, activeGround),
    code,
    'code-ink': codeInk,
    'table-head': legacyColour('table-header-bgcolour', page, mix(ink, page, 0.04)),
    'table-line': legacyColour('table-border-colour', page, divider),
    mark,
    'mark-ink': readable(ink, mark),
  };
  for (const kind of CALLOUT_KINDS) {
    const callout = resolveCallout(theme, kind, mode, page);
    colours[kind] = callout.line;
    colours[`${kind}-bg`] = callout.background;
    colours[`${kind}-ink`] = callout.text;
  }
  for (const [name, colour] of Object.entries(SYNTAX[mode])) {
    colours[`hl-${name}`] = readable(colourOr(null, colour), code);
  }
  return Object.fromEntries(Object.entries(colours).map(([name, colour]) => [name, formatColour(colour)]));
}
