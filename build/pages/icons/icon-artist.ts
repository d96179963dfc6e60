/** Draws a site's icons from a picture, or takes them from the cache. */
import { type ContentCache, cacheKey } from '../../remember/content-cache.ts';
import type { PictureEncoder } from '../../site/pictures/encoder.ts';
import { type IconForm, isFilled } from '../../site/pictures/icon-form.ts';
import { KeptForms } from '../../site/pictures/kept-forms.ts';
import { type Drawing, drawingHash, drawSvg } from '../drawings/draw-svg.ts';
import { element } from '../feeds/xml.ts';
import type { IconSource } from './icon-source.ts';

export interface IconArtist {
  /** The icon in PNG. */
  draw(form: IconForm): Promise<Uint8Array>;
  /** Whether the picture needs no margin. */
  fills(): Promise<boolean>;
}

/** Draws bitmaps, or icons from the cache. */
export function bitmapArtist(
  { bytes }: IconSource,
  encoder: PictureEncoder,
  cache: ContentCache,
): IconArtist {
  const kept = new KeptForms({ bytes }, encoder, cache);
  return { draw: (form) => kept.icon(form), fills: () => kept.fillsSquare() };
}

/** Draws SVG with these fonts, or takes icons from the cache. */
export function svgArtist(source: IconSource, fonts: readonly Uint8Array[], cache: ContentCache): IconArtist {
  const input = drawingHash(source.bytes, fonts);
  const cached = async (
    name: string,
    form: IconForm,
    read: (drawing: Drawing) => Uint8Array,
  ): Promise<Uint8Array> => {
    const key = cacheKey('icon', input, name, JSON.stringify(form));
    const known = cache.get(key);
    if (known !== null) return known;
    const drawn = await drawInSquare(source, form, fonts, read);
    cache.put(key, drawn);
    return drawn;
  };
  const side = 16;
  const whole: IconForm = { size: side, part: 1, ground: null };
  return {
    draw: (form) => cached('png', form, (drawing) => drawing.asPng()),
    fills: async () =>
      (await cached('fills', whole, ({ pixels }) => Uint8Array.of(isFilled(pixels, side) ? 1 : 0)))[0] === 1,
  };
}

/**
 * The drawing in the middle of a square, read by `read`. It is drawn in its size first: within another drawing the
 * renderer gives it no fonts.
 */
async function drawInSquare<T>(
  { bytes, width, height }: IconSource,
  { size, part, ground }: IconForm,
  fonts: readonly Uint8Array[],
  read: (drawing: Drawing) => T,
): Promise<T> {
  const side = Math.round(size * part);
  const fit = { mode: width >= height ? ('width' as const) : ('height' as const), value: side };
  const inner = await drawSvg(
    new TextDecoder().decode(bytes),
    fonts,
    (drawing) => ({ width: drawing.width, height: drawing.height, png: drawing.asPng() }),
    fit,
  );
  const all = { width: String(size), height: String(size) };
  const square = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...all },
    ground === null ? null : element('rect', { ...all, fill: ground }),
    element('image', {
      x: String(Math.floor((size - inner.width) / 2)),
      y: String(Math.floor((size - inner.height) / 2)),
      width: String(inner.width),
      height: String(inner.height),
      href: `data:image/png;base64,${Buffer.from(inner.png).toString('base64')}`,
    }),
  );
  return await drawSvg(square.markup, [], read);
}
