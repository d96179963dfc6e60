/** The icons of a site and its logo, from one picture of the author's. */
import assert from 'node:assert/strict';
import sharp from 'sharp';
import { beforeAll, describe, it } from 'vitest';
import { loadBytes } from '../../../build/bytes/stored-bytes.ts';
import { readContent } from '../../../build/content/read-content.ts';
import { icoFile } from '../../../build/pages/icons/ico.ts';
import { type SiteIcons, siteIcons } from '../../../build/pages/icons/site-icons.ts';
import { NO_CACHE } from '../../../build/remember/content-cache.ts';
import { assetSet } from '../../../build/site/assets/assets.ts';
import { drawing, photograph } from '../../site/pictures/samples.ts';

type Files = Record<string, Uint8Array | string>;

const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path d="M20 2 38 38H2z" fill="#c40"/><text x="15" y="32" font-family="Georgia" font-size="16" fill="#fff">R</text></svg>';
/** A fraction of it is drawn as often as there are nodes in a tree of this depth. */
const BOMB = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><defs><rect id="a0" width="1" height="1"/>${Array.from(
  { length: 60 },
  (_, at) => `<g id="a${at + 1}"><use href="#a${at}"/><use href="#a${at}"/></g>`,
).join('')}</defs><use href="#a60"/></svg>`;

function icons(config: string, files: Files, load?: () => Promise<null>): Promise<SiteIcons> {
  const bytes = (text: Uint8Array | string): Uint8Array =>
    typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const all = { 'config.yml': `sitename: Harbour\n${config}`, 'pages/home.md': '# Home\n', ...files };
  const content = readContent(new Map(Object.entries(all).map(([file, text]) => [file, bytes(text)])));
  const assets = assetSet(content.assets);
  return siteIcons(content, assets, { cache: NO_CACHE, make: true, ...(load === undefined ? {} : { load }) });
}

function bytesAt({ resources }: SiteIcons, path: string): Uint8Array {
  const body = resources.get(path)?.bodies[0];
  assert.ok(body !== undefined, `${path} is not among ${[...resources.keys()]}`);
  return loadBytes(body.body);
}

/** Links in short: `icon favicon.ico 16x16 32x32 48x48`. */
function linksOf({ links }: SiteIcons): string[] {
  return links.map(({ rel, href = '', sizes = '' }) =>
    [rel, href.replace(/^.*\//, '').replace(/\.[0-9a-f]{12}(?=\.)/, ''), sizes].join(' ').trim(),
  );
}

function problemsOf({ problems }: SiteIcons): string[] {
  return problems.map(({ severity, code, file }) => `${severity} ${code} ${file}`);
}

/** The sides of the pictures in an ICO file, and whether each is a PNG of that side. */
async function picturesIn(ico: Uint8Array): Promise<number[]> {
  const view = new DataView(ico.buffer, ico.byteOffset, ico.length);
  assert.deepEqual([view.getUint16(0, true), view.getUint16(2, true)], [0, 1]);
  const sizes: number[] = [];
  for (let entry = 6; entry < 6 + 16 * view.getUint16(4, true); entry += 16) {
    const [length, at] = [view.getUint32(entry + 8, true), view.getUint32(entry + 12, true)];
    const { width, height, format } = await sharp(ico.slice(at, at + length)).metadata();
    assert.deepEqual([width, height, format], [view.getUint8(entry), view.getUint8(entry + 1), 'png']);
    sizes.push(width);
  }
  return sizes;
}

async function cornerOf(png: Uint8Array): Promise<number[]> {
  const { data } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray(0, 4)];
}

let photo: Uint8Array;
beforeAll(async () => {
  photo = await photograph(600, 600, 'png');
});

const FULL = [
  'icon favicon.ico 16x16 32x32 48x48',
  'icon icon-192.png 192x192',
  'apple-touch-icon touch.png',
];
const DRAWN = ['icon favicon.ico 16x16 32x32 48x48', 'icon mark.svg', 'apple-touch-icon touch.png'];

describe('icons from one picture', () => {
  it('a drawing is the icon itself, with bitmaps for programs that take no SVG', async () => {
    const made = await icons('favicon: mark.svg\n', { 'assets/images/mark.svg': MARK });
    assert.deepEqual(linksOf(made), DRAWN);
    assert.deepEqual(await picturesIn(bytesAt(made, '/favicon.ico')), [16, 32, 48]);
    const touch = bytesAt(made, '/apple-touch-icon.png');
    assert.deepEqual(await cornerOf(touch), [255, 255, 255, 255]);
    assert.equal((await sharp(touch).metadata()).width, 180);
    assert.deepEqual(made.problems, []);
  });

  it('the letters of a drawing are drawn, in our font where theirs is not there', async () => {
    const large = async (svg: string): Promise<Uint8Array> =>
      bytesAt(await icons('logo: mark.svg\n', { 'assets/images/mark.svg': svg }), '/apple-touch-icon.png');
    assert.notDeepEqual(await large(MARK), await large(MARK.replace('>R<', '><')));
  });

  it('a photograph has icons of a few kilobytes, and a logo of a few hundred bytes for a line of text', async () => {
    const made = await icons('logo: photo.png\n', { 'assets/images/photo.png': photo });
    assert.deepEqual(linksOf(made), FULL);
    const sizes = [...made.resources].map(([path, { bodies }]) => {
      const body = bodies[0]?.body;
      return `${path} ${body === undefined ? 0 : loadBytes(body).length}`;
    });
    const most = (path: RegExp): number =>
      Math.max(...sizes.filter((each) => path.test(each)).map((each) => Number(each.split(' ')[1])));
    assert.ok(most(/favicon/) < 6_000, String(sizes));
    assert.ok(most(/touch/) < 34_000, String(sizes));
    assert.ok(most(/icon-192/) < 38_000, String(sizes));
    assert.equal(made.logo.length, 2);
    assert.ok(
      most(/photo\.[0-9a-f]+\.32\.png/) < 2_000 && most(/photo\.[0-9a-f]+\.64\.png/) < 6_000,
      String(sizes),
    );
    for (const [index, path] of made.logo.entries())
      assert.equal((await sharp(bytesAt(made, path)).metadata()).height, 32 * (index + 1));
  });

  it('an app has icons of 192 and 512 pixels, and one that may be cut to any shape', async () => {
    const { app } = await icons('logo: photo.png\npwa: yes\n', { 'assets/images/photo.png': photo });
    assert.deepEqual(
      app.map(({ sizes, purpose }) => `${sizes} ${purpose ?? ''}`.trim()),
      ['192x192', '512x512', '512x512 maskable'],
    );
    const letter = await icons('pwa: yes\n', {});
    assert.equal(letter.app.length, 3);
    assert.deepEqual(linksOf(letter), [
      'icon favicon.ico 16x16 32x32 48x48',
      'icon icon-192.png 192x192',
      'apple-touch-icon touch.png',
    ]);
  });

  it('the same picture has the same bytes each time', async () => {
    const files = { 'assets/images/mark.svg': MARK, 'assets/images/photo.png': photo };
    for (const name of ['mark.svg', 'photo.png']) {
      const [one, other] = [await icons(`logo: ${name}\n`, files), await icons(`logo: ${name}\n`, files)];
      assert.deepEqual([...one.resources.keys()], [...other.resources.keys()]);
    }
  });

  it('there are none without a picture', async () => {
    const { links, resources, problems } = await icons('', {});
    assert.deepEqual([links, resources.size, problems], [[], 0, []]);
  });
});

const OWN: [title: string, config: string, files: Files, links: string[], atRoot: string[]][] = [
  [
    'favicon.ico takes the place of the logo in a browser’s tab',
    'logo: mark.svg\n',
    { 'favicon.ico': icoFile([{ size: 32, png: new Uint8Array(9) }]) },
    ['icon favicon.ico 32x32', 'apple-touch-icon touch.png'],
    ['/apple-touch-icon.png'],
  ],
  [
    'favicon.ico stands beside the picture that `favicon` names',
    'favicon: mark.svg\n',
    { 'favicon.ico': icoFile([{ size: 32, png: new Uint8Array(9) }]) },
    ['icon favicon.ico 32x32', 'icon mark.svg', 'apple-touch-icon touch.png'],
    ['/apple-touch-icon.png'],
  ],
  [
    'favicon.svg and apple-touch-icon.png',
    'logo: mark.svg\n',
    { 'favicon.svg': MARK, 'apple-touch-icon.png': 'x' },
    ['icon favicon.ico 16x16 32x32 48x48', 'icon favicon.svg', 'apple-touch-icon apple-touch-icon.png'],
    ['/favicon.ico'],
  ],
  [
    'a picture in the format of favicon.ico',
    'favicon: own.ico\nlogo: mark.svg\n',
    { 'assets/images/own.ico': icoFile([{ size: 48, png: new Uint8Array(9) }]) },
    ['icon own.ico 48x48', 'icon mark.svg', 'apple-touch-icon touch.png'],
    ['/apple-touch-icon.png'],
  ],
  ['a web manifest', '', { 'site.webmanifest': '{}' }, ['manifest site.webmanifest'], []],
];

describe('files of the author’s own win', () => {
  it.each(OWN)('%s', async (_, config, files, links, atRoot) => {
    const made = await icons(config, { 'assets/images/mark.svg': MARK, ...files });
    assert.deepEqual(linksOf(made), links);
    const roots = [...made.resources.keys()].filter((path) => path.lastIndexOf('/') === 0);
    assert.deepEqual(roots, atRoot);
  });
});

const WRONG: [
  title: string,
  name: string,
  bytes: () => Promise<Uint8Array> | Uint8Array,
  problems: string[],
  links: string[],
][] = [
  ['an empty file', 'x.svg', () => new Uint8Array(), [], ['icon x.svg']],
  ['a text', 'x.png', () => Buffer.from('hello'), [], ['icon x.png']],
  [
    'a drawing that ends too early',
    'x.svg',
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect'),
    ['warning picture-broken assets/images/x.svg'],
    ['icon x.svg'],
  ],
  [
    'another kind of XML',
    'x.svg',
    () => Buffer.from('<html xmlns="http://www.w3.org/1999/xhtml"/>'),
    ['warning picture-broken assets/images/x.svg'],
    ['icon x.svg'],
  ],
  [
    'a drawing that would never be done',
    'x.svg',
    () => Buffer.from(BOMB),
    ['warning picture-broken assets/images/x.svg'],
    ['icon x.svg'],
  ],
  [
    'a drawing of elements in one another without end',
    'x.svg',
    () =>
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(60_000)}${'</g>'.repeat(60_000)}</svg>`,
      ),
    ['warning picture-broken assets/images/x.svg'],
    ['icon x.svg'],
  ],
  ['a photograph that ends too early', 'x.png', () => photo.slice(0, 4000), [], ['icon x.png']],
  ['a photograph with the name of another format', 'x.jpg', () => photo, [], FULL],
  [
    'colours for printers',
    'x.jpg',
    async () => await sharp(photo).toColourspace('cmyk').jpeg().toBuffer(),
    [],
    FULL,
  ],
  [
    '16 bits a channel',
    'x.png',
    async () => await sharp(photo).toColourspace('rgb16').png().toBuffer(),
    [],
    FULL,
  ],
  ['a wide picture', 'x.png', () => drawing(600, 200), ['note icon-shape assets/images/x.png'], FULL],
  [
    'a small picture',
    'x.png',
    () => photograph(32, 32, 'png'),
    ['note icon-shape assets/images/x.png'],
    ['icon favicon.ico 16x16 32x32', 'apple-touch-icon touch.png'],
  ],
  [
    'a few bytes that say they are more pixels than memory holds',
    'x.png',
    async () => {
      const png = Buffer.from(await photograph(8, 8, 'png'));
      png.writeUInt32BE(100_000, 16);
      png.writeUInt32BE(100_000, 20);
      return png;
    },
    [],
    ['icon x.png'],
  ],
];

describe('a picture that is', () => {
  it.each(WRONG)('%s', async (_, name, bytes, problems, links) => {
    const made = await icons(`logo: ${name}\n`, { [`assets/images/${name}`]: await bytes() });
    assert.deepEqual(problemsOf(made), problems);
    assert.deepEqual(linksOf(made), links);
    if (!links.includes('apple-touch-icon touch.png')) assert.equal(made.resources.size, 0);
  });
});

describe('without the encoder', () => {
  const load = async (): Promise<null> => null;
  it('a bitmap is the icon as it is, and one note says so', async () => {
    const made = await icons('logo: photo.png\n', { 'assets/images/photo.png': photo }, load);
    assert.deepEqual(problemsOf(made), ['note pictures-as-they-are config.yml']);
    assert.deepEqual([linksOf(made), made.logo, made.resources.size], [['icon photo.png'], [], 0]);
  });
  it('a drawing has all icons', async () => {
    const made = await icons('logo: mark.svg\n', { 'assets/images/mark.svg': MARK }, load);
    assert.deepEqual([linksOf(made), made.problems], [DRAWN, []]);
  });
  it('it is not loaded with `pictures: no`', async () => {
    const made = await icons('logo: photo.png\npictures: no\n', { 'assets/images/photo.png': photo });
    assert.deepEqual([linksOf(made), made.logo, made.problems], [['icon photo.png'], [], []]);
  });
});
