/** Pictures of a site, made by the real encoder from pictures that arithmetic made. */
import assert from 'node:assert/strict';
import sharp from 'sharp';
import { ssim } from 'ssim.js';
import { beforeAll, describe, it } from 'vitest';
import type { SiteContent } from '../../../build/content/model.ts';
import { readContent } from '../../../build/content/read-content.ts';
import { NO_CACHE } from '../../../build/remember/content-cache.ts';
import { loadEncoder } from '../../../build/site/pictures/encoder.ts';
import { type SitePictures, sitePictures } from '../../../build/site/pictures/make-pictures.ts';
import { drawing, film, photograph } from './samples.ts';

type Files = Record<string, Uint8Array | string>;

function contentOf(files: Files): SiteContent {
  const bytes = (text: Uint8Array | string): Uint8Array =>
    typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const tree = new Map(Object.entries(files).map(([file, text]) => [file, bytes(text)]));
  return readContent(new Map([['config.yml', bytes('sitename: S\n')], ...tree]));
}

function made(files: Files): Promise<SitePictures> {
  return sitePictures(contentOf(files), { cache: NO_CACHE, make: true });
}

let photo: Uint8Array;
let site: SitePictures;

beforeAll(async () => {
  photo = await photograph(1200, 840);
  site = await made({
    'config.yml': 'sitename: S\npictures: {widths: [400, 800]}\n',
    'posts/a.md':
      '![Hills](assets/images/hills.jpg)\n![Plan](assets/images/plan.png)\n![Film](assets/images/film.gif)\n' +
      '![Turned](assets/images/turned.jpg)\n![Mislabelled](assets/images/png.jpg)\n![Small](assets/images/small.jpg)\n',
    'assets/images/hills.jpg': photo,
    'assets/images/unnamed.jpg': photo,
    'assets/images/plan.png': await drawing(1000, 700),
    'assets/images/film.gif': await film(320, 200, 4),
    'assets/images/turned.jpg': await photograph(900, 600, 'jpeg', 6),
    'assets/images/png.jpg': await photograph(900, 500, 'png'),
    'assets/images/small.jpg': await photograph(60, 40),
  });
}, 60_000);

function typesOf(file: string): string[] {
  return site.pictures.get(`assets/images/${file}`)?.sources.map(({ type }) => type) ?? [];
}

function bodyAt(path: string): Uint8Array {
  const body = site.resources.get(path)?.bodies[0]?.body;
  assert.ok(body instanceof Uint8Array, path);
  return body;
}

describe('a photograph', () => {
  it('is offered as AVIF and WebP, at addresses that never change', () => {
    assert.deepEqual(typesOf('hills.jpg'), ['image/avif', 'image/webp']);
    for (const [path, { freshness, bodies }] of site.resources) {
      assert.equal(freshness, 'immutable');
      assert.match(path, /^\/assets\/images\/\w+\.[0-9a-f]{12}\.\d+\.(?:avif|webp)$/);
      assert.equal(bodies[0]?.type, `image/${path.split('.').at(-1)}`);
    }
  });

  it('has the widths that its candidates name', async () => {
    const candidates = site.pictures
      .get('assets/images/hills.jpg')
      ?.sources.flatMap((each) => each.candidates);
    assert.deepEqual(
      candidates?.map(({ width }) => width),
      [400, 800, 800],
    );
    for (const { path, width } of candidates ?? [])
      assert.equal((await sharp(bodyAt(path)).metadata()).width, width);
  });

  it('is served at its own address no wider than the widest', async () => {
    const own = site.own.get('assets/images/hills.jpg');
    assert.ok(own !== undefined && own.length < photo.length / 2);
    const { width, format } = await sharp(own).metadata();
    assert.deepEqual([width, format], [800, 'jpeg']);
  });

  it('looks as it did: a structural similarity of 0.95 or more in each form', async () => {
    const pixels = async (bytes: Uint8Array): Promise<ImageData> => {
      const raw = sharp(bytes).resize({ width: 800, height: 560, fit: 'fill' }).ensureAlpha().raw();
      const { data, info } = await raw.toBuffer({ resolveWithObject: true });
      return { data: new Uint8ClampedArray(data), width: info.width, height: info.height } as ImageData;
    };
    const original = await pixels(photo);
    const widest = site.pictures
      .get('assets/images/hills.jpg')
      ?.sources.map((each) => each.candidates.at(-1));
    for (const candidate of widest ?? []) {
      const { mssim } = ssim(await pixels(bodyAt(candidate?.path ?? '')), original);
      assert.ok(mssim >= 0.95, `${candidate?.path}: ${mssim}`);
    }
  });

  it('has the colour that most of it has, and a drawing has its ground', () => {
    assert.match(site.pictures.get('assets/images/hills.jpg')?.tint ?? '', /^#[0-9a-f]{3}$/);
    assert.equal(site.pictures.get('assets/images/plan.png')?.tint, '#fff');
  });
});

describe('other pictures', () => {
  it('a drawing is offered without loss alone', () => {
    assert.deepEqual(typesOf('plan.png'), ['image/webp']);
  });

  it('a film is offered as WebP that moves', async () => {
    assert.deepEqual(typesOf('film.gif'), ['image/webp']);
    const path = site.pictures.get('assets/images/film.gif')?.sources[0]?.candidates[0]?.path ?? '';
    assert.equal((await sharp(bodyAt(path)).metadata()).pages, 4);
  });

  it('a picture that its camera turned is upright, without the camera’s data', async () => {
    const own = site.own.get('assets/images/turned.jpg');
    assert.ok(own !== undefined);
    const { width, height, exif, orientation } = await sharp(own).metadata();
    assert.deepEqual([width, height, exif, orientation], [600, 900, undefined, undefined]);
  });

  it('one that no document names has no other forms, and is not wider than the widest all the same', async () => {
    assert.equal(site.pictures.get('assets/images/unnamed.jpg'), undefined);
    assert.equal((await sharp(site.own.get('assets/images/unnamed.jpg')).metadata()).width, 800);
  });

  it('a small one stays as it is', () => {
    assert.equal(site.pictures.get('assets/images/small.jpg'), undefined);
    assert.equal(site.own.get('assets/images/small.jpg'), undefined);
  });

  it('one with another format’s extension is what its bytes are', async () => {
    assert.deepEqual(typesOf('png.jpg'), ['image/avif', 'image/webp']);
    assert.equal((await sharp(site.own.get('assets/images/png.jpg')).metadata()).format, 'png');
  });
});

describe('the same picture', () => {
  it('has the same bytes each time, and is made once with a cache', async () => {
    const kept = new Map<string, Uint8Array>();
    const cache = {
      ...NO_CACHE,
      get: (key: string) => kept.get(key) ?? null,
      put: (key: string, ...parts: readonly Uint8Array[]) => void kept.set(key, Buffer.concat(parts)),
    };
    const content = contentOf({
      'posts/a.md': '![H](assets/h.jpg)',
      'assets/h.jpg': await photograph(300, 200),
    });
    let worked = 0;
    const progress = (): number => worked++;
    const first = await sitePictures(content, { cache, make: true, progress });
    const second = await sitePictures(content, { cache, make: true, progress });
    const third = await sitePictures(content, { cache: NO_CACHE, make: true });
    assert.equal(worked, 1);
    const paths = [...first.resources.keys()];
    assert.ok(paths.length > 0);
    assert.deepEqual([...second.resources.keys()], paths);
    assert.deepEqual([...third.resources.keys()], paths);
  });
});

const WRONG: [title: string, bytes: () => Promise<Uint8Array>, code: string, message: RegExp][] = [
  ['an empty file', async () => new Uint8Array(), 'picture-broken', /it is empty/],
  ['a text with the name of a picture', async () => Buffer.from('hello'), 'picture-broken', /cannot be read/],
  [
    'a picture that ends too early',
    async () => (await photograph(400, 300)).slice(0, 4000),
    'picture-broken',
    /end/,
  ],
  [
    'a small file that says it has more pixels than memory holds',
    async () => {
      const png = Buffer.from(await photograph(8, 8, 'png'));
      png.writeUInt32BE(100_000, 16);
      png.writeUInt32BE(100_000, 20);
      return png;
    },
    'picture-too-large',
    /100000 × 100000 pixels/,
  ],
];

const MISNAMED: [title: string, file: string, bytes: () => Promise<Uint8Array>, problems: string[]][] = [
  [
    'a drawing with the name of a photograph',
    'x.png',
    async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'),
    ['picture-format: Rename it to assets/x.svg'],
  ],
  [
    'a photograph with the name of a drawing',
    'x.svg',
    () => photograph(9, 9),
    ['picture-format: Rename it to assets/x.jpg'],
  ],
  [
    'a format that no browser shows',
    'x.jpg',
    async () =>
      sharp(await photograph(9, 9))
        .tiff()
        .toBuffer(),
    ['picture-format: Export it as JPEG, PNG, WebP or AVIF'],
  ],
  ['a photograph in another format of photographs', 'x.png', () => photograph(9, 9), []],
  [
    'an empty drawing',
    'x.svg',
    async () => new Uint8Array(),
    ['picture-broken: Export it again from the program that it was made in'],
  ],
];

describe('a picture that its name does not fit', () => {
  it.each(MISNAMED)('%s', async (_title, file, bytes, problems) => {
    const found = await made({ 'posts/a.md': 'x', [`assets/${file}`]: await bytes() });
    assert.deepEqual(
      found.problems.map(({ code, hint }) => `${code}: ${hint}`),
      problems,
    );
  });
});

describe('what is no picture stays as it is, with a warning', () => {
  it.each(WRONG)('%s', async (_title, bytes, code, message) => {
    const found = await made({ 'posts/a.md': '![x](assets/x.jpg)', 'assets/x.jpg': await bytes() });
    assert.deepEqual(
      found.problems.map((problem) => [problem.code, problem.file]),
      [[code, 'assets/x.jpg']],
    );
    assert.match(found.problems[0]?.message ?? '', message);
    assert.equal(found.pictures.size + found.own.size + found.resources.size, 0);
  });

  it('in a check too, where no picture is made', async () => {
    const content = contentOf({ 'posts/a.md': 'x', 'assets/x.jpg': 'hello' });
    const found = await sitePictures(content, { cache: NO_CACHE, make: false });
    assert.deepEqual(
      found.problems.map(({ code }) => code),
      ['picture-broken'],
    );
  });
});

describe('colours of printers and of deep scanners', () => {
  it.each(['cmyk', 'rgb16'] as const)('%s becomes what screens show', async (space) => {
    const bytes =
      space === 'cmyk'
        ? await sharp(await photograph(300, 200))
            .toColourspace('cmyk')
            .jpeg()
            .toBuffer()
        : await sharp(await photograph(300, 200))
            .toColourspace('rgb16')
            .png()
            .toBuffer();
    const found = await made({ 'posts/a.md': '![x](assets/x.png)', 'assets/x.png': bytes });
    assert.deepEqual(found.problems, []);
    for (const { bodies } of found.resources.values()) {
      const { space: shown, depth } = await sharp(bodies[0]?.body as Uint8Array).metadata();
      assert.deepEqual([shown, depth], ['srgb', 'uchar']);
    }
    assert.ok(found.resources.size > 0);
  });
});

describe('without the encoder', () => {
  const content = async (bytes: Uint8Array): Promise<SiteContent> =>
    contentOf({ 'posts/a.md': '![x](assets/x.jpg)', 'assets/x.jpg': bytes });
  const load = async (): Promise<null> => null;

  it('pictures are as they are, and one note says so', async () => {
    const found = await sitePictures(await content(photo), { cache: NO_CACHE, make: true, load });
    assert.deepEqual(
      found.problems.map(({ code, severity }) => `${severity} ${code}`),
      ['note pictures-as-they-are'],
    );
    assert.equal(found.own.size, 0);
  });

  it('nothing is said where pictures are too small to be made smaller', async () => {
    const small = await photograph(40, 40);
    assert.deepEqual(
      (await sitePictures(await content(small), { cache: NO_CACHE, make: true, load })).problems,
      [],
    );
  });

  it('nothing is loaded where the author wants no other forms', async () => {
    const off = contentOf({
      'config.yml': 'sitename: S\npictures: no\n',
      'posts/a.md': '![x](assets/x.jpg)',
      'assets/x.jpg': photo,
    });
    let loaded = 0;
    const counting = (): ReturnType<typeof loadEncoder> => {
      loaded++;
      return loadEncoder();
    };
    const found = await sitePictures(off, { cache: NO_CACHE, make: true, load: counting });
    assert.deepEqual([loaded, found.pictures.size, found.own.size], [0, 0, 0]);
  });
});
