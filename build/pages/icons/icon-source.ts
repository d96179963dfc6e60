/** The picture that a site's icons are made from, and what draws it. */
import { readImageSize, readImageType } from '../../content/image-size.ts';
import type { Asset, SiteContent } from '../../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../../content/problem.ts';
import { type ContentCache, cacheKey } from '../../remember/content-cache.ts';
import type { PictureEncoder } from '../../site/pictures/encoder.ts';
import { type IconForm, isFilled } from '../../site/pictures/icon-form.ts';
import { KeptForms } from '../../site/pictures/kept-forms.ts';
import { MOST_PIXELS } from '../../site/pictures/picture-plan.ts';
import { type Drawing, drawingHash, drawSvg } from '../drawings/draw-svg.ts';
import { drawingFault, readSvg } from '../drawings/read-svg.ts';
import { element } from '../feeds/xml.ts';

/** What an icon can be drawn from. */
export interface IconSource {
  /** Null: it was made here. */
  asset: Asset | null;
  bytes: Uint8Array;
  isSvg: boolean;
  /** In px; of SVG only the shape counts. */
  width: number;
  height: number;
}

/** Formats by content that sharp decodes; others, such as ICO, are served as they are. */
const BITMAPS: ReadonlySet<string> = new Set(['png', 'jpg', 'webp', 'gif', 'avif', 'heif']);
/** Longer drawings are not read. */
const LARGEST_SVG = 8 * 1024 * 1024;

/**
 * The first of the author's pictures `files` that icons can be made from; null: none. A drawing that cannot be read is a
 * problem; bitmaps that cannot are problems of their own (make-pictures.ts).
 */
export function iconSource(
  { assets }: Pick<SiteContent, 'assets'>,
  files: readonly (string | null)[],
  problems: Problem[],
): IconSource | null {
  for (const file of new Set(files)) {
    const asset = assets.find((each) => each.file === file);
    const source = asset === undefined ? null : sourceOf(asset, problems);
    if (source !== null) return source;
  }
  return null;
}

function sourceOf(asset: Asset, problems: Problem[]): IconSource | null {
  const { file, bytes } = asset;
  const type = readImageType(bytes);
  const size = readImageSize(bytes);
  if (type !== null && BITMAPS.has(type) && size !== null) {
    return size.width * size.height > MOST_PIXELS ? null : { asset, bytes, isSvg: false, ...size };
  }
  // Files that are empty or in another format are reported with all other pictures.
  if (type !== 'svg' && (bytes.length === 0 || type !== null || !/\.svg$/i.test(file))) return null;
  const fault = svgFault(bytes);
  if (fault === null) return { asset, bytes, isSvg: true, ...(size ?? { width: 1, height: 1 }) };
  problems.push(createProblem('picture-broken', wholeFile(file), `${file} cannot be drawn: ${fault}`));
  return null;
}

/** Why a drawing cannot be drawn; null: it can. */
function svgFault(bytes: Uint8Array): string | null {
  if (bytes.length > LARGEST_SVG) return 'it has more than 8 MB';
  const read = readSvg(new TextDecoder().decode(bytes));
  return 'fault' in read ? read.fault : drawingFault(read.document);
}

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
  const kept = async (
    what: string,
    form: IconForm,
    read: (drawing: Drawing) => Uint8Array,
  ): Promise<Uint8Array> => {
    const key = cacheKey('icon', input, what, JSON.stringify(form));
    const known = cache.get(key);
    if (known !== null) return known;
    const drawn = await drawInSquare(source, form, fonts, read);
    cache.put(key, drawn);
    return drawn;
  };
  const side = 16;
  const whole: IconForm = { size: side, part: 1, ground: null };
  return {
    draw: (form) => kept('png', form, (drawing) => drawing.asPng()),
    fills: async () =>
      (await kept('fills', whole, ({ pixels }) => Uint8Array.of(isFilled(pixels, side) ? 1 : 0)))[0] === 1,
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
