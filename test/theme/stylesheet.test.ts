/** style/: from a theme to the style sheet. */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { contrastRatio } from '../../build/content/contrast.ts';
import { parseColour } from '../../build/content/css-values.ts';
import type { Config, Palette, Theme } from '../../build/content/model.ts';
import { renderStylesheet } from '../../build/theme/style/stylesheet.ts';
import { type ColourTokens, colourTokens } from '../../build/theme/style/tokens.ts';
import { CONFIG, HEARTH_THEME, THEME } from './samples.ts';

const NO_FILES = { fonts: [], icons: [], tints: [] };

/** Bytes of the style sheet that every reader loads, before compression. */
/** All that Markdown can become has rules here, so that no page needs a second style sheet. */
const BUDGET = 27 * 1024;

/** Text and what it stands on: pairs that the theme itself makes, and so answers for. */
const OWN_PAIRS: [front: string, ground: string][] = [
  ['on-primary', 'primary'],
  ['active-ink', 'active-bg'],
  ['code-ink', 'code'],
  ['mark-ink', 'mark'],
  ...['info', 'warning', 'success', 'error'].map((kind): [string, string] => [`${kind}-ink`, `${kind}-bg`]),
  ...['comment', 'keyword', 'string', 'number', 'title', 'type', 'deletion'].map((name): [string, string] => [
    `hl-${name}`,
    'code',
  ]),
];

/** And those that the author's palette makes. */
const PALETTE_PAIRS: [front: string, ground: string][] = [
  ['ink', 'page'],
  ['muted', 'page'],
  ['primary', 'page'],
  ['heading', 'page'],
  ['ink', 'surface'],
  ['on-surface', 'surface'],
  ['active', 'surface'],
  ['title', 'surface'],
  ['section', 'surface'],
  ['note', 'surface'],
  ['icon', 'surface'],
  ['ink', 'info-bg'],
  ['ink', 'warning-bg'],
  ['ink', 'success-bg'],
  ['ink', 'error-bg'],
  ['ink', 'table-head'],
  ['ink', 'hover'],
];

function ratio(tokens: ColourTokens, front: string, ground: string): number {
  const [first, second] = [parseColour(tokens[front] ?? ''), parseColour(tokens[ground] ?? '')];
  assert.ok(first && second, `${front} or ${ground} is no colour`);
  return contrastRatio(first, second);
}

describe('the built-in palettes', () => {
  for (const mode of ['light', 'dark'] as const) {
    const tokens = colourTokens(THEME, null, mode);
    for (const [front, ground] of [...PALETTE_PAIRS, ...OWN_PAIRS]) {
      it(`${mode}: ${front} is read on ${ground}`, () => {
        const found = ratio(tokens, front, ground);
        assert.ok(found >= 4.5, `${found}`);
      });
    }
  }
});

describe('any palette', () => {
  const hex = fc.stringMatching(/^#[0-9a-f]{6}$/);

  it('gives readable text wherever the theme picks the colours itself', () => {
    fc.assert(
      fc.property(
        hex,
        hex,
        hex,
        hex,
        hex,
        fc.constantFrom('light', 'dark'),
        (primary, surface, page, ink, info, mode) => {
          const palette: Palette = { ...THEME.light, primary, surface, page, ink };
          const semantic = { ...THEME.semantic, info };
          const theme: Theme = { ...THEME, light: palette, dark: palette, semantic, semanticDark: semantic };
          const tokens = colourTokens(theme, null, mode);
          for (const [front, ground] of OWN_PAIRS)
            assert.ok(ratio(tokens, front, ground) >= 4.5, `${front} on ${ground}`);
        },
      ),
    );
  });
});

const TOKENS: [
  title: string,
  theme: Partial<Theme>,
  legacy: Config['legacyPalette'],
  token: string,
  light: string,
][] = [
  ['the divider is the page with some ink', {}, null, 'divider', '#dddfe2'],
  ['headings are in ink', {}, null, 'heading', '#1e293b'],
  [
    'an optional colour counts',
    { light: { ...THEME.light, heading: '#123456' } },
    null,
    'heading',
    '#123456',
  ],
  ['text on the surface is ink', {}, null, 'on-surface', '#1e293b'],
  ['a name of CSS is a colour', { light: { ...THEME.light, page: 'ivory' } }, null, 'page', '#fffff0'],
  ['what is no colour is the default', { light: { ...THEME.light, page: 'url(x)' } }, null, 'page', '#fff'],
  [
    'a translucent surface lies over the page',
    { light: { ...THEME.light, surface: '#00000080' } },
    null,
    'surface',
    '#7f7f7f',
  ],
  [
    'the note follows the section heading',
    { light: { ...THEME.light, onSurfaceHeading: '#123456' } },
    null,
    'note',
    '#123456',
  ],
  [
    'the old key for code’s ground counts',
    {},
    { light: { 'code-bgcolour': '#eee' }, dark: {} },
    'code',
    '#eee',
  ],
  [
    'the old key for table lines counts',
    {},
    { light: { 'table-border-colour': 'red' }, dark: {} },
    'table-line',
    '#f00',
  ],
  [
    'a callout’s own colour is its line',
    { callouts: { ...THEME.callouts, info: { icon: null, primary: '#123456', background: null } } },
    null,
    'info',
    '#123456',
  ],
];

describe('a token', () => {
  for (const [title, change, legacy, token, expected] of TOKENS) {
    it(title, () => assert.equal(colourTokens({ ...THEME, ...change }, legacy, 'light')[token], expected));
  }

  it('of a callout in the dark is the one made for the dark', () => {
    const callouts = { ...THEME.callouts, info: { icon: null, primary: '#123456', background: null } };
    assert.equal(colourTokens({ ...THEME, callouts }, null, 'dark').info, '#60a5fa');
  });
});

describe('the style sheet', () => {
  const css = renderStylesheet(CONFIG, THEME, NO_FILES);

  it(`is at most ${BUDGET} bytes`, () => {
    const size = Buffer.byteLength(css);
    assert.ok(size <= BUDGET, `${size} bytes`);
  });

  it('is at most 12 KB with gzip', () => {
    const size = gzipSync(css, { level: 9 }).length;
    assert.ok(size <= 12_000, `${size} bytes`);
  });

  it('is the same when it is made again', () => assert.equal(renderStylesheet(CONFIG, THEME, NO_FILES), css));

  it('loads nothing', () => assert.doesNotMatch(css, /url\(|@import|https?:/));

  it('uses no property that it does not set', () => {
    const set = new Set([...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
    const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
    assert.deepEqual(
      [...used].filter((name) => !set.has(name)),
      [],
    );
  });

  const DEFAULTS: [preferred: Config['defaultTheme'], scheme: string][] = [
    ['system', 'light dark'],
    ['light', 'light'],
    ['dark', 'dark'],
  ];
  for (const [defaultTheme, scheme] of DEFAULTS) {
    it(`starts ${defaultTheme}, and the reader may choose`, () => {
      const own = renderStylesheet({ ...CONFIG, defaultTheme }, THEME, NO_FILES);
      assert.match(own, new RegExp(`:root\\{color-scheme:${scheme};`));
      assert.match(own, /:root\[data-theme=light\]\{color-scheme:light\}/);
      assert.match(own, /:root\[data-theme=dark\]\{color-scheme:dark\}/);
    });
  }

  const SAID: [title: string, theme: Partial<Theme>, pattern: RegExp][] = [
    ['the widths', { mainWidth: '72em', navWidth: '250px' }, /--main-width:72em;--nav-width:250px/],
    ['a width that is none', { mainWidth: '1em;}' }, /--main-width:80em/],
    ['the size of text, without a binary fraction', { fontSize: 1.1 }, /--font-size:110%/],
    ['a size too small to read', { fontSize: 0.01 }, /--font-size:100%/],
    ['the height of lines', { lineHeight: 1.5 }, /--line-height:1\.5/],
    [
      'the fonts',
      { fontBody: 'bunny:Lora:300', fontHeading: 'bunny:Inter:800' },
      /--font-body:"?Lora.*--weight-body:300;--weight-heading:800/,
    ],
    [
      'link styles of old',
      { linkStyles: { link: 'red:no-underline,bold', hover: null, visited: 'teal' } },
      /\.prose a\{color:red;text-decoration-line:none;font-weight:700\}\.prose a:visited\{color:teal\}/,
    ],
    [
      'the icons of sections',
      { sectionExpandIcon: 'add', sectionCollapseIcon: 'minimize' },
      /content:"\+"\/""/,
    ],
  ];
  for (const [title, change, pattern] of SAID) {
    it(`says what the theme says: ${title}`, () => {
      assert.match(renderStylesheet(CONFIG, { ...THEME, ...change }, NO_FILES), pattern);
    });
  }

  it('of a real site’s theme holds its colours', () => {
    assert.match(
      renderStylesheet(CONFIG, HEARTH_THEME, NO_FILES),
      /--primary:light-dark\(#a9682b,#d9a566\)/i,
    );
  });

  it('has as many rules as ever, for any text of an author’s into a theme', () => {
    const rules = (text: string): number => text.match(/\{/g)?.length ?? 0;
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '}',
        'red}',
        '#fff;}body{display:none',
        '*/',
        'url(//evil.test)',
        '</style>',
        '\\',
        '"',
      ),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const palette = Object.fromEntries(
          Object.keys(THEME.light).map((key) => [key, text]),
        ) as unknown as Palette;
        const theme: Theme = {
          ...THEME,
          light: palette,
          dark: palette,
          semantic: { info: text, warning: text, success: text, error: text },
          sectionExpandIcon: text,
          fontBody: text,
          fontCode: `bunny:${text}:400`,
          mainWidth: text,
          navWidth: text,
          linkStyles: { link: `${text}:${text}`, hover: text, visited: text },
        };
        const hostileCss = renderStylesheet(CONFIG, theme, NO_FILES);
        assert.doesNotMatch(hostileCss, /evil|<\/style|display:none\}body/);
        assert.equal(rules(hostileCss), rules(css));
      }),
      { numRuns: 30 },
    );
  });
});
