/**
 * PNG (W3C, third edition) of a picture with few colours: a palette and one byte a pixel need a third of the bytes of
 * four bytes a pixel. A card is flat colour and the soft edges of its letters, some sixty colours.
 */
import { deflateSync } from 'node:zlib';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const MOST_COLOURS = 256;

/**
 * The file of an opaque picture. `pixels` are red, green, blue and alpha, a byte each, line by line; alpha is
 * ignored. Null if there are more colours than a palette can have.
 */
export function palettePng(pixels: Uint8Array, width: number, height: number): Uint8Array | null {
  const palette = new Map<number, number>();
  // Each line begins with its filter: none (0), which is best for a palette (§12.7).
  const lines = new Uint8Array((width + 1) * height);
  let at = 0;
  for (let y = 0; y < height; y++) {
    let out = y * (width + 1) + 1;
    for (let x = 0; x < width; x++, at += 4) {
      const colour = ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);
      let index = palette.get(colour);
      if (index === undefined) {
        index = palette.size;
        if (index === MOST_COLOURS) return null;
        palette.set(colour, index);
      }
      lines[out++] = index;
    }
  }
  const colours = [...palette.keys()].flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]);
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    chunk('IHDR', header(width, height)),
    chunk('PLTE', Uint8Array.from(colours)),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Eight bits of palette index, no interlacing. */
function header(width: number, height: number): Uint8Array {
  const data = new DataView(new ArrayBuffer(13));
  data.setUint32(0, width);
  data.setUint32(4, height);
  data.setUint8(8, 8);
  data.setUint8(9, 3);
  return new Uint8Array(data.buffer);
}

/** Length, type, data, and the checksum of type and data (§5.3). */
function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}

const CRC_TABLE: Uint32Array = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The cyclic redundancy code of §D; Node's zlib has it only in later versions than we support. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
