/** The ICO container, which browsers expect at /favicon.ico, around pictures in PNG. */

/** The bytes before the first entry, and of each entry. */
const HEADER = 6;
const ENTRY = 16;
const ICON = 1;
const BITS = 32;

export interface IcoPicture {
  /** The side in px, at most 256. */
  size: number;
  png: Uint8Array;
}

/**
 * A file with these pictures, of which a browser takes the one that fits best (ICONDIR and ICONDIRENTRY of Windows).
 */
export function icoFile(pictures: readonly IcoPicture[]): Uint8Array {
  const total = pictures.reduce((sum, { png }) => sum + ENTRY + png.length, HEADER);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  view.setUint16(2, ICON, true);
  view.setUint16(4, pictures.length, true);
  let at = HEADER + ENTRY * pictures.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = HEADER + ENTRY * index;
    // A side of 256 is written as 0.
    view.setUint8(entry, size & 255);
    view.setUint8(entry + 1, size & 255);
    view.setUint16(entry + 4, 1, true);
    view.setUint16(entry + 6, BITS, true);
    view.setUint32(entry + 8, png.length, true);
    view.setUint32(entry + 12, at, true);
    bytes.set(png, at);
    at += png.length;
  }
  return bytes;
}
