/** Which forms of a picture are made: its widths, its formats, and whether its own file has to be made anew. Pure. */
import type { PictureOptions } from '../../content/model.ts';

/** The facts about a picture's file, before any form is made. */
export interface PictureFacts {
  /** As a browser shows it, in px: turned as its EXIF orientation says. */
  width: number;
  format: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif';
  /** Frames; 1: it does not move. */
  frames: number;
  /** Whether the file has data of camera, place or editor, or is to be turned. */
  hasMetadata: boolean;
  /** `#rgb`, as `Picture.tint` of content/picture.ts. */
  tint: string | null;
}

export interface PictureForm {
  format: 'avif' | 'webp' | 'jpeg' | 'png' | 'gif';
  /** In px, at most the picture's own. */
  width: number;
  /** From 1 to 100 (`LOSSLESS`). */
  quality: number;
}

/** The quality of PNG, and of WebP for drawings. */
export const LOSSLESS = 100;

/** The pixels of all frames that are decoded at most: 100 million take 400 MB. */
export const MOST_PIXELS = 100_000_000;

/**
 * How much more of their own quality other formats take to look at least like AVIF: by structural similarity, in
 * photographs; content/pages/docs/pictures.md has the figures.
 */
const ALIKE = { webp: 26, jpeg: 24 };

/**
 * The forms that a page offers beside the picture's own file, best format first, narrowest first. AVIF has every
 * width; WebP, which only browsers from before 2023 still need, every second one from the widest. A picture that
 * moves is WebP in its own width, since few encoders of AVIF make films of it in bearable time.
 */
export function offeredForms(facts: PictureFacts, { widths, quality }: PictureOptions): PictureForm[] {
  if (facts.frames > 1) {
    return [{ format: 'webp', width: Math.min(facts.width, widths.at(-1) ?? facts.width), quality: 70 }];
  }
  const all = usableWidths(facts.width, widths);
  const some = all.filter((_, index) => (all.length - 1 - index) % 2 === 0);
  const webp = Math.min(quality + ALIKE.webp, LOSSLESS - 1);
  // A PNG may be a photograph or a drawing; the sizes of both forms show which it is (make-pictures.ts).
  const drawing = facts.format === 'png' ? all : [];
  return [
    ...all.map((width): PictureForm => ({ format: 'avif', width, quality })),
    ...some.map((width): PictureForm => ({ format: 'webp', width, quality: webp })),
    ...drawing.map((width): PictureForm => ({ format: 'webp', width, quality: LOSSLESS })),
  ];
}

/** The widths below the picture's own, and its own where that is not wider than the widest. */
function usableWidths(own: number, widths: readonly number[]): number[] {
  const widest = widths.at(-1) ?? own;
  // A width that is nearly the picture's own would be the same file twice.
  const below = widths.filter((width) => width < own * 0.9);
  return own <= widest ? [...below, own] : below;
}

/**
 * The form at the picture's own address: null for the author's file, or a form of the same format, not wider than
 * the widest and without the data of camera and place, which may reveal where its author lives.
 */
export function ownForm(
  facts: PictureFacts,
  { widths, quality, originals }: PictureOptions,
): PictureForm | null {
  if (originals || facts.format === 'gif' || facts.frames > 1) return null;
  const width = Math.min(facts.width, widths.at(-1) ?? facts.width);
  if (width === facts.width && !facts.hasMetadata) return null;
  const alike = { avif: quality, webp: quality + ALIKE.webp, jpeg: quality + ALIKE.jpeg, png: LOSSLESS };
  const most = facts.format === 'png' ? LOSSLESS : LOSSLESS - 1;
  return { format: facts.format, width, quality: Math.min(alike[facts.format], most) };
}
