/** The pictures on cards as data: URLs, since the renderer loads no file. */
import { canonicalPath } from '../../content/canonical-path.ts';
import { readImageType } from '../../content/image-size.ts';
import type { Asset, SiteContent } from '../../content/model.ts';
import { type ContentCache, cacheKey } from '../../remember/content-cache.ts';
import type { PictureEncoder } from '../../site/pictures/encoder.ts';
import { KeptForms } from '../../site/pictures/kept-forms.ts';
import { LOSSLESS } from '../../site/pictures/picture-plan.ts';
import { drawingHash, drawSvg } from '../drawings/draw-svg.ts';
import { type IconSource, iconSource } from '../icons/icon-source.ts';

/** A picture of a size in px. */
export interface CardPicture {
  href: string;
  width: number;
  height: number;
}

/** No card is wider (px), so no cover has to be. */
const WIDEST_COVER = 1200;
const COVER_QUALITY = 86;
/** A bitmap of more bytes is not put into cards as it is. */
const LARGEST = 200 * 1024;
/** Formats, by content, that the renderer reads. */
const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
};

interface PictureTools {
  encoder: PictureEncoder | null;
  cache: ContentCache;
  /** The files of fonts for letters in drawings. */
  fonts: readonly Uint8Array[];
}

/** The site's logo, `height` px high, but at most `widest` px wide; null: there is none, or it cannot be drawn. */
export async function cardLogo(
  content: SiteContent,
  { height, widest }: { height: number; widest: number },
  tools: PictureTools,
): Promise<CardPicture | null> {
  const source = iconSource(content, [content.config.logo], []);
  if (source === null) return null;
  const scale = Math.min(height / source.height, widest / source.width);
  const size = {
    width: Math.max(1, Math.round(source.width * scale)),
    height: Math.max(1, Math.round(source.height * scale)),
  };
  try {
    const href = source.isSvg
      ? await svgAsPng(source, size.width, tools)
      : await bitmapAsPng(source, size.width, tools);
    return href === null ? null : { href, ...size };
  } catch {
    // A picture that is broken is reported with all others.
    return null;
  }
}

async function svgAsPng(
  { bytes }: IconSource,
  width: number,
  { cache, fonts }: PictureTools,
): Promise<string> {
  const key = cacheKey('card-logo', drawingHash(bytes, fonts), String(width));
  const known = cache.get(key);
  if (known !== null) return dataUrl('image/png', known);
  const fit = { mode: 'width' as const, value: width };
  const png = await drawSvg(new TextDecoder().decode(bytes), fonts, (drawing) => drawing.asPng(), fit);
  cache.put(key, png);
  return dataUrl('image/png', png);
}

/** The bitmap in a smaller size; without an encoder as it is, if it is small enough (null: it is not). */
async function bitmapAsPng(
  source: IconSource,
  width: number,
  { encoder, cache }: PictureTools,
): Promise<string | null> {
  if (encoder === null) return ownBytes(source.bytes);
  const kept = new KeptForms(source, encoder, cache);
  return dataUrl('image/png', await kept.form({ format: 'png', width, quality: LOSSLESS }));
}

/** The picture of a post at a path of the site; null: it is none that can be drawn. */
export async function cardCover(
  { assets }: Pick<SiteContent, 'assets'>,
  path: string,
  { encoder, cache }: Pick<PictureTools, 'encoder' | 'cache'>,
): Promise<string | null> {
  const asset = assets.find((each) => each.path === path);
  if (asset === undefined || encoder === null) return null;
  try {
    const kept = new KeptForms(asset, encoder, cache);
    const facts = await kept.facts();
    if (facts === null) return null;
    const width = Math.min(facts.width, WIDEST_COVER);
    return dataUrl('image/jpeg', await kept.form({ format: 'jpeg', width, quality: COVER_QUALITY }));
  } catch {
    return null;
  }
}

/** A file of the site that a template names, or why it cannot be drawn. */
export function templatePicture(assets: readonly Asset[], href: string): { url: string } | { fault: string } {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href))
    return { fault: `${href} is of another site, and is not loaded` };
  const path = canonicalPath(`/${href.replace(/^(?:\.?\/)+/, '')}`);
  const asset = assets.find((each) => each.path === path);
  if (asset === undefined) return { fault: `there is no file ${href} in this site` };
  const url = ownBytes(asset.bytes);
  return url === null ? { fault: `${href} is no PNG, JPEG, GIF or SVG of at most 200 KB` } : { url };
}

function ownBytes(bytes: Uint8Array): string | null {
  const type = TYPES[readImageType(bytes) ?? ''];
  return type === undefined || bytes.length > LARGEST ? null : dataUrl(type, bytes);
}

function dataUrl(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}
