/**
 * The palettes that a site can choose by name (`preset:`). Body text and muted text have a contrast of at least 7:1 on
 * the page and on surfaces (WCAG 2.2 AAA, 1.4.6), links 4.5:1 (AA, 1.4.3), in light and dark; a test holds it. The
 * lightness of each colour is the same from preset to preset (chosen in OKLCH), so a site can change its preset
 * without looking at every page again.
 */
import type { Palette } from './model.ts';

/** The names, in the order in which docs and messages list them. The first is that of a site that chooses none. */
export const PRESET_NAMES = ['harbour', 'forest', 'ember', 'plum', 'paper', 'graphite'] as const;

export type PresetName = (typeof PRESET_NAMES)[number];

export interface PalettePair {
  light: Palette;
  dark: Palette;
}

/** A palette of its five required colours; the theme derives the others. */
function palette(primary: string, surface: string, page: string, ink: string, inkMuted: string): Palette {
  return {
    primary,
    surface,
    page,
    ink,
    inkMuted,
    onSurface: null,
    onSurfaceActive: null,
    onSurfaceTitle: null,
    onSurfaceHeading: null,
    onSurfaceNote: null,
    onSurfaceIcon: null,
    divider: null,
    heading: null,
  };
}

/** Each preset's colours: links, surfaces, page, text, smaller text. */
export const PRESETS: Readonly<Record<PresetName, PalettePair>> = {
  harbour: {
    light: palette('#2563EB', '#F8FAFC', '#FFFFFF', '#1E293B', '#475569'),
    dark: palette('#60A5FA', '#1E293B', '#0F172A', '#F1F5F9', '#A8B5C7'),
  },
  forest: {
    light: palette('#106C3E', '#F1F8F2', '#FFFFFF', '#1C2A22', '#43554A'),
    dark: palette('#72D699', '#1B2720', '#0D1611', '#E6EEE7', '#B4C2B8'),
  },
  ember: {
    light: palette('#AC3A1D', '#FCF4EE', '#FFFDFB', '#2F231F', '#5C4C45'),
    dark: palette('#F9A779', '#2D221F', '#1C1411', '#F1E9E3', '#C8BBB2'),
  },
  plum: {
    light: palette('#8339A1', '#F8F4FC', '#FFFFFF', '#2A2234', '#544B60'),
    dark: palette('#DBA6F3', '#2A2332', '#19131F', '#EEE9F1', '#C2BAC9'),
  },
  paper: {
    light: palette('#933331', '#F5EEDE', '#FCF7ED', '#2A221A', '#53483C'),
    dark: palette('#EABA83', '#28231D', '#1A1712', '#EAE4D7', '#C1B9AD'),
  },
  graphite: {
    light: palette('#353535', '#F5F5F5', '#FFFFFF', '#1B1B1B', '#505050'),
    dark: palette('#DEDEDE', '#222222', '#0F0F0F', '#EEEEEE', '#BABABA'),
  },
};
