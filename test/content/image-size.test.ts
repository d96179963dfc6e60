/** The size of images, from the first bytes of each format. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';
import { readImageSize } from '../../build/content/image-size.ts';

function bytes(...parts: (string | number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  );
}

const PNG = bytes(
  [0x89],
  'PNG\r\n',
  [0x1a, 0x0a, 0, 0, 0, 13],
  'IHDR',
  [0, 0, 1, 0x2c, 0, 0, 0, 0xc8, 8, 6, 0, 0, 0],
);
const GIF = bytes('GIF89a', [0x2c, 1, 0xc8, 0, 0, 0, 0]);
const WEBP = bytes('RIFF', [30, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 0x2b, 1, 0, 0xc7, 0, 0]);

/** A JPEG that is only its frame header, with an EXIF orientation before it if one is given. */
function jpeg(orientation: number | null): Uint8Array {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation ?? 1,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const exif = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff];
  const jfif = [0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0', 'latin1'), 1, 1, 0, 0, 1, 0, 1, 0, 0];
  const app1 = orientation === null ? jfif : [0xff, 0xe1, 0, exif.length + 2, ...exif];
  const frame = [0xff, 0xc0, 0, 17, 8, 0, 200, 1, 44, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
  return bytes([0xff, 0xd8], app1, frame, [0xff, 0xd9]);
}

const SIZES: [title: string, image: Uint8Array, width: number, height: number][] = [
  ['PNG', PNG, 300, 200],
  ['GIF', GIF, 300, 200],
  ['WebP', WEBP, 300, 200],
  ['JPEG', jpeg(null), 300, 200],
  ['JPEG that stands upright', jpeg(1), 300, 200],
  ['JPEG that is turned by a quarter', jpeg(6), 200, 300],
  ['JPEG that is turned by a half', jpeg(3), 300, 200],
  ['SVG with a size', bytes('<svg width="300" height="200"></svg>'), 300, 200],
  ['SVG with a view box alone', bytes('<svg viewBox="0 0 300 200"></svg>'), 300, 200],
];

for (const [title, image, width, height] of SIZES) {
  test(`${title}: ${width} × ${height}`, () => assert.deepEqual(readImageSize(image), { width, height }));
}

const NONE: [title: string, image: Uint8Array][] = [
  ['Nothing', bytes()],
  ['Text', bytes('not an image')],
  ['A PNG that is cut off', PNG.slice(0, 18)],
  ['An SVG that says nothing of its size', bytes('<svg></svg>')],
];

for (const [title, image] of NONE) {
  test(`${title} has no size`, () => assert.equal(readImageSize(image), null));
}

test('No bytes make it throw', () => {
  const beginnings = fc.constantFrom(
    PNG,
    GIF,
    WEBP,
    jpeg(6),
    bytes('<svg '),
    bytes([0, 0, 0, 24], 'ftypavif'),
  );
  fc.assert(
    fc.property(beginnings, fc.uint8Array({ maxLength: 60 }), fc.nat(40), (start, rest, keep) => {
      const size = readImageSize(Uint8Array.from([...start.subarray(0, keep), ...rest]));
      assert.ok(size === null || (size.width > 0 && size.height > 0));
    }),
    { numRuns: 1000 },
  );
});
