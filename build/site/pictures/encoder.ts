/**
 * Pictures are decoded, turned, made smaller and encoded by sharp (libvips), which is installed beside Coldpress where
 * there is a build of it for the machine. One thread and no vector instructions of its own: the same bytes everywhere.
 */
import type { Sharp, default as SharpConstructor, Stats } from 'sharp';
import { type IconForm, isFilled } from './icon-form.ts';
import { LOSSLESS, MOST_PIXELS, type PictureFacts, type PictureForm } from './picture-plan.ts';

export interface PictureEncoder {
  /** Decides the bytes, with the form and the picture: part of every key under which they are kept. */
  version: string;
  /** The facts about a picture; null for a format that no browser shows. Rejects where its bytes are broken. */
  read(bytes: Uint8Array): Promise<PictureFacts | null>;
  /** The picture in a form, without metadata, in sRGB, turned upright. Rejects where its bytes are broken. */
  make(bytes: Uint8Array, form: PictureForm): Promise<Uint8Array>;
  /** The picture as an icon, in PNG. Rejects where its bytes are broken. */
  makeIcon(bytes: Uint8Array, form: IconForm): Promise<Uint8Array>;
  /** Whether its edges are opaque when it stands in the middle of a square. Rejects where its bytes are broken. */
  fillsSquare(bytes: Uint8Array): Promise<boolean>;
}

/** A picture that takes longer than this is not worth the wait. */
const LONGEST_SECONDS = 120;
/** From 0 to 9: with 4, AVIF is a tenth smaller and takes five times as long. */
const AVIF_EFFORT = 3;

const FORMATS: Readonly<Record<string, PictureFacts['format']>> = {
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  avif: 'avif',
  heif: 'avif',
};

/** The encoder, or null on a machine where sharp is not installed. */
export async function loadEncoder(): Promise<PictureEncoder | null> {
  try {
    const { default: sharp } = await import('sharp');
    sharp.concurrency(1);
    sharp.simd(false);
    sharp.cache(false);
    return encoderOf(sharp);
  } catch {
    return null;
  }
}

function encoderOf(sharp: typeof SharpConstructor): PictureEncoder {
  const open = (bytes: Uint8Array, animated: boolean): Sharp =>
    sharp(bytes, { animated, limitInputPixels: MOST_PIXELS, failOn: 'error' }).timeout({
      seconds: LONGEST_SECONDS,
    });
  return {
    version: `sharp ${sharp.versions.sharp} libvips ${sharp.versions.vips}`,
    async read(bytes) {
      const found = await open(bytes, false).metadata();
      const format = FORMATS[found.format];
      if (format === undefined) return null;
      const { width } = found.autoOrient;
      const frames = found.pages ?? 1;
      const stats = found.hasAlpha || frames === 1 ? await open(bytes, false).stats() : null;
      const hasAlpha = found.hasAlpha && stats?.isOpaque === false;
      const hasMetadata =
        [found.exif, found.xmp, found.iptc].some((part) => part !== undefined) ||
        (found.orientation ?? 1) !== 1;
      const tint = stats === null || hasAlpha || frames > 1 ? null : mainColour(stats);
      return { width, format, frames, hasMetadata, tint };
    },
    async make(bytes, form) {
      const isAnimated = form.format === 'webp' || form.format === 'gif';
      const picture = open(bytes, isAnimated)
        .autoOrient()
        .resize({ width: form.width, withoutEnlargement: true });
      return new Uint8Array(await encode(picture, form).toBuffer());
    },
    async makeIcon(bytes, { size, part, ground }) {
      const inner = Math.round(size * part);
      const before = Math.floor((size - inner) / 2);
      const after = size - inner - before;
      const inside = inSquare(open(bytes, false), inner).extend({
        top: before,
        left: before,
        bottom: after,
        right: after,
        background: TRANSPARENT,
      });
      // A picture is changed by one call of each kind; a second one begins with the pixels of the first.
      const pixels = await inside.png().toBuffer();
      const icon = ground === null ? sharp(pixels) : sharp(pixels).flatten({ background: ground });
      return new Uint8Array(await icon.png(PALETTE).toBuffer());
    },
    async fillsSquare(bytes) {
      const side = 16;
      const { data } = await inSquare(open(bytes, false), side)
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      return isFilled(data, side);
    },
  };
}

const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 };
/** At most 256 colours, chosen from the picture's own: a third of the bytes of all of them. */
const PALETTE = { palette: true, quality: 100, effort: 10, compressionLevel: 9 } as const;

function inSquare(picture: Sharp, side: number): Sharp {
  return picture
    .autoOrient()
    .toColourspace('srgb')
    .resize({ width: side, height: side, fit: 'contain', background: TRANSPARENT });
}

function encode(picture: Sharp, { format, quality }: PictureForm): Sharp {
  switch (format) {
    case 'avif':
      return picture.avif({ quality, effort: AVIF_EFFORT });
    case 'webp':
      return quality === LOSSLESS
        ? picture.webp({ nearLossless: true, quality: 60, effort: 4 })
        : picture.webp({ quality, effort: 4 });
    case 'jpeg':
      return picture.jpeg({ quality, mozjpeg: true });
    case 'png':
      return picture.png(quality === LOSSLESS ? { compressionLevel: 9 } : PALETTE);
    case 'gif':
      return picture.gif();
  }
}

/** The colour that most of the picture has, in 16 steps a channel, so that a site has few of them. */
function mainColour({ dominant }: Stats): string {
  const digit = (channel: number): string => Math.round(channel / 17).toString(16);
  return `#${digit(dominant.r)}${digit(dominant.g)}${digit(dominant.b)}`;
}
