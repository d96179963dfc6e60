/** Where the author named fonts, for problems that are found once all files are read. */
import type { ConfigKey, FONT_KEYS } from './config-keys.ts';
import type { FontPlaces } from './model.ts';
import type { Place } from './problem.ts';
import type { ThemeKey } from './theme-keys.ts';
import type { YamlMap } from './yaml-map.ts';

/** The place of each font's value: theme.yml's where it has one, as the theme's value wins, else config.yml's. */
export function fontPlaces(theme: YamlMap<ThemeKey>, config: YamlMap<ConfigKey>): FontPlaces {
  const fonts = config.isMap('fonts') ? config.map<string>('fonts', null) : null;
  const find = (own: (typeof FONT_KEYS)[number], keys: readonly (ThemeKey & ConfigKey)[]): Place | null => {
    if (fonts?.has(own)) return fonts.place(own);
    if (fonts === null && own !== 'code' && config.has('fonts')) return config.place('fonts');
    return placeOf(theme, keys) ?? placeOf(config, keys);
  };
  return {
    body: find('text', ['font-body']),
    heading: find('headings', ['font-heading', 'font-title']),
    code: find('code', ['font-code']),
  };
}

function placeOf<Key extends string>(map: YamlMap<Key>, keys: readonly Key[]): Place | null {
  const key = keys.find((each) => map.has(each));
  return key === undefined ? null : map.place(key);
}
