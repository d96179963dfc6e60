/**
 * Draws SVG as PNG with resvg, compiled to Wasm: one file for all platforms, with the same pixels on each, so a site's
 * cards have the same bytes on any machine. Only the given fonts are used.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { palettePng } from './png.ts';

type Renderer = typeof import('@resvg/resvg-wasm');

let renderer: Promise<Renderer> | null = null;

/** Draws `svg` with the fonts of these files (TrueType or OpenType). Rejects if `svg` is not valid. */
export async function drawCard(svg: string, fonts: readonly Uint8Array[]): Promise<Uint8Array> {
  renderer ??= loadRenderer();
  const { Resvg } = await renderer;
  const resvg = new Resvg(svg, {
    font: { fontBuffers: [...fonts], loadSystemFonts: false },
    textRendering: 1,
  });
  try {
    const image = resvg.render();
    try {
      return palettePng(image.pixels, image.width, image.height) ?? image.asPng();
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}

/** Loads resvg, at the first card that is drawn: most builds have all theirs in the cache. */
async function loadRenderer(): Promise<Renderer> {
  const loaded = await import('@resvg/resvg-wasm');
  const require = createRequire(import.meta.url);
  await loaded.initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return loaded;
}
