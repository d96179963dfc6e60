/** How much two pictures look alike, where letters may be drawn by another machine. */
import { join } from 'node:path';
import sharp from 'sharp';
import { ssim } from 'ssim.js';

/** Where the screenshots are kept. */
export const SCREENS_FOLDER: string = join(import.meta.dirname, '..', '..', 'content', 'assets', 'screens');

/** From this likeness on nothing has changed that eyes see. Here screenshots of one page have 0.998. */
export const SAME = 0.9;
/** The same where another version of the browser may break lines at other words. */
export const NEARLY_SAME = 0.5;

/** In px: at this width single letters are grey, and headings, boxes and gaps are still there. */
const COMPARED = 240;

/** The side of a tile, in px: a change counts by the part of the page where it is, however much of the page is blank. */
const TILE = 40;

/** The structural similarity of the tile that differs most, 0 to 1; 0 for pictures of other proportions. */
export async function likeness(first: Uint8Array, second: Uint8Array): Promise<number> {
  const [a, b] = [await pixels(first), await pixels(second)];
  if (a.height !== b.height) return 0;
  const { data, width, height } = ssim(a, b, { downsample: false }).ssim_map;
  let least = 1;
  for (let top = 0; top < height; top += TILE)
    for (let left = 0; left < width; left += TILE) {
      const right = Math.min(width, left + TILE);
      const bottom = Math.min(height, top + TILE);
      let sum = 0;
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += data[y * width + x] ?? 0;
      least = Math.min(least, sum / ((right - left) * (bottom - top)));
    }
  return least;
}

async function pixels(bytes: Uint8Array): Promise<ImageData> {
  const { data, info } = await sharp(bytes)
    .resize({ width: COMPARED })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' } as ImageData;
}
