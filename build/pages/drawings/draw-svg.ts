/**
 * Draws SVG with resvg, compiled to Wasm: one file for all platforms, with the same pixels on each, so a site's cards
 * and icons have the same bytes on any machine. Only the given fonts are used, and no file or address is loaded.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The family of the letters that the package brings (cards/card-fonts.ts). */
export const CARD_FAMILY = 'Inter';

type Renderer = typeof import('@resvg/resvg-wasm');

/** The drawing: red, green, blue and alpha, a byte each, line by line; or as PNG. */
export interface Drawing {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  asPng(): Uint8Array;
}

/** The families of CSS that name no font, all ours. */
const FAMILIES = {
  defaultFontFamily: CARD_FAMILY,
  serifFamily: CARD_FAMILY,
  sansSerifFamily: CARD_FAMILY,
  cursiveFamily: CARD_FAMILY,
  fantasyFamily: CARD_FAMILY,
  monospaceFamily: CARD_FAMILY,
};

let renderer: Promise<Renderer> | null = null;

/** SHA-256 in hex of a drawing and of the fonts that it is drawn with, for keys of the cache. */
export function drawingHash(svg: Uint8Array, fonts: readonly Uint8Array[]): string {
  const hash = createHash('sha256').update(svg);
  for (const font of fonts) hash.update(font);
  return hash.digest('hex');
}

/**
 * The result of `read` for the drawing of `svg`, with the fonts of these files (TrueType or OpenType). Rejects if
 * `svg` is not valid. `fit` is a side in px to which the drawing is made larger or smaller.
 */
export async function drawSvg<T>(
  svg: string,
  fonts: readonly Uint8Array[],
  read: (drawing: Drawing) => T,
  fit?: { mode: 'width' | 'height'; value: number },
): Promise<T> {
  renderer ??= loadRenderer();
  const { Resvg } = await renderer;
  const resvg = new Resvg(svg, {
    font: { fontBuffers: [...fonts], loadSystemFonts: false, ...FAMILIES },
    textRendering: 1,
    ...(fit === undefined ? {} : { fitTo: fit }),
  });
  try {
    const image = resvg.render();
    try {
      return read(image);
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}

/** Loads resvg, at the first drawing: most builds have all theirs in the cache. */
async function loadRenderer(): Promise<Renderer> {
  const loaded = await import('@resvg/resvg-wasm');
  const require = createRequire(import.meta.url);
  await loaded.initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return loaded;
}
