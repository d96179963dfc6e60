/** Pictures made by arithmetic, so that no photograph has to lie in the repository. */
import sharp from 'sharp';

/** Bytes of a picture like a photograph: wide shades, soft noise and some edges; the same on every machine. */
export async function photograph(
  width: number,
  height: number,
  format: 'jpeg' | 'png' | 'webp' = 'jpeg',
  orientation?: number,
): Promise<Uint8Array> {
  const picture = sharp(pixels(width, height), { raw: { width, height, channels: 3 } }).blur(0.8);
  const placed = orientation === undefined ? picture : picture.withMetadata({ orientation });
  return new Uint8Array(await placed.toFormat(format, { quality: 92 }).toBuffer());
}

/** Bytes of a picture of flat areas, as screenshots and diagrams are. */
export async function drawing(width: number, height: number): Promise<Uint8Array> {
  const boxes = Array.from({ length: 60 }, (_, at) => {
    const [x, y] = [(at * 137) % (width - 90), (at * 311) % (height - 50)];
    return `<rect x="${x}" y="${y}" width="80" height="40" fill="#3b6"/><path d="M${x} ${y}h80v40" stroke="#111" fill="none"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${boxes.join('')}</svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer());
}

/** Bytes of a GIF of some frames of one colour each. */
export async function film(width: number, height: number, frames: number): Promise<Uint8Array> {
  const all = Array.from({ length: frames }, (_, at) =>
    pixels(width, height).map((value) => (value + at * 40) % 256),
  );
  const raw = { width, height: height * frames, channels: 3 as const, pageHeight: height };
  return new Uint8Array(
    await sharp(Buffer.concat(all), { raw })
      .gif({ delay: Array.from({ length: frames }, () => 100), loop: 0 })
      .toBuffer(),
  );
}

function pixels(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(width * height * 3);
  let seed = 7;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      const noise = (seed >>> 24) / 8;
      const hill = Math.sin((x / width) * 9) * Math.cos((y / height) * 7) * 60;
      const edge = (Math.floor(x / 97) + Math.floor(y / 61)) % 5 === 0 ? 40 : 0;
      for (const base of [90, 120, 150]) bytes[at++] = Math.max(0, Math.min(255, base + hill + edge + noise));
    }
  }
  return bytes;
}
