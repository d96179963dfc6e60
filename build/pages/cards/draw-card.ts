/** Draws a social card as PNG. */

import { drawSvg } from '../drawings/draw-svg.ts';
import { palettePng } from './png.ts';

/** Draws `svg` with the fonts of these files (TrueType or OpenType). Rejects if `svg` is not valid. */
export function drawCard(svg: string, fonts: readonly Uint8Array[]): Promise<Uint8Array> {
  return drawSvg(svg, fonts, (image) => palettePng(image.pixels, image.width, image.height) ?? image.asPng());
}
