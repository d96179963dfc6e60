/** The size of an image in CSS pixels, from its bytes. */
import { imageSize } from 'image-size';

export interface ImageSize {
  width: number;
  height: number;
}

/** The format of an image by its content: `png`, `jpg`, `svg`, `ico`; null for other files. */
export function readImageType(bytes: Uint8Array): string | null {
  try {
    return imageSize(bytes).type ?? null;
  } catch {
    return null;
  }
}

/** EXIF orientations that turn the image by a quarter, so that width and height change places. */
const TURNED: ReadonlySet<number> = new Set([5, 6, 7, 8]);

/** Width and height as a browser shows the image, in px; null for other files. */
export function readImageSize(bytes: Uint8Array): ImageSize | null {
  try {
    const { width, height, orientation } = imageSize(bytes);
    if (!(width > 0 && height > 0)) return null;
    const isTurned = TURNED.has(orientation ?? 1);
    return isTurned ? { width: height, height: width } : { width, height };
  } catch {
    return null;
  }
}
