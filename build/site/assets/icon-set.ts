/** The icons that authors may name without a file of their own: Bootstrap Icons (MIT), from a package. */
import { createRequire } from 'node:module';

interface IconSet {
  icons: Readonly<Record<string, { body: string; width?: number; height?: number }>>;
  aliases?: Readonly<Record<string, { parent: string }>>;
  width?: number;
  height?: number;
}

/** Names that authors try first. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  email: 'envelope',
  feed: 'rss',
  home: 'house',
  link: 'link-45deg',
  mail: 'envelope',
  phone: 'telephone',
  x: 'twitter-x',
};
/** Units of a drawing that does not say them, as the package has it. */
const SIZE = 16;

/** Read once, when a navigation first has an icon: it has a megabyte. */
let set: IconSet | null = null;

function iconSet(): IconSet {
  set ??= createRequire(import.meta.url)('@iconify-json/bi/icons.json') as IconSet;
  return set;
}

/** The SVG of an icon by its name, in the colour of the text; null: there is none. */
export function iconSvg(name: string): string | null {
  const { icons, aliases, width = SIZE, height = SIZE } = iconSet();
  const key = own(OTHER_NAMES, name) ?? name;
  const icon = own(icons, key) ?? own(icons, own(aliases ?? {}, key)?.parent ?? '');
  if (icon === undefined) return null;
  const box = `0 0 ${icon.width ?? width} ${icon.height ?? height}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${icon.body}</svg>`;
}

/** The names of all icons. */
export function iconNames(): string[] {
  return [...Object.keys(OTHER_NAMES), ...Object.keys(iconSet().icons)];
}

function own<Value>(map: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
