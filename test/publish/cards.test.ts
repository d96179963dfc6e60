import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { imageSize } from 'image-size';
import { describe, it } from 'vitest';
import { loadBytes } from '../../build/bytes/stored-bytes.ts';
import { writable } from '../../build/pages/cards/card-fonts.ts';
import { cardSvg } from '../../build/pages/cards/card-svg.ts';
import { drawCard } from '../../build/pages/cards/draw-card.ts';
import { readFont } from '../../build/pages/cards/font-metrics.ts';
import { palettePng } from '../../build/pages/cards/png.ts';
import type { SocialCard } from '../../build/pages/cards/social-card.ts';
import { type SocialCards, socialCards } from '../../build/pages/cards/social-cards.ts';
import { CARD_WORDS, fillTemplate, readTemplate } from '../../build/pages/cards/template.ts';
import { wrapText } from '../../build/pages/cards/wrap-text.ts';
import { type ContentCache, NO_CACHE } from '../../build/remember/content-cache.ts';
import { openCache } from '../../build/remember/open-cache.ts';
import { temporaryFolder } from '../harness/site-folder.ts';
import { photograph } from '../site/pictures/samples.ts';
import { CONFIG, contentOf, post } from './site.ts';

const INTER = readFileSync(
  createRequire(import.meta.url).resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf'),
);

function draw(
  files: Record<string, string | Uint8Array>,
  cache: ContentCache = NO_CACHE,
): Promise<SocialCards> {
  return socialCards(contentOf(files), { draw: true, cache });
}

describe('a font', () => {
  const font = readFont(INTER);

  it('says how wide its characters are', () => {
    const [narrow, wide] = [font.advance(0x69), font.advance(0x57)];
    assert.ok(narrow !== null && wide !== null);
    assert.ok(narrow > 0.1 && narrow < wide && wide < 1.5, `${narrow} ${wide}`);
  });

  for (const [character, has] of [
    ['a', true],
    ['é', true],
    ['Ж', true],
    ['Ω', true],
    ['—', true],
    ['字', false],
    ['ש', false],
    ['😀', false],
    ['\uffff', false],
  ] as const) {
    it(`${has ? 'has' : 'has not'} ${JSON.stringify(character)}`, () => {
      assert.equal(font.advance(character.codePointAt(0) ?? 0) !== null, has);
    });
  }

  for (const [what, bytes] of [
    ['nothing', new Uint8Array()],
    ['a text', new TextEncoder().encode('not a font, but long enough to be read as one')],
    ['the head of a font', Uint8Array.prototype.slice.call(INTER, 0, 300)],
    ['WOFF', new TextEncoder().encode(`wOFF${'\0'.repeat(60)}`)],
  ] as const) {
    it(`is not ${what}`, () => assert.throws(() => readFont(bytes), RangeError));
  }

  it('that ends too soon is refused or has fewer glyphs, and never hangs', () => {
    for (let length = 0; length < INTER.length; length += 9973) {
      try {
        const cut = readFont(Uint8Array.prototype.slice.call(INTER, 0, length));
        for (let codePoint = 0; codePoint < 0x500; codePoint += 17) cut.advance(codePoint);
      } catch (error) {
        assert.ok(error instanceof RangeError, String(error));
      }
    }
  });
});

describe('lines', () => {
  /** Every character is as wide as the font is high. */
  const square = (text: string): number => [...text].length;
  const box = (width: number, ...sizes: [size: number, lines: number][]): Parameters<typeof wrapText>[1] => ({
    width,
    sizes: sizes.map(([size, lines]) => ({ size, lines })),
  });

  for (const [what, text, width, sizes, expected] of [
    ['fit on one', 'one two', 7, [[1, 1]], { size: 1, lines: ['one two'] }],
    ['break at blanks', 'one two', 6, [[1, 2]], { size: 1, lines: ['one', 'two'] }],
    [
      'are smaller where that fits',
      'one two',
      12,
      [
        [4, 1],
        [2, 2],
        [1, 3],
      ],
      { size: 2, lines: ['one', 'two'] },
    ],
    [
      'end with an ellipsis where nothing fits',
      'one two three',
      6,
      [[1, 2]],
      { size: 1, lines: ['one', 'two…'] },
    ],
    [
      'break a word that is longer than all of them',
      'abcdefgh',
      3,
      [[1, 3]],
      { size: 1, lines: ['abc', 'def', 'gh'] },
    ],
    [
      'keep Japanese brackets and stops with their words',
      '一「二」三。四',
      4,
      [[1, 3]],
      { size: 1, lines: ['一「二」', '三。四'] },
    ],
    ['begin no line with a stop', '一二三四。五', 4, [[1, 2]], { size: 1, lines: ['一二三', '四。五'] }],
    [
      'keep a word of another script whole',
      '一word二',
      4,
      [[1, 3]],
      { size: 1, lines: ['一', 'word', '二'] },
    ],
    ['break Chinese anywhere', '一二三四五', 3, [[1, 2]], { size: 1, lines: ['一二三', '四五'] }],
    ['are none without a text', '  ', 3, [[1, 2]], { size: 1, lines: [] }],
  ] as const) {
    it(what, () => {
      const pairs = sizes.map(([size, lines]): [number, number] => [size, lines]);
      assert.deepEqual(wrapText(text, box(width, ...pairs), square), expected);
    });
  }

  it('are never wider than the box, for any text', () => {
    for (const text of [
      'aaaa bb',
      'x'.repeat(50),
      'é è ê ë',
      'long '.repeat(40),
      '混合 mixed テキスト text',
    ]) {
      for (let width = 2; width < 12; width++) {
        const { lines, size } = wrapText(text, box(width, [2, 2], [1, 4]), square);
        for (const line of lines) assert.ok(square(line) * size <= width, `${line} in ${width}`);
        assert.ok(lines.length <= 4);
      }
    }
  });
});

describe('a PNG with a palette', () => {
  const red = [255, 0, 0, 255];
  const blue = [0, 0, 255, 255];

  it('holds the pixels, byte for byte', () => {
    const png = palettePng(Uint8Array.from([...red, ...blue, ...blue, ...red]), 2, 2);
    assert.ok(png !== null);
    assert.deepEqual(imageSize(png), { width: 2, height: 2, type: 'png' });
    const at = Buffer.from(png).indexOf('IDAT');
    const length = Buffer.from(png).readUInt32BE(at - 4);
    assert.deepEqual([...inflateSync(png.subarray(at + 4, at + 4 + length))], [0, 0, 1, 0, 1, 0]);
    const palette = Buffer.from(png).indexOf('PLTE') + 4;
    assert.deepEqual([...png.subarray(palette, palette + 6)], [255, 0, 0, 0, 0, 255]);
  });

  it('is none of more than 256 colours', () => {
    const colours = (count: number): Uint8Array =>
      Uint8Array.from(Array.from({ length: count }, (_, index) => [index & 255, index >> 8, 0, 255]).flat());
    assert.notEqual(palettePng(colours(256), 256, 1), null);
    assert.equal(palettePng(colours(257), 257, 1), null);
  });
});

describe('the letters of a card', () => {
  const fonts = [readFont(INTER)];
  for (const [text, expected] of [
    ['Plain', { text: 'Plain', missing: null }],
    ['Party 🎉 time', { text: 'Party time', missing: null }],
    ['👩‍👩‍👧 family', { text: 'family', missing: null }],
    ['🇳🇴 Norway', { text: 'Norway', missing: null }],
    ['e\u0301', { text: '\u00e9', missing: null }],
    ['שלום', { text: '', missing: 'ש' }],
    ['Keycap 1️⃣ and ❤️‍🔥', { text: 'Keycap 1 and ❤', missing: null }],
    ['क्\u200dष', { text: '\u200d', missing: 'क' }],
    // A mark that no font has would be a box over its letter.
    ['x\u0903', { text: 'x', missing: '\u0903' }],
    ['🎉🎊', { text: '', missing: '🎉' }],
  ] as const) {
    it(`of ${JSON.stringify(text)} are ${JSON.stringify(expected.text)}`, () => {
      assert.deepEqual(writable(text, fonts), expected);
    });
  }
});

describe('the drawing of a card', () => {
  const fonts = {
    family: 'Inter',
    bold: (text: string): number => text.length * 0.6,
    regular: (text: string): number => text.length * 0.5,
  };
  const colours = { background: '#fff', accent: '#00f', title: '#000', text: '#666' };
  const svg = (title: string, direction: 'ltr' | 'rtl' = 'ltr'): string =>
    cardSvg({ title, sitename: 'Site', details: 'Today', direction, logo: null }, colours, fonts);

  it('carries any title without becoming something else', () => {
    const drawing = svg('</text><script>alert(1)</script> & "x"');
    assert.doesNotMatch(drawing, /<script>/);
    assert.match(drawing, /&lt;\/text&gt;/);
  });

  it('keeps its accent on the side where reading begins', () => {
    assert.match(svg('x'), /<rect x="0" y="0" width="24"/);
    assert.match(svg('x', 'rtl'), /<rect x="1176" y="0" width="24"/);
    assert.match(svg('x', 'rtl'), /direction="rtl"/);
  });

  it('leaves the date what the name of the site does not use', () => {
    const details = 'Clara Winthorpe · 20 December 2025';
    const foot = (sitename: string): string =>
      cardSvg({ title: 'x', sitename, details, direction: 'ltr', logo: null }, colours, fonts);
    assert.match(foot('TechPulse'), new RegExp(`>${details}<`));
    // Half of it is the least: 0.6 of 32 px a letter.
    assert.match(foot('x'.repeat(100)), /x…<.*>Clara Winthorpe · 20 Dece[^<]*…</s);
  });

  it('keeps every line above the foot', () => {
    for (const title of ['Short', 'word '.repeat(60), 'x'.repeat(300)]) {
      const baselines = [...svg(title).matchAll(/ y="(\d+)" font-family="Inter" font-size="(?!32)/g)];
      assert.ok(baselines.length > 0);
      for (const [, y] of baselines)
        assert.ok(Number(y) < 630 - 70 - 32 - 20, `${y} in ${title.slice(0, 20)}`);
    }
  });
});

/** The bytes of a card's picture. */
function picture(card: SocialCard | undefined): Buffer {
  const body = card?.resource.bodies[0]?.body;
  assert.ok(body !== undefined);
  return Buffer.from(loadBytes(body));
}

describe('social cards', () => {
  const files = {
    'posts/a.md': post('title: Knots\ncreated: 2026-01-01\nauthor: Ines'),
    'posts/pictured.md': post('title: B\ncreated: 2026-01-01\nimage: assets/images/b.png'),
    'posts/draft.md': post('title: C\ndraft: yes'),
    'assets/images/b.png': 'x',
  };

  it('are made for posts without a picture, 1200 by 630, at a path that never changes', async () => {
    const { cards, problems } = await draw(files);
    assert.deepEqual(problems, []);
    assert.deepEqual([...cards.keys()], ['posts/a.md']);
    const card = cards.get('posts/a.md');
    assert.match(card?.image.path ?? '', /^\/assets\/coldpress\/cards\/[0-9a-f]{8}\.[0-9a-f]{12}\.png$/);
    assert.equal(card?.resource.freshness, 'immutable');
    const png = picture(card);
    assert.deepEqual(imageSize(png), { width: 1200, height: 630, type: 'png' });
    assert.ok(png.length < 30_000, `${png.length} bytes`);
  });

  it('are the same bytes every time', async () => {
    const [first, second] = await Promise.all([draw(files), draw(files)]);
    assert.deepEqual(first, second);
  });

  it('show the title: another one gives another picture', async () => {
    const { cards } = await draw({
      'posts/a.md': post('title: Knots\ncreated: 2026-01-01'),
      'posts/b.md': post('title: Ropes\ncreated: 2026-01-01'),
    });
    const [a, b] = [...cards.values()].map(picture);
    assert.ok(a !== undefined && b !== undefined && !a.equals(b));
  });

  it('are in the site’s own colours', async () => {
    const theme =
      'palette:\n  light: {primary: "#ff0000", surface: "#fff", page: "#00ff00", ink: "#000", ink-muted: "#333"}\n';
    const { cards } = await draw({
      'config.yml': `${CONFIG}theme: theme.yml\n`,
      'theme.yml': theme,
      'posts/a.md': post('created: 2026-01-01'),
    });
    const png = picture([...cards.values()][0]);
    const palette = png.indexOf('PLTE') + 4;
    // The first two colours of the picture, from its upper left corner: the accent, then the page.
    assert.deepEqual([...png.subarray(palette, palette + 6)], [255, 0, 0, 0, 255, 0]);
  });

  it('are not made where nothing could refer to them, or where they are turned off', async () => {
    for (const config of ['sitename: S\n', `${CONFIG}social-cards: no\n`]) {
      assert.equal((await draw({ ...files, 'config.yml': config })).cards.size, 0);
    }
  });

  it('run from right to left in a language that does', async () => {
    const { cards } = await draw({
      'posts/ltr.md': post('title: A\ncreated: 2026-01-01'),
      'posts/rtl.md': post('title: A\ncreated: 2026-01-01\nlanguage: he'),
    });
    const [ltr, rtl] = [...cards.values()].map(({ image }) => image.path.split('.')[1]);
    assert.notEqual(ltr, rtl);
  });

  it('are a warning for letters that no font has, and emoji are one only alone', async () => {
    const { cards, problems } = await draw({
      'posts/emoji.md': post('title: 🎉\ncreated: 2026-01-01'),
      'posts/he.md': post('title: שלום\ncreated: 2026-01-01'),
      'posts/party.md': post('title: Party 🎉\ncreated: 2026-01-01'),
    });
    assert.deepEqual([...cards.keys()], ['posts/party.md']);
    assert.deepEqual(
      problems.map(({ code, file }) => [code, file]),
      [
        ['card-letters', 'posts/emoji.md'],
        ['card-letters', 'posts/he.md'],
      ],
    );
  });

  it('are only looked at for warnings by those who do not want them drawn', async () => {
    const content = contentOf({ 'posts/he.md': post('title: שלום\ncreated: 2026-01-01'), ...files });
    const { cards, problems } = await socialCards(content, { draw: false, cache: NO_CACHE });
    assert.equal(cards.size, 0);
    assert.equal(problems.length, 1);
  });

  it('are refused by a renderer that is given no SVG', async () => {
    await assert.rejects(drawCard('<html>', [INTER]));
  });
});

describe('the cache of cards', () => {
  const files = { 'posts/a.md': post('title: Knots\ncreated: 2026-01-01') };

  it('returns the earlier card for as long as nothing on it changes', async () => {
    const kept = new Map<string, Uint8Array>();
    const cache: ContentCache = {
      get: (key) => kept.get(key) ?? null,
      peek: (key) => kept.get(key) ?? null,
      locate: () => null,
      put: (key, bytes) => kept.set(key, bytes),
      save: async () => {},
    };
    const first = await draw(files, cache);
    const [key = ''] = kept.keys();
    // What the cache holds is what is served: a mark in it shows where the picture came from.
    const marked = Buffer.concat([kept.get(key) ?? Buffer.alloc(0), Buffer.from('mark')]);
    kept.set(key, marked);
    const second = await draw(files, cache);
    assert.deepEqual(second.cards.get('posts/a.md')?.resource.bodies[0]?.body, marked);
    const third = await draw({ 'posts/a.md': post('title: Ropes\ncreated: 2026-01-01') }, cache);
    assert.notDeepEqual(third.cards, first.cards);
    assert.equal(kept.size, 2);
  });

  it('holds them for the next build, which is given the same bytes', async () => {
    const folder = join(temporaryFolder(), 'cache');
    const cache = await openCache(folder);
    const first = await draw(files, cache);
    await cache.save();
    assert.deepEqual(await draw(files, await openCache(folder)), first);
  });

  it('is none where the folder cannot be written, and the cards are made all the same', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    assert.equal((await draw(files, await openCache(join(file, 'cache')))).cards.size, 1);
  });
});

const SVG = (inside: string, more = 'width="1200" height="630"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${more}>\n${inside}\n</svg>\n`;
const PICTURED = {
  'posts/a.md': post('title: Knots & <ropes>\ncreated: 2026-01-01\nauthor: Ines'),
  'posts/pictured.md': post('title: Gales\ncreated: 2026-01-01\nimage: assets/images/b.jpg'),
};

describe('a card of the author’s own drawing', () => {
  const values = Object.fromEntries(CARD_WORDS.map((word) => [word, `<${word}>`])) as Record<
    (typeof CARD_WORDS)[number],
    string
  >;
  const filled = (svg: string, changed: Partial<typeof values> = {}): string => {
    const template = readTemplate({ file: 'templates/card.svg', text: svg }, []);
    assert.ok(template !== null);
    const square = (text: string): number => [...text].length;
    return fillTemplate(template, { ...values, ...changed }, { bold: square, regular: square }, new Map());
  };

  it('has the words filled in, as text that is nothing else', () => {
    for (const word of CARD_WORDS) {
      const svg = filled(SVG(`<text id="{{${word}}}">{{ ${word} }}</text>`));
      assert.ok(svg.includes(`<text id="&lt;${word}&gt;">&lt;${word}&gt;</text>`), svg);
    }
  });

  it('breaks a text into lines of its width, and makes it smaller where they are too many', () => {
    const text = '<text x="5" font-size="10" data-width="70" data-lines="2">{{title}}</text>';
    assert.match(
      filled(SVG(text), { title: 'one two three' }),
      /<text x="5" font-size="10"><tspan x="5" dy="0">one two<\/tspan><tspan x="5" dy="12">three<\/tspan><\/text>/,
    );
    assert.match(
      filled(SVG(text), { title: 'one two three four' }),
      /font-size="6.2".*>one two<.*>three four</s,
    );
    assert.match(filled(SVG(text), { title: 'word '.repeat(99) }), /font-size="6.2".*…</s);
    assert.match(filled(SVG(text), { title: '' }), /<text x="5" font-size="10"\/>/);
  });

  it('leaves out what the post has not', () => {
    const both = SVG('<g data-if="cover"><path/></g><g data-unless="cover"><rect/></g>');
    assert.match(filled(both), /<g><path\/><\/g>\s*<\/svg>/);
    assert.match(filled(both, { cover: '' }), /<svg[^>]*>\s*<g><rect\/><\/g>/);
  });

  it('shows the cover of a post, and is then a photograph of less than 150 KB', async () => {
    const { cards, problems } = await draw({
      ...PICTURED,
      'templates/card.svg': SVG('<image href="{{cover}}" width="1200" height="630"/>'),
      'assets/images/b.jpg': await photograph(1600, 900),
    });
    assert.deepEqual(problems, []);
    const photo = cards.get('posts/pictured.md');
    assert.match(photo?.image.path ?? '', /\.jpg$/);
    assert.deepEqual(imageSize(picture(photo)), { width: 1200, height: 630, type: 'jpg' });
    assert.ok(picture(photo).length < 150_000, String(picture(photo).length));
    assert.match(cards.get('posts/a.md')?.image.path ?? '', /\.png$/);
  });

  it('leaves posts with a picture to it where it shows none', async () => {
    const files = { ...PICTURED, 'assets/images/b.jpg': await photograph(90, 90) };
    const { cards } = await draw({ ...files, 'templates/card.svg': SVG('<text>{{title}}</text>') });
    assert.deepEqual([...cards.keys()], ['posts/a.md']);
  });

  it('has the size of the drawing, and files of the site', async () => {
    const { cards, problems } = await draw({
      ...PICTURED,
      'templates/card.svg': SVG(
        '<image href="assets/images/b.jpg" width="9" height="9"/>',
        'width="800" height="400"',
      ),
      'assets/images/b.jpg': await photograph(90, 90),
    });
    assert.deepEqual(problems, []);
    const { width, height } = imageSize(picture(cards.get('posts/a.md')));
    assert.deepEqual([width, height], [800, 400]);
  });

  it('is not served by itself', () => {
    const { assets, problems } = contentOf({
      ...PICTURED,
      'templates/card.svg': SVG(''),
      'assets/images/b.jpg': 'x',
    });
    assert.deepEqual(
      assets.map(({ file }) => file),
      ['assets/images/b.jpg'],
    );
    assert.deepEqual(problems, []);
  });
});

const FAULTS: [title: string, svg: string, places: string[]][] = [
  [
    'that is no XML',
    '<svg xmlns="http://www.w3.org/2000/svg">\n  <rect\n</svg>',
    ['3:1 unclosed start tag for element `rect`'],
  ],
  ['that is empty', '', ['1:1 root element is missing or invalid']],
  ['of another kind', '<html/>', ['1:1 it is <html>, not <svg>']],
  [
    'without a size',
    SVG('', 'width="wide"'),
    [
      '1:1 `height` is not a whole number from 200 to 4096',
      '1:1 `width` is not a whole number from 200 to 4096',
    ],
  ],
  ['of no namespace', '<svg width="600" height="300"/>', ['1:1 this is not SVG to a program']],
  [
    'with words that are none',
    SVG('<text>{{titel}} {{ }}</text>'),
    ['2:17 there is no `{{ }}` on a card', '2:7 there is no `{{titel}}` on a card'],
  ],
  [
    'with files that are not there',
    SVG('<image href="b.png"/>\n<image href="https://x.example/y.png"/>'),
    [
      '2:1 there is no file b.png in this site',
      '3:1 https://x.example/y.png is of another site, and is not loaded',
    ],
  ],
  [
    'that would never be done',
    SVG(
      `<defs><path id="a0"/>${Array.from({ length: 40 }, (_, at) => `<g id="a${at + 1}"><use href="#a${at}"/><use href="#a${at}"/></g>`).join('')}</defs><use href="#a40"/>`,
    ),
    ['1:1 its elements refer to one another more often than 200,000 times'],
  ],
  [
    'with elements in one another without end',
    SVG(`${'<g>'.repeat(9000)}${'</g>'.repeat(9000)}`),
    ['1:1 its elements stand too deep in one another'],
  ],
];

describe('a drawing of cards', () => {
  it.each(FAULTS)('%s is an error at its place', async (_, svg, places) => {
    const { cards, problems } = await draw({ ...PICTURED, 'templates/card.svg': svg });
    assert.equal(cards.size, 0);
    assert.deepEqual(
      problems.map(({ line, column, message }) => `${line}:${column} ${message}`).sort(),
      places,
    );
    assert.ok(problems.every(({ code, severity }) => code === 'card-template' && severity === 'error'));
  });

  it('that the renderer refuses is an error, too', async () => {
    const { problems } = await draw({ ...PICTURED, 'templates/card.svg': SVG('<image xlink:href="#x"/>') });
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['card-template'],
    );
  });
});

describe('the logo', () => {
  it('stands on the card, from a drawing or a photograph', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1z" fill="#123456"/></svg>';
    const paths = new Set<string>();
    for (const logo of [svg, await photograph(300, 200, 'png'), null]) {
      const { cards, problems } = await draw({
        'config.yml': logo === null ? CONFIG : `${CONFIG}logo: logo.png\n`,
        'posts/a.md': post('title: A\ncreated: 2026-01-01'),
        ...(logo === null ? {} : { 'assets/images/logo.png': logo }),
      });
      assert.deepEqual(problems, []);
      const [card] = cards.values();
      paths.add(card?.image.path ?? '');
      assert.ok(picture(card).length < 60_000, String(picture(card).length));
    }
    assert.equal(paths.size, 3);
  });
});

describe('the drawing in the docs', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../content/pages/docs/lists.md'), 'utf8');

  it('is drawn without a fault, with a cover and without', async () => {
    const [, svg = ''] = /```svg\n(.*?)```/s.exec(docs) ?? [];
    const { cards, problems } = await draw({
      ...PICTURED,
      'templates/card.svg': svg,
      'assets/images/b.jpg': await photograph(900, 500),
    });
    assert.deepEqual(problems, []);
    assert.deepEqual([...cards.keys()].sort(), Object.keys(PICTURED).sort());
  });

  it('has each word that may stand in one beside it', () => {
    for (const word of CARD_WORDS) assert.ok(docs.includes(`\`${word}\``), word);
  });
});
