// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the code of templates is text here
/** A theme as a folder or a package: what the site has of it, what the site changes, and what can be wrong. */
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { isOlder, leastVersion } from '../../build/content/least-version.ts';
import type { Problem } from '../../build/content/problem.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { coldpressVersion } from '../../build/workers/package-root.ts';
import { AS_OF, buildTestSite, type ServedSite, serveEmbedded } from '../harness/built-site.ts';
import { siteFolder, temporaryFolder } from '../harness/site-folder.ts';

const SITE = {
  'config.yml': 'sitename: Site\nurl: https://site.example\ntheme: dusk\n',
  'pages/home.md': '# Home\n\n```mdcms wave\n```\n',
  'posts/first.md': '---\ntitle: First\ncreated: 2026-01-01\n---\nOne.\n',
};

const MAIN = "import type { Template } from 'coldpress/templates';\n";
/** A theme that has a file of every kind. */
const DUSK: Readonly<Record<string, string>> = {
  'theme.yml': 'preset: plum\nmain-width: 70em\n',
  'package.json': '{ "name": "dusk", "version": "1.0.0", "peerDependencies": { "coldpress": ">=0.1" } }',
  'README.md': '# Dusk\n',
  'CODE_OF_CONDUCT.md': '# Be kind\n',
  'assets/theme.css': "@charset 'utf-8';\n.mark { color: rgb(1 2 3); background: url(images/dot.svg) }\n",
  'assets/images/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'parts/footer.html': '<p class="mark">Footer of Dusk</p>\n',
  'parts/after-post.html': '<p>After of Dusk</p>\n',
  'parts/wave.ts':
    "import { html } from 'coldpress/parts';\nimport { word } from './lib/word.ts';\nexport default () => html`<b>${word}</b>`;\n",
  'parts/lib/word.ts': "export const word: string = 'wave of Dusk';\n",
  'templates/post.ts': `${MAIN}const post: Template<'post'> = (_, theme) =>\n  theme.document(theme.main.markup + '<i>post of Dusk</i>');\nexport default post;\n`,
};

/** The files with this folder before their names. */
function below(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** A project with a site in content/ and packages beside it. */
function project(
  packages: Readonly<Record<string, string>>,
  site: Readonly<Record<string, string>> = SITE,
): string {
  const folder = temporaryFolder();
  write(join(folder, 'content'), site);
  write(join(folder, 'node_modules'), packages);
  return join(folder, 'content');
}

function linked(): string {
  const content = project({});
  const theme = siteFolder(DUSK);
  mkdirSync(join(content, '../node_modules'), { recursive: true });
  symlinkSync(theme, join(content, '../node_modules/dusk'));
  return content;
}

const theme = (name: string): Record<string, string> => ({
  ...SITE,
  'config.yml': SITE['config.yml'].replace('dusk', name),
});

const PLACES: [title: string, content: () => string, prefix: string][] = [
  ['a folder in themes/', () => siteFolder({ ...SITE, ...below('themes/dusk', DUSK) }), 'themes/dusk/'],
  [
    'a folder by its path',
    () => siteFolder({ ...theme('./look/dusk'), ...below('look/dusk', DUSK) }),
    'look/dusk/',
  ],
  ['an installed package', () => project(below('dusk', DUSK)), 'node_modules/dusk/'],
  [
    'a package with a scope',
    () => project(below('@me/dusk', DUSK), theme('"@me/dusk"')),
    'node_modules/@me/dusk/',
  ],
  ['a package that is a link', linked, 'node_modules/dusk/'],
];

async function problemsOf(content: string): Promise<Problem[]> {
  return (await buildSite({ content, exclude: [], asOf: AS_OF, bare: true })).problems;
}

describe('a theme', () => {
  for (const [title, content] of PLACES) {
    it(`may be ${title}: tokens, style sheet, parts, shortcodes, templates`, async () => {
      const { component, problems } = await buildTestSite(content());
      assert.deepEqual(problems, []);
      const { origin, stop } = await serveEmbedded(component);
      const home = await (await fetch(`${origin}/`)).text();
      assert.match(home, /Footer of Dusk/);
      assert.match(home, /<b>wave of Dusk<\/b>/);
      const post = await (await fetch(`${origin}/posts/first`)).text();
      assert.match(post, /After of Dusk.*post of Dusk/s);
      const [sheet = '', own = ''] = [...home.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
        ([, href]) => href,
      );
      assert.match(await (await fetch(origin + sheet)).text(), /70em/);
      assert.match(own, /^\/assets\/theme\.[0-9a-f]+\.css$/);
      assert.match(await (await fetch(origin + own)).text(), /^@charset 'utf-8';\n?@layer skin\{\s*\.mark/);
      assert.equal((await fetch(`${origin}/assets/images/dot.svg`)).status, 200);
      await stop();
    });
  }

  describe('whose files the site has itself', () => {
    let site: ServedSite;
    beforeAll(async () => {
      const { component, problems } = await buildTestSite(
        siteFolder({
          ...SITE,
          ...below('themes/dusk', DUSK),
          'theme.yml': 'main-width: 60em\npalette: { light: { primary: "#123456" } }\n',
          'parts/footer.md': 'Footer *of the site*\n',
          'parts/wave.ts': "export default () => '<b>wave of the site</b>';\n",
          'templates/post.ts': `${MAIN}const post: Template<'post'> = (_, theme) => theme.document(theme.main);\nexport default post;\n`,
          'assets/custom.css': '.mark { color: red }\n',
          'assets/images/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" id="site"/>',
        }),
      );
      assert.deepEqual(problems, []);
      site = await serveEmbedded(component);
    });
    afterAll(() => site.stop());

    it('gives way: the rest of it stays', async () => {
      const home = await (await fetch(`${site.origin}/`)).text();
      assert.match(home, /Footer <em>of the site<\/em>/);
      assert.match(home, /<b>wave of the site<\/b>/);
      assert.doesNotMatch(home, /of Dusk/);
      const post = await (await fetch(`${site.origin}/posts/first`)).text();
      assert.match(post, /After of Dusk/);
      assert.doesNotMatch(post, /post of Dusk/);
      assert.match(await (await fetch(`${site.origin}/assets/images/dot.svg`)).text(), /id="site"/);
    });
    it('keeps the tokens that the theme.yml of the site does not write', async () => {
      const home = await (await fetch(`${site.origin}/`)).text();
      const [sheet = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(home)?.slice(1) ?? [];
      const css = await (await fetch(site.origin + sheet)).text();
      assert.match(css, /60em/);
      assert.match(css, /#123456/);
      const plum = await buildTestSite(
        siteFolder({ ...theme('./theme.yml'), 'pages/home.md': '# Home\n', 'theme.yml': 'preset: plum\n' }),
      );
      assert.deepEqual(plum.problems, []);
    });
    it('loads its style sheet before that of the site', async () => {
      const home = await (await fetch(`${site.origin}/`)).text();
      assert.match(home, /theme\.\w+\.css">.*\/assets\/theme\.\w+\.css">.*\/assets\/custom\.\w+\.css">/s);
    });
    it('is served by none of its own paths', async () => {
      for (const path of [
        '/themes/dusk/assets/theme.css',
        '/themes/dusk/parts/footer.html',
        '/themes/dusk/README',
      ]) {
        assert.equal((await fetch(site.origin + path)).status, 404, path);
      }
    });
  });

  it('that is there and not chosen is not published', async () => {
    const { config: _, ...files } = { ...SITE, config: '' };
    const content = siteFolder({
      ...files,
      'config.yml': 'sitename: Site\nurl: https://site.example\n',
      'pages/home.md': '# Home\n',
      ...below('themes/dusk', DUSK),
    });
    const { site, problems } = await buildTestSite(content);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      site.manifest.routes.filter(({ path }) => path.includes('dusk')),
      [],
    );
  });
});

describe('what is wrong with a theme', () => {
  const dusk = (files: Record<string, string>): string =>
    siteFolder({ ...SITE, ...below('themes/dusk', { ...DUSK, ...files }) });
  const only = (name: string): string => siteFolder({ ...theme(name), 'pages/home.md': '# Home\n' });
  const CASES: [title: string, content: () => string, problem: string, message: RegExp, hint: RegExp][] = [
    [
      'it is not there',
      () => only('nightfall'),
      'config.yml:3:8 error theme-missing',
      /no theme nightfall/,
      /npm install nightfall/,
    ],
    [
      'its name is misspelt',
      () => siteFolder({ ...theme('dask'), ...below('themes/dusk', DUSK) }),
      'config.yml:3:8 error theme-missing',
      /no theme dask/,
      /Did you mean `dusk`/,
    ],
    [
      'it is a preset',
      () => only('forest'),
      'config.yml:3:8 error theme-missing',
      /preset/,
      /preset: forest/,
    ],
    [
      'it is outside the folder',
      () => only('../dusk'),
      'config.yml:3:8 error theme-missing',
      /outside/,
      /npm install \.\.\/dusk/,
    ],
    [
      'its folder is not there',
      () => only('./dusk'),
      'config.yml:3:8 error theme-missing',
      /no folder/,
      /themes\//,
    ],
    [
      'it has an unknown file',
      () => dusk({ 'style.css': 'a{}' }),
      'themes/dusk/style.css:0:0 warning theme-file',
      /no file of a theme/,
      /theme\.yml/,
    ],
    [
      'it has content',
      () => dusk({ 'posts/a.md': 'A' }),
      'themes/dusk/posts/a.md:0:0 warning theme-file',
      /no content/,
      /theme\.yml/,
    ],
    [
      'it has the sheet of a site',
      () => dusk({ 'assets/custom.css': 'a{}' }),
      'themes/dusk/assets/custom.css:0:0 warning theme-file',
      /uses the theme/,
      /theme\.css/,
    ],
    [
      'its package.json is broken',
      () => dusk({ 'package.json': '{' }),
      'themes/dusk/package.json:0:0 warning theme-file',
      /not JSON/,
      /theme\.yml/,
    ],
    [
      'it needs a newer Coldpress',
      () => dusk({ 'package.json': '{ "peerDependencies": { "coldpress": "^99.1" } }' }),
      'themes/dusk/package.json:0:0 error theme-version',
      /needs Coldpress 99\.1\.0/,
      /npm install coldpress/,
    ],
    [
      'a token is wrong',
      () => dusk({ 'theme.yml': 'preset: plumm\n' }),
      'themes/dusk/theme.yml:1:9 warning invalid-value',
      /plumm/,
      /plum/,
    ],
    [
      'a part has an unknown place',
      () => dusk({ 'parts/foter.html': 'x' }),
      'themes/dusk/parts/foter.html:0:0 warning part-unknown',
      /foter/,
      /footer/,
    ],
    [
      'a template throws',
      () => dusk({ 'templates/post.ts': "export default () => {\n  throw new Error('no');\n};\n" }),
      'themes/dusk/templates/post.ts:2:9 error template-throws',
      /no/,
      /./,
    ],
    [
      'a shortcode cannot be compiled',
      () => dusk({ 'parts/wave.ts': 'export default 1 +;\n' }),
      'themes/dusk/parts/wave.ts:1:19 error shortcode-code',
      /./,
      /./,
    ],
    [
      'a template of a package throws in a module',
      () =>
        project(
          below('dusk', {
            ...DUSK,
            'templates/post.ts': "import { fail } from './lib/fail.ts';\nexport default () => fail();\n",
            'templates/lib/fail.ts': "export const fail = (): never => {\n  throw new Error('no');\n};\n",
          }),
        ),
      'node_modules/dusk/templates/lib/fail.ts:2:9 error template-throws',
      /no/,
      /./,
    ],
    [
      'a shortcode of a package cannot be compiled',
      () => project(below('dusk', { ...DUSK, 'parts/wave.ts': "import './gone.ts';\n" })),
      'node_modules/dusk/parts/wave.ts:1:8 error shortcode-code',
      /gone/,
      /./,
    ],
  ];
  for (const [title, content, place, message, hint] of CASES) {
    it(title, async () => {
      const [first] = await problemsOf(content());
      assert.equal(`${first?.file}:${first?.line}:${first?.column} ${first?.severity} ${first?.code}`, place);
      assert.match(first?.message ?? '', message);
      assert.match(first?.hint ?? '', hint);
    });
  }
});

describe('the oldest version that a range allows', () => {
  for (const [range, least] of [
    ['^0.2.0', '0.2.0'],
    ['>=1.2', '1.2.0'],
    ['~3', '3.0.0'],
    ['1.x', '1.0.0'],
    ['>= 0.3.1 <1', '0.3.1'],
    ['1.2.3 - 2.0.0', '1.2.3'],
    ['0.4 || 0.3', '0.3.0'],
    ['>=1.0.0-beta.1', '1.0.0'],
    ['*', null],
    ['<2', null],
    ['', null],
    ['latest', null],
    ['1 || <3', null],
  ] as const) {
    it(`of ${range} is ${least}`, () => assert.equal(leastVersion(range), least));
  }
  it('is compared by numbers', () => {
    assert.equal(isOlder('0.9.0', '0.10.0'), true);
    assert.equal(isOlder('0.10.0', '0.9.9'), false);
    assert.equal(isOlder('1.0.0', '1.0.0'), false);
    assert.equal(isOlder(coldpressVersion(), '0.0.1'), false);
  });
});
