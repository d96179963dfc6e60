/** templates/picture.ts: the HTML of a picture and of the other forms of it. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { type PictureImage, pictureHtml } from '../../build/theme/templates/picture.ts';

const PICTURE: PictureImage['picture'] = {
  sources: [
    {
      type: 'image/avif',
      candidates: [
        { path: '/a.480.avif', width: 480 },
        { path: '/a.800.avif', width: 800 },
      ],
    },
    { type: 'image/webp', candidates: [{ path: '/a.800.webp', width: 800 }] },
  ],
  tint: '#678',
};

const IMAGE: PictureImage = {
  url: '/a.jpg',
  alt: 'Boat',
  attributes: ' width="800" height="600"',
  width: null,
  isFirst: false,
  picture: PICTURE,
};

const CASES: [title: string, image: Partial<PictureImage>, html: string[]][] = [
  [
    'offers each format with its widths, best first, and the file itself to all others',
    {},
    [
      '<picture><source type="image/avif" srcset="/a.480.avif 480w, /a.800.avif 800w" sizes="auto, (min-width: 46rem) 42rem, 92vw">',
      '<source type="image/webp" srcset="/a.800.webp 800w" sizes="auto, (min-width: 46rem) 42rem, 92vw">',
      '<img src="/a.jpg" alt="Boat" class="tint-678" width="800" height="600" loading="lazy" decoding="async"></picture>',
    ],
  ],
  [
    'wants the first of a page before all others, and does not wait for its layout',
    { isFirst: true },
    ['sizes="(min-width: 46rem) 42rem, 92vw"><img', 'fetchpriority="high" decoding="async"></picture>'],
  ],
  ['says the width that the author wants', { width: 300 }, ['sizes="auto, 300px"><img']],
  [
    'has no colour beneath a picture that is transparent',
    { picture: { sources: PICTURE.sources, tint: null } },
    ['<img src="/a.jpg" alt="Boat" width="800"'],
  ],
  [
    'is an image alone where there are no other forms',
    { picture: undefined, isFirst: true },
    ['<img src="/a.jpg" alt="Boat" width="800" height="600" decoding="async">'],
  ],
  ['writes addresses safely', { url: '/a".jpg', picture: undefined }, ['<img src="/a&quot;.jpg" alt="Boat"']],
];

describe('a picture', () => {
  it.each(CASES)('%s', (_title, image, parts) => {
    const html = pictureHtml({ ...IMAGE, ...image });
    for (const part of parts) assert.ok(html.includes(part), `${part}\nis not in\n${html}`);
  });

  it('is either an image or a picture, and has nothing else around it', () => {
    assert.match(pictureHtml(IMAGE), /^<picture>.*<\/picture>$/);
    assert.match(pictureHtml({ ...IMAGE, picture: undefined }), /^<img [^<]*>$/);
  });
});
