/** `media` of config.yml: the address of files that stay outside the component, and from which size on they do. */
import type { MediaOptions } from './model.ts';
import type { YamlMap } from './yaml-map.ts';

const MEDIA_KEYS = ['url', 'over'] as const;

/** Bytes: smaller files are sent as quickly by the site itself as a browser finds another host. */
const OVER = 100_000;
const UNITS: Readonly<Record<string, number>> = { '': 1, B: 1, KB: 1e3, KIB: 2 ** 10, MB: 1e6, MIB: 2 ** 20 };
const SIZE = /^(\d{1,9}(?:\.\d{1,3})?) ?([a-z]{0,3})$/i;

/** The options, or null where all files are in the component. */
export function readMedia<Key extends string>(map: YamlMap<Key>, key: Key & 'media'): MediaOptions | null {
  if (!map.has(key)) return null;
  if (map.isText(key)) return withAddress(map, key, OVER);
  const options = map.map(key, MEDIA_KEYS);
  if (options.text('url') === null) {
    if (map.isMap(key)) map.report('media-invalid', key, '`media` has no `url`');
    return null;
  }
  return withAddress(options, 'url', readSize(options) ?? OVER);
}

/** Absolute, https, without user, query and fragment. */
function withAddress<Key extends string>(map: YamlMap<Key>, key: Key, over: number): MediaOptions | null {
  const text = map.text(key);
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url !== null && url.search === '' && url.hash === '' && !/[?#]/.test(text);
  if (isPlain && url.protocol === 'https:' && url.username === '' && url.password === '') {
    let path = url.pathname;
    while (path.endsWith('/')) path = path.slice(0, -1);
    return { url: url.origin + path, over };
  }
  map.report('media-invalid', key, `\`${text}\` is not an absolute https URL`);
  return null;
}

function readSize(map: YamlMap<(typeof MEDIA_KEYS)[number]>): number | null {
  const text = map.text('over');
  if (text === null) return null;
  const [, number = '', unit = ''] = SIZE.exec(text) ?? [];
  const bytes = Math.round(Number(number) * (UNITS[unit.toUpperCase()] ?? Number.NaN));
  if (number !== '' && Number.isSafeInteger(bytes)) return bytes;
  map.report(
    'invalid-value',
    'over',
    `\`over\` takes a size such as \`100 KB\` or \`2 MB\`, not \`${text}\``,
  );
  return null;
}
