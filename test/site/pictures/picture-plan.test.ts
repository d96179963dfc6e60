/** Which forms of a picture are made. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { PictureOptions } from '../../../build/content/model.ts';
import { offeredForms, ownForm, type PictureFacts } from '../../../build/site/pictures/picture-plan.ts';

const OPTIONS: PictureOptions = { widths: [480, 800, 1200, 1600], quality: 50, originals: false };
const PHOTO: PictureFacts = {
  width: 4000,
  format: 'jpeg',
  frames: 1,
  hasMetadata: false,
  tint: '#678',
};

const OFFERED: [
  title: string,
  facts: Partial<PictureFacts>,
  options: Partial<PictureOptions>,
  forms: string,
][] = [
  [
    'a photograph in every width as AVIF, in every second one from the widest as WebP',
    {},
    {},
    'avif 480, avif 800, avif 1200, avif 1600, webp 800, webp 1600',
  ],
  [
    'no form is wider than the picture',
    { width: 1000 },
    {},
    'avif 480, avif 800, avif 1000, webp 480, webp 1000',
  ],
  [
    'a width that is nearly the picture’s own is left out',
    { width: 820 },
    {},
    'avif 480, avif 820, webp 820',
  ],
  ['a small picture has its own width alone', { width: 300 }, {}, 'avif 300, webp 300'],
  ['a picture of one of the widths has it once', { width: 800 }, {}, 'avif 480, avif 800, webp 800'],
  ['the author’s widths count', {}, { widths: [320, 640] }, 'avif 320, avif 640, webp 640'],
  [
    'a PNG without loss too, as it may be a drawing',
    { format: 'png', width: 700 },
    {},
    'avif 480, avif 700, webp 700, webp 480 whole, webp 700 whole',
  ],
  ['a film as WebP alone', { format: 'gif', frames: 12, width: 400 }, {}, 'webp 400'],
  ['a film that is too wide is made narrower', { format: 'gif', frames: 12, width: 3000 }, {}, 'webp 1600'],
];

describe('what pages offer', () => {
  it.each(OFFERED)('%s', (_title, facts, options, forms) => {
    const found = offeredForms({ ...PHOTO, ...facts }, { ...OPTIONS, ...options });
    const text = found.map(
      ({ format, width, quality }) => `${format} ${width}${quality === 100 ? ' whole' : ''}`,
    );
    assert.equal(text.join(', '), forms);
  });

  it('has more of the quality of other formats, never all of it', () => {
    const of = (quality: number): number[] =>
      offeredForms({ ...PHOTO, width: 480 }, { ...OPTIONS, quality }).map((form) => form.quality);
    assert.deepEqual(of(50), [50, 76]);
    assert.deepEqual(of(100), [100, 99]);
  });
});

const OWN: [
  title: string,
  facts: Partial<PictureFacts>,
  options: Partial<PictureOptions>,
  form: string | null,
][] = [
  ['a wide picture is made as wide as the widest', {}, {}, 'jpeg 1600'],
  ['a picture that is not too wide stays as it is', { width: 1600 }, {}, null],
  ['data of the camera goes at any width', { width: 600, hasMetadata: true }, {}, 'jpeg 600'],
  ['a PNG stays a PNG', { format: 'png' }, {}, 'png 1600'],
  ['the author’s files stay where they want it', { hasMetadata: true }, { originals: true }, null],
  ['a film stays as it is', { format: 'gif', frames: 3 }, {}, null],
  ['a WebP that moves too', { format: 'webp', frames: 3 }, {}, null],
];

describe('what the picture’s own address gives', () => {
  it.each(OWN)('%s', (_title, facts, options, form) => {
    const found = ownForm({ ...PHOTO, ...facts }, { ...OPTIONS, ...options });
    assert.equal(found === null ? null : `${found.format} ${found.width}`, form);
  });
});
