/** The two palettes of a theme, from any generation of keys. */
import { findLowContrast } from './contrast.ts';
import { readColour } from './css-fields.ts';
import type { Config, Palette } from './model.ts';
import { type PalettePair, PRESET_NAMES, PRESETS } from './presets.ts';
import { createProblem, type Place, type Problem, wholeFile } from './problem.ts';
import { PALETTE_KEYS, type ThemeKey } from './theme-keys.ts';
import { themeVariables } from './theme-variables.ts';
import type { YamlMap } from './yaml-map.ts';

type Mode = 'light' | 'dark';

const REQUIRED: readonly (keyof Palette)[] = ['primary', 'surface', 'page', 'ink', 'inkMuted'];

/**
 * `palette: {light, dark}` of theme.yml, or its older top-level `light` and `dark`, or config.yml's; other colours
 * are the preset's, or the built-in ones. Pairs that are hard to read are reported if the author wrote one of the
 * two. `changed` are the palettes of the theme that this one changes.
 */
export function readPalettes(
  theme: YamlMap<ThemeKey>,
  legacy: Config['legacyPalette'],
  problems: Problem[],
  changed: PalettePair | null = null,
): PalettePair {
  const preset = PRESETS[theme.choice('preset', PRESET_NAMES, PRESET_NAMES[0])];
  const base = theme.has('preset') ? preset : (changed ?? preset);
  const palettes = theme.map<Mode>('palette', ['light', 'dark']);
  // With a preset or another theme, colours that the author does not write are that one's.
  const isWhole = !theme.has('preset') && changed === null;
  const read = (mode: Mode): Palette => {
    if (palettes.has(mode)) return readPalette(palettes, mode, base[mode], isWhole, problems);
    if (theme.has(mode)) return readPalette(theme, mode, base[mode], isWhole, problems);
    return fromConfig(mode, base[mode], legacy?.[mode] ?? {}, problems);
  };
  return { light: read('light'), dark: read('dark') };
}

function readPalette<Key extends string>(
  parent: YamlMap<Key | Mode>,
  mode: Mode,
  base: Palette,
  isWhole: boolean,
  problems: Problem[],
): Palette {
  const keys = PALETTE_KEYS.flatMap(({ key, older }) => (key === older ? [key] : [key, older]));
  const map = parent.map<string>(mode, keys, `the ${mode} palette`);
  const palette: Palette = { ...base };
  const places = new Map<keyof Palette, Place>();
  const keyIn = ({ key, older }: (typeof PALETTE_KEYS)[number]): string =>
    map.keys().includes(key) ? key : older;
  const asWritten = PALETTE_KEYS.map(
    (each) => [each.colour, map.text(keyIn(each)) ?? base[each.colour]] as const,
  );
  const variables = themeVariables(Object.fromEntries(asWritten));
  for (const each of PALETTE_KEYS) {
    const { colour, key } = each;
    const written = keyIn(each);
    const value = readColour(map, written, variables);
    if (value !== null) {
      palette[colour] = value;
      places.set(colour, map.place(written));
    } else if (isWhole && REQUIRED.includes(colour) && !map.keys().includes(written)) {
      const message = `the ${mode} palette has no \`${key}\`: ${palette[colour]} is used`;
      problems.push(createProblem('theme-colour-missing', parent.place(mode), message));
    }
  }
  reportContrast(palette, mode, places, problems);
  return palette;
}

function reportContrast(
  palette: Palette,
  mode: Mode,
  places: ReadonlyMap<keyof Palette, Place>,
  problems: Problem[],
): void {
  for (const { front, behind, ratio, least } of findLowContrast(palette)) {
    const place = places.get(front) ?? places.get(behind);
    if (place === undefined) continue;
    // Cut, not rounded: 4.499 is not 4.50.
    const shown = (Math.floor(ratio * 100) / 100).toFixed(2);
    const message =
      `${keyOf(front)} (${palette[front]}) on ${keyOf(behind)} (${palette[behind]}) ` +
      `has a contrast of ${shown}:1 in the ${mode} palette, where ${least}:1 is needed`;
    problems.push(createProblem('contrast', place, message));
  }
}

function keyOf(colour: keyof Palette): string {
  return PALETTE_KEYS.find((entry) => entry.colour === colour)?.key ?? colour;
}

/** The `light` or `dark` map of an old config.yml; its colours were checked when it was read. */
function fromConfig(
  mode: Mode,
  base: Palette,
  colours: Readonly<Record<string, string>>,
  problems: Problem[],
): Palette {
  const palette: Palette = { ...base };
  const places = new Map<keyof Palette, Place>();
  for (const { colour, config } of PALETTE_KEYS) {
    const value = config === null ? undefined : colours[config];
    if (value === undefined) continue;
    palette[colour] = value;
    places.set(colour, wholeFile('config.yml'));
  }
  reportContrast(palette, mode, places, problems);
  return palette;
}
