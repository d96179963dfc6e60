/** Fonts from @fontsource packages: which files a site serves of them, and what it says of those that are not there. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { loadBytes } from '../../../build/bytes/stored-bytes.ts';
import { buildSite } from '../../../build/plan/build-site.ts';
import { fallbackOf } from '../../../build/site/fonts/font-fallback.ts';
import { mainSubset, neededSubsets } from '../../../build/site/fonts/font-subsets.ts';
import { siteFolder } from '../../harness/site-folder.ts';

const FIRA = join(import.meta.dirname, '../../../node_modules/@fontsource/fira-mono');
const HOME = '---\ntitle: Home\n---\nWelcome.\n';

/** The site of a folder in which Fira Mono is installed: its font paths, style sheet, a page and its warnings. */
async function built(
  config: string,
  text: string = HOME,
  install: (folder: string) => void = installFira,
): Promise<{ fonts: string[]; css: string; html: string; warnings: string[] }> {
  const content = siteFolder({ 'config.yml': `sitename: S\n${config}`, 'pages/home.md': text });
  install(content);
  const { result, problems } = await buildSite({ content, exclude: [], asOf: 0, bare: true });
  assert.ok(result !== null, JSON.stringify(problems));
  const { routes, bodies } = result.manifest;
  const all = Buffer.concat(result.bodies.map(loadBytes));
  const bodyOf = (end: (path: string) => boolean): string => {
    const form = routes
      .find(({ path }) => end(path))
      ?.versions[0]?.representations.find((each) => each.coding === 'identity');
    const [offset, length] = bodies[form?.body ?? ''] ?? [0, 0];
    return all.subarray(offset, offset + length).toString();
  };
  return {
    fonts: routes.map(({ path }) => path).filter((path) => path.startsWith('/assets/coldpress/fonts/')),
    css: bodyOf((path) => /\/theme\.[0-9a-f]+\.css$/.test(path)),
    html: bodyOf((path) => path === '/'),
    warnings: problems
      .filter(({ code }) => code === 'font-missing')
      .map(({ file, line, hint }) => `${file}:${line} ${hint}`),
  };
}

function installFira(content: string): void {
  mkdirSync(join(content, 'node_modules/@fontsource'), { recursive: true });
  symlinkSync(FIRA, join(content, 'node_modules/@fontsource/fira-mono'));
}

function named(paths: readonly string[]): string[] {
  return paths
    .map((path) => path.slice('/assets/coldpress/fonts/'.length).replace(/\.[0-9a-f]{12}\./, '.'))
    .sort();
}

const CASES: [title: string, config: string, text: string, files: string[]][] = [
  [
    'text takes regular and bold, and headings bold',
    'fonts: Fira Mono\n',
    HOME,
    ['fira-mono-latin-400-normal.woff2', 'fira-mono-latin-700-normal.woff2', 'fira-mono-licence.txt'],
  ],
  [
    'code takes one weight',
    'fonts:\n  code: Fira Mono\n',
    HOME,
    ['fira-mono-latin-400-normal.woff2', 'fira-mono-licence.txt'],
  ],
  [
    'headings take the weight that is written, or the nearest that there is',
    'fonts:\n  headings: Fira Mono:600\n',
    HOME,
    ['fira-mono-latin-500-normal.woff2', 'fira-mono-licence.txt'],
  ],
  [
    'a subset is there where the texts have a character of it',
    'fonts:\n  code: Fira Mono\n',
    '---\ntitle: Home\n---\nПривет, ŵ.\n',
    [
      'fira-mono-cyrillic-400-normal.woff2',
      'fira-mono-latin-400-normal.woff2',
      'fira-mono-latin-ext-400-normal.woff2',
      'fira-mono-licence.txt',
    ],
  ],
  [
    'mdcms’s key names an installed font too',
    'font-code: "bunny:Fira Mono:400"\n',
    HOME,
    ['fira-mono-latin-400-normal.woff2', 'fira-mono-licence.txt'],
  ],
  ['without a font there is none', '', HOME, []],
];

describe('an installed font', () => {
  it.each(CASES)('%s', async (_, config, text, files) => {
    const { fonts, css, warnings } = await built(config, text);
    assert.deepEqual(named(fonts), files);
    assert.deepEqual(warnings, []);
    for (const path of fonts.filter((each) => each.endsWith('.woff2'))) assert.ok(css.includes(path), path);
  });

  it('is preloaded where pages begin with it, and a system font of its measures stands in', async () => {
    const { css, html } = await built('fonts:\n  text: Fira Mono\n');
    const preloads = [
      ...html.matchAll(/<link rel="preload" href="([^"]*)" as="font" type="font\/woff2" crossorigin>/g),
    ];
    assert.deepEqual(named(preloads.map(([, path = '']) => path)), [
      'fira-mono-latin-400-normal.woff2',
      'fira-mono-latin-700-normal.woff2',
    ]);
    assert.match(css, /"?Fira Mono"?,"?Fira Mono fallback"?,/);
    assert.match(css, /local\("?Courier New"?\)[^}]*size-adjust:100%[^}]*ascent-override:93\.5%/);
    assert.match(css, /unicode-range:U\+0000-00FF|unicode-range:U\+0-FF|unicode-range:U\+00/i);
    assert.doesNotMatch((await built('fonts:\n  code: Fira Mono\n')).html, /rel="preload"/);
  });

  it('gives way to the author’s own file', async () => {
    const { fonts } = await built('fonts:\n  code: Fira Mono\n', HOME, (content) => {
      installFira(content);
      mkdirSync(join(content, 'assets/fonts'), { recursive: true });
      cpSync(
        join(FIRA, 'files/fira-mono-latin-400-normal.woff2'),
        join(content, 'assets/fonts/FiraMono.woff2'),
      );
    });
    assert.deepEqual(fonts, []);
  });
});

const MISSING: [title: string, config: string, install: (folder: string) => void, warnings: string[]][] = [
  [
    'a package that is not there',
    'fonts:\n  text: Inter\n  code: JetBrains Mono\n',
    () => {},
    ['config.yml:3 npm install @fontsource/inter', 'config.yml:4 npm install @fontsource/jetbrains-mono'],
  ],
  [
    'one named in short',
    'fonts: Source Serif 4\n',
    () => {},
    ['config.yml:2 npm install @fontsource/source-serif-4'],
  ],
  [
    'a package that cannot be read',
    'fonts:\n  code: Fira Mono\n',
    (content) => {
      const folder = join(content, 'node_modules/@fontsource/fira-mono');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'metadata.json'), '{');
      writeFileSync(join(folder, 'unicode.json'), '[]');
    },
    ['config.yml:3 npm install @fontsource/fira-mono'],
  ],
  [
    'a package without files',
    'fonts:\n  code: Fira Mono\n',
    (content) => {
      const folder = join(content, 'node_modules/@fontsource/fira-mono');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'metadata.json'), '{"weights":["x",400],"styles":["normal"]}');
      writeFileSync(join(folder, 'unicode.json'), '{"latin":"U+0000-00FF","bad":"U+0;}x{","more":3}');
    },
    ['config.yml:3 npm install @fontsource/fira-mono'],
  ],
];

describe('a font that is missing', () => {
  it.each(MISSING)('%s: the warning says what to install', async (_, config, install, expected) => {
    const { warnings, fonts } = await built(config, HOME, install);
    assert.deepEqual(
      warnings.map((each) => each.replace(/Run `(.*)`, or put .*/, '$1')),
      expected,
    );
    assert.deepEqual(fonts, []);
  });
});

describe('subsets', () => {
  const ranges = new Map([
    ['[4]', 'U+4E00-4E01, U+ff0c'],
    ['cyrillic', 'U+0400-045F'],
    ['latin', 'U+0000-00FF,U+2000-206F'],
  ]);
  it('are those that the texts need, in the package’s order', () => {
    assert.deepEqual(neededSubsets(ranges, ['Hello “there”']), ['latin']);
    assert.deepEqual(neededSubsets(ranges, ['Hi', 'да']), ['cyrillic', 'latin']);
    assert.deepEqual(neededSubsets(ranges, ['一，']), ['[4]', 'latin']);
    assert.deepEqual(neededSubsets(new Map(), ['一']), []);
  });
  it('are preloaded by the letters of the site’s name', () => {
    assert.equal(mainSubset(ranges, ['cyrillic', 'latin'], 'Гавань S'), 'cyrillic');
    assert.equal(mainSubset(ranges, ['latin'], '12'), null);
  });
});

it('bytes that are no font have no fallback', async () => {
  assert.equal(
    await fallbackOf(new Uint8Array(64), { family: 'X', kind: 'sans', weight: 400, language: 'en' }),
    null,
  );
});
