/**
 * theme.yml, in both generations of its keys, with every default: colours for light and dark, callouts,
 * fonts, sizes. Without a theme file the colours come from the `light` and `dark` maps that config.yml had
 * before there were theme files, else they are the built-in ones.
 */
import { readColour, readLength } from './css-fields.ts';
import type { Config, Semantic, Theme } from './model.ts';
import { readPalettes } from './palette.ts';
import type { Problem } from './problem.ts';
import { SEMANTIC_KEYS, type SemanticKey, THEME_CALLOUT_KEYS, type ThemeKey } from './theme-keys.ts';
import { themeVariables, type Variables } from './theme-variables.ts';
import type { YamlMap } from './yaml-map.ts';

/** The colours of callouts in light mode, where the author has no others. */
export const SEMANTIC: Semantic = {
  info: '#2563EB',
  warning: '#D97706',
  success: '#16A34A',
  error: '#DC2626',
};
/** The same in dark mode. */
export const SEMANTIC_DARK: Semantic = {
  info: '#60A5FA',
  warning: '#F59E0B',
  success: '#34D399',
  error: '#F87171',
};

/**
 * The theme from the map of theme.yml (an empty one gives the defaults) and the keys of config.yml. Values that the
 * map does not have are those of `base`, the theme that it changes.
 */
export function readTheme(
  map: YamlMap<ThemeKey>,
  config: Config,
  problems: Problem[],
  base: Theme | null = null,
): Theme {
  const palettes = readPalettes(map, config.legacyPalette, problems, base);
  const light = themeVariables(palettes.light);
  const semantic = readSemantic(map, 'colours-semantic', base?.semantic ?? SEMANTIC, light);
  const dark = map.has('colours-semantic') ? semantic : (base?.semanticDark ?? SEMANTIC_DARK);
  const links: Readonly<Record<string, string>> = config.legacyPalette?.light ?? {};
  return {
    ...palettes,
    semantic,
    semanticDark: readSemantic(map, 'colours-semantic-dark', dark, themeVariables(palettes.dark)),
    callouts: readCallouts(map, light, base?.callouts ?? null),
    sectionExpandIcon: map.text('nav-section-expand-icon') ?? base?.sectionExpandIcon ?? null,
    sectionCollapseIcon: map.text('nav-section-collapse-icon') ?? base?.sectionCollapseIcon ?? null,
    fontBody: config.fonts.text ?? map.text('font-body') ?? base?.fontBody ?? config.fontBody,
    fontHeading: headingFont(map, config) ?? base?.fontHeading ?? null,
    fontCode: config.fonts.code ?? map.text('font-code') ?? base?.fontCode ?? config.fontCode,
    fontSize: map.number('font-size', 'a number above 0', isPositive) ?? base?.fontSize ?? 1,
    lineHeight: map.number('line-height', 'a number above 0', isPositive) ?? base?.lineHeight ?? 1.7,
    mainWidth: config.mainWidth ?? readLength(map, 'main-width') ?? base?.mainWidth ?? '80em',
    navWidth: config.navWidth ?? readLength(map, 'nav-width') ?? base?.navWidth ?? '20em',
    linkStyles: {
      link: links['link-style'] ?? null,
      hover: links['link-style-hover'] ?? null,
      visited: links['link-style-visited'] ?? null,
    },
  };
}

function isPositive(value: number): boolean {
  return value > 0;
}

function readSemantic(
  map: YamlMap<ThemeKey>,
  key: 'colours-semantic' | 'colours-semantic-dark',
  defaults: Semantic,
  variables: Variables,
): Semantic {
  const colours = map.map<SemanticKey>(key, SEMANTIC_KEYS);
  return {
    info: readColour(colours, 'info', variables) ?? defaults.info,
    warning: readColour(colours, 'warning', variables) ?? defaults.warning,
    success: readColour(colours, 'success', variables) ?? defaults.success,
    error: readColour(colours, 'error', variables) ?? defaults.error,
  };
}

function readCallouts(
  map: YamlMap<ThemeKey>,
  variables: Variables,
  base: Theme['callouts'] | null,
): Theme['callouts'] {
  const callouts = map.map<SemanticKey>('callouts', SEMANTIC_KEYS);
  const read = (key: SemanticKey): Theme['callouts'][SemanticKey] => {
    const callout = callouts.map(key, THEME_CALLOUT_KEYS);
    return {
      icon: callout.text('icon') ?? base?.[key].icon ?? null,
      primary: readColour(callout, 'primary-colour', variables) ?? base?.[key].primary ?? null,
      background: readColour(callout, 'background-colour', variables) ?? base?.[key].background ?? null,
    };
  };
  return { info: read('info'), warning: read('warning'), success: read('success'), error: read('error') };
}

/** With a font for text alone, headings have that font, in bold. */
function headingFont(map: YamlMap<ThemeKey>, { fonts, fontHeading }: Config): string | null {
  if (fonts.headings !== null || fonts.text !== null) return fonts.headings;
  return map.text('font-heading') ?? map.text('font-title') ?? fontHeading;
}
