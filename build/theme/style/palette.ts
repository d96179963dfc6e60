/** A palette of theme.yml with all optional and derived colours. */

import { type Colour, parseColour } from '../../content/css-values.ts';
import { BLACK, mix, over, WHITE } from '../../content/mix-colours.ts';
import type { Palette, Semantic, Theme } from '../../content/model.ts';
import { PRESETS } from '../../content/presets.ts';
import { SEMANTIC, SEMANTIC_DARK } from '../../content/theme.ts';
import { colourOr, readable } from './colour.ts';

export type Mode = 'light' | 'dark';

/** The colours that an author can set, with defaults for the others; all opaque. */
export interface ResolvedPalette {
  page: Colour;
  surface: Colour;
  ink: Colour;
  inkMuted: Colour;
  primary: Colour;
  heading: Colour;
  divider: Colour;
  onSurface: Colour;
  onSurfaceActive: Colour;
  onSurfaceTitle: Colour;
  onSurfaceHeading: Colour;
  onSurfaceNote: Colour;
  onSurfaceIcon: Colour;
}

export type CalloutKind = keyof Semantic;
/** The kinds of callouts with colours of their own, in the order of the style sheet. */
export const CALLOUT_KINDS: readonly CalloutKind[] = ['info', 'warning', 'success', 'error'];

export interface CalloutColours {
  /** Border and mark: the author's colour as it is. */
  line: Colour;
  background: Colour;
  /** Title and icon: the author's colour, changed as far as AA requires on the background. */
  text: Colour;
}

/** mdcms's default colours. */
const FALLBACK = PRESETS.harbour;
const SEMANTIC_FALLBACK: Readonly<Record<Mode, Semantic>> = { light: SEMANTIC, dark: SEMANTIC_DARK };

/** Completes a palette by the rules of theme.yml; a colour that cannot be parsed counts as missing. */
export function resolvePalette(palette: Palette, mode: Mode): ResolvedPalette {
  const backdrop = mode === 'light' ? WHITE : BLACK;
  const page = over(colourOr(palette.page, FALLBACK[mode].page), backdrop);
  const required = (key: 'primary' | 'surface' | 'ink' | 'inkMuted'): Colour =>
    over(colourOr(palette[key], FALLBACK[mode][key]), page);
  const surface = required('surface');
  const ink = required('ink');
  const inkMuted = required('inkMuted');
  const primary = required('primary');
  const optional = (text: string | null, fallback: Colour, background: Colour): Colour => {
    const colour = text === null ? null : parseColour(text);
    return colour === null ? fallback : over(colour, background);
  };
  const onSurface = optional(palette.onSurface, ink, surface);
  const onSurfaceHeading = optional(palette.onSurfaceHeading, inkMuted, surface);
  return {
    page,
    surface,
    ink,
    inkMuted,
    primary,
    heading: optional(palette.heading, ink, page),
    divider: optional(palette.divider, mix(page, ink, 0.85), page),
    onSurface,
    onSurfaceActive: optional(palette.onSurfaceActive, primary, surface),
    onSurfaceTitle: optional(palette.onSurfaceTitle, onSurface, surface),
    onSurfaceHeading,
    onSurfaceNote: optional(palette.onSurfaceNote, onSurfaceHeading, surface),
    onSurfaceIcon: optional(palette.onSurfaceIcon, onSurfaceHeading, surface),
  };
}

/** Colours of one kind of callout: `callouts`, then `colours-semantic`, then ours. */
export function resolveCallout(
  theme: Pick<Theme, 'callouts' | 'semantic' | 'semanticDark'>,
  kind: CalloutKind,
  mode: Mode,
  page: Colour,
): CalloutColours {
  const semantic = mode === 'light' ? theme.semantic : theme.semanticDark;
  const written = theme.callouts[kind];
  // `callouts` has one colour for both modes; dark mode has its own in `colours-semantic-dark`.
  const base = colourOr(semantic[kind], SEMANTIC_FALLBACK[mode][kind]);
  const line = mode === 'light' ? (tryRead(written.primary) ?? base) : base;
  const tint = mode === 'light' ? (tryRead(written.background) ?? line) : line;
  const background = mix(over(tint, page), page, mode === 'light' ? 0.07 : 0.12);
  return { line: over(line, page), background, text: readable(over(line, page), background) };
}

function tryRead(text: string | null): Colour | null {
  return text === null ? null : parseColour(text);
}
