/** `pictures` of config.yml: whether pictures are made smaller, in the sizes and formats of browsers, and how. */
import type { PictureOptions } from './model.ts';
import type { YamlMap } from './yaml-map.ts';
import { parseBoolean } from './yaml-scalar.ts';

/** The keys of `pictures`. */
export const PICTURE_KEYS = ['widths', 'quality', 'originals'] as const;

/**
 * Widths in px: a phone, a phone of high density or a column of text, and the column at high density. A picture is
 * shown no wider than the column, 42rem.
 */
const WIDTHS: readonly number[] = [480, 800, 1200, 1600];
/**
 * Of AVIF, from 1 to 100: above it, eyes find no difference in photographs; content/pages/docs/pictures.md has the
 * figures.
 */
const QUALITY = 50;
const LEAST_WIDTH = 16;
const MOST_WIDTH = 8192;
const MOST_WIDTHS = 8;
const HINT = '`coldpress docs pictures` lists what the key takes';

/** The options, or null where pictures are to stay as they are (`pictures: no`). */
export function readPictureOptions<Key extends string>(
  map: YamlMap<Key>,
  key: Key & 'pictures',
): PictureOptions | null {
  const defaults: PictureOptions = { widths: [...WIDTHS], quality: QUALITY, originals: false };
  if (map.isText(key)) {
    const text = map.text(key) ?? '';
    const value = parseBoolean(text);
    if (value === null) {
      map.report('invalid-value', key, `\`pictures\` takes yes, no or a map, not \`${text}\``, HINT);
    }
    return value === false ? null : defaults;
  }
  const options = map.map(key, PICTURE_KEYS);
  const isQuality = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 100;
  return {
    widths: readWidths(options) ?? defaults.widths,
    quality: options.number('quality', 'a whole number from 1 to 100', isQuality) ?? defaults.quality,
    originals: options.boolean('originals', false),
  };
}

/** The widths in order, each once; null where there are none, or where one of them is no width. */
function readWidths(options: YamlMap<(typeof PICTURE_KEYS)[number]>): number[] | null {
  const texts = options.list('widths');
  if (texts.length === 0) return null;
  const widths = texts.map(({ text }) => Number(text));
  const isWidth = (width: number): boolean =>
    Number.isInteger(width) && width >= LEAST_WIDTH && width <= MOST_WIDTH;
  if (widths.every(isWidth) && widths.length <= MOST_WIDTHS) {
    return [...new Set(widths)].sort((a, b) => a - b);
  }
  const message = `\`widths\` takes up to ${MOST_WIDTHS} whole numbers from ${LEAST_WIDTH} to ${MOST_WIDTH}`;
  options.report('invalid-value', 'widths', message, HINT);
  return null;
}
