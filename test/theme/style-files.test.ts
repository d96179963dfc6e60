/** style/style-files.ts, category-rules.ts, callout-icons.ts: an author's own fonts and icons. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { Category, Config, Theme } from '../../build/content/model.ts';
import { findStyleFiles, missingFamilies } from '../../build/theme/style/style-files.ts';
import { renderStylesheet } from '../../build/theme/style/stylesheet.ts';
import { CONFIG, THEME } from './samples.ts';

const FONTS: Theme = {
  ...THEME,
  fontBody: 'bunny:Noto Sans:400',
  fontHeading: 'google:Lora:700',
  fontCode: 'system-ui:400',
};

function faces(file: string, theme: Theme = FONTS): string[] {
  const files = [{ file, href: `/${file}` }];
  return findStyleFiles(files, CONFIG, theme).fonts.map(
    (face) => `${face.family} ${face.weight} ${face.style}`,
  );
}

const READ: [file: string, face: string][] = [
  ['NotoSans-Regular.woff2', 'Noto Sans 400 normal'],
  ['NotoSans-BoldItalic.ttf', 'Noto Sans 700 italic'],
  ['noto-sans-v36-latin-regular.woff2', 'Noto Sans 400 normal'],
  ['noto-sans-latin-300.woff', 'Noto Sans 300 normal'],
  ['NotoSans[wght].woff2', 'Noto Sans 100 900 normal'],
  ['NotoSans-Italic-VariableFont_wght.ttf', 'Noto Sans 100 900 italic'],
  ['Lora.otf', 'Lora 400 normal'],
  ['Lora-SemiBold.woff2', 'Lora 600 normal'],
  ['lora/Lora-ExtraLight.woff2', 'Lora 200 normal'],
  ['Lora-Black.WOFF2', 'Lora 900 normal'],
];

describe('a font file of a family that the theme names', () => {
  for (const [file, face] of READ)
    it(`${file}: ${face}`, () => assert.deepEqual(faces(`assets/fonts/${file}`), [face]));
});

describe('a file that is no font of the theme', () => {
  const OTHER = [
    'assets/fonts/NotoSansMono-Regular.woff2',
    'assets/fonts/Inter.woff2',
    'assets/fonts/Lora.txt',
    'assets/images/Lora.woff2',
    'assets/fonts/.woff2',
  ];
  for (const file of OTHER) it(`${file} is left out`, () => assert.deepEqual(faces(file), []));

  it('as the theme names none', () => assert.deepEqual(faces('assets/fonts/Lora.woff2', THEME), []));
});

describe('a family without a file', () => {
  it('is named, once, and a system font is not', () => {
    const files = findStyleFiles([{ file: 'assets/fonts/Lora.woff2', href: '/l' }], CONFIG, FONTS);
    assert.deepEqual(missingFamilies({ ...FONTS, fontCode: 'Noto Sans' }, files), ['Noto Sans']);
  });
});

describe('an icon', () => {
  const files = [
    { file: 'assets/icons/flame.svg', href: '/assets/icons/flame.1234.svg' },
    { file: 'assets/icons/a"b.svg', href: '/assets/icons/a%22b.svg' },
    { file: 'assets/icons/deep/x.svg', href: '/x.svg' },
    { file: 'assets/icons/flame.png', href: '/flame.png' },
  ];
  const found = findStyleFiles(files, CONFIG, THEME);

  it('is an SVG file right in the folder', () =>
    assert.deepEqual(
      found.icons.map(({ name }) => name),
      ['flame', 'a"b'],
    ));

  it('that a block can name has a rule, with its name kept in its quotes', () => {
    const css = renderStylesheet(CONFIG, THEME, found);
    assert.match(
      css,
      /\.callout-icon\[data-icon=flame\]\{[^}]*mask:url\(\/assets\/icons\/flame\.1234\.svg\)/,
    );
    assert.match(css, /\.callout-icon\[data-icon='?"?a\\?"b/);
  });

  it('that the theme gives to a kind of callout stands for it', () => {
    const callouts = { ...THEME.callouts, warning: { icon: 'flame', primary: null, background: null } };
    assert.match(
      renderStylesheet(CONFIG, { ...THEME, callouts }, found),
      /\.callout-warning \.callout-icon\{[^}]*flame/,
    );
  });

  it('that the theme names without a file leaves the drawn mark', () => {
    const callouts = { ...THEME.callouts, warning: { icon: 'warning', primary: null, background: null } };
    const bare = { fonts: [], icons: [], tints: [] };
    assert.equal(
      renderStylesheet(CONFIG, { ...THEME, callouts }, bare),
      renderStylesheet(CONFIG, THEME, bare),
    );
  });
});

const ARABIC: Category = {
  code: 'ar',
  name: 'العربية',
  nameLatin: null,
  message: 'العربية',
  direction: 'rtl',
  notFoundMessage: null,
  visibleWithoutContent: true,
  pageNotFoundMessage: null,
  font: 'assets/fonts/amiri.woff2',
  lineHeight: 1.9,
  sections: null,
};

describe('a category', () => {
  const config: Config = {
    ...CONFIG,
    categories: [ARABIC, { ...ARABIC, code: 'nb', font: null, lineHeight: null }],
  };
  const files = [{ file: 'assets/fonts/amiri.woff2', href: '/assets/fonts/amiri.99.woff2' }];

  it('has its own font and line height', () => {
    const css = renderStylesheet(config, THEME, findStyleFiles(files, config, THEME));
    assert.match(
      css,
      /@font-face\{font-family:category ar;[^}]*src:url\(\/assets\/fonts\/amiri\.99\.woff2\)/,
    );
    assert.match(
      css,
      /:root\[data-category=ar\]\{--font-body:"category ar",system-ui,sans-serif;[^}]*--line-height:1\.9\}/,
    );
    assert.doesNotMatch(css, /data-category=nb/);
  });

  it('whose font has no file keeps the site’s', () => {
    const css = renderStylesheet(config, THEME, findStyleFiles([], config, THEME));
    assert.match(css, /:root\[data-category=ar\]\{--line-height:1\.9\}/);
  });

  it('with an unreadable line height keeps the site’s', () => {
    const flat = { ...config, categories: [{ ...ARABIC, font: null, lineHeight: 0 }] };
    assert.doesNotMatch(renderStylesheet(flat, THEME, findStyleFiles([], flat, THEME)), /data-category/);
  });
});
