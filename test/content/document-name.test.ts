/** What file names say. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import {
  isDocumentFile,
  isVariantDate,
  markdownPath,
  readDocumentName,
  titleFromFile,
  type VariantRules,
} from '../../build/content/document-name.ts';
import { siteOf } from './fixtures.ts';

const PLAIN: VariantRules = siteOf({}).config;
const CATEGORIES: VariantRules = siteOf({
  'config.yml':
    'sitename: S\ncategories-use: yes\ncategories-dates: yes\ndefault-category: {code: en}\ncategories: [{code: nb}, {code: pt-BR}]\n',
}).config;

const NAMES: [
  title: string,
  file: string,
  rules: VariantRules,
  base: string,
  variant: string | null,
  path: string,
  slug: string,
][] = [
  ['A post', 'posts/x.md', PLAIN, 'posts/x.md', null, '/posts/x', 'x'],
  ['A post in a folder', 'posts/2026/x.md', PLAIN, 'posts/2026/x.md', null, '/posts/2026/x', 'x'],
  ['A page', 'pages/x.md', PLAIN, 'pages/x.md', null, '/x', 'x'],
  ['A page in a folder', 'pages/a/b/x.md', PLAIN, 'pages/a/b/x.md', null, '/a/b/x', 'x'],
  [
    'A name outside ASCII',
    'posts/café bar.md',
    PLAIN,
    'posts/café bar.md',
    null,
    '/posts/caf%C3%A9%20bar',
    'café bar',
  ],
  ['The page of a folder', 'pages/guide/index.md', PLAIN, 'pages/guide/index.md', null, '/guide', 'guide'],
  ['The same in Hugo', 'pages/guide/_index.md', PLAIN, 'pages/guide/_index.md', null, '/guide', 'guide'],
  ['The same on GitHub', 'pages/a/README.md', PLAIN, 'pages/a/README.md', null, '/a', 'a'],
  ['The same in any case', 'pages/a/Index.MD', PLAIN, 'pages/a/Index.MD', null, '/a', 'a'],
  [
    'A post with a folder',
    'posts/my-post/index.md',
    PLAIN,
    'posts/my-post/index.md',
    null,
    '/posts/my-post',
    'my-post',
  ],
  ['A variant of a folder’s page', 'pages/a/index.nb.md', CATEGORIES, 'pages/a/index.md', 'nb', '/nb/a', 'a'],
  ['An index at the root', 'pages/index.md', PLAIN, 'pages/index.md', null, '/index', 'index'],
  ['Another extension', 'posts/x.markdown', PLAIN, 'posts/x.markdown', null, '/posts/x', 'x'],
  ['A dot in a name', 'posts/v1.2.md', PLAIN, 'posts/v1.2.md', null, '/posts/v1.2', 'v1.2'],
  [
    'A per cent sign and brackets',
    'pages/100%[a].md',
    PLAIN,
    'pages/100%[a].md',
    null,
    '/100%25%5Ba%5D',
    '100%[a]',
  ],
  [
    'Without categories a suffix is part of the name',
    'pages/a.nb.md',
    PLAIN,
    'pages/a.nb.md',
    null,
    '/a.nb',
    'a.nb',
  ],
  ['A variant', 'pages/a.nb.md', CATEGORIES, 'pages/a.md', 'nb', '/nb/a', 'a'],
  [
    'A variant whose code has a hyphen',
    'posts/a.pt-BR.md',
    CATEGORIES,
    'posts/a.md',
    'pt-BR',
    '/pt-BR/posts/a',
    'a',
  ],
  ['A variant for the default category', 'pages/a.en.md', CATEGORIES, 'pages/a.md', 'en', '/a.en', 'a.en'],
  [
    'A code that is not declared is part of the name',
    'pages/a.fr.md',
    CATEGORIES,
    'pages/a.fr.md',
    null,
    '/a.fr',
    'a.fr',
  ],
  ['So is a code in another case', 'pages/a.NB.md', CATEGORIES, 'pages/a.NB.md', null, '/a.NB', 'a.NB'],
  [
    'A dated variant',
    'pages/report.20260704.md',
    CATEGORIES,
    'pages/report.md',
    '20260704',
    '/report.20260704',
    'report.20260704',
  ],
  [
    'Eight digits that are no date are part of the name',
    'pages/r.20261304.md',
    CATEGORIES,
    'pages/r.20261304.md',
    null,
    '/r.20261304',
    'r.20261304',
  ],
  ['A dot in a folder is no suffix', 'pages/a.nb/x.md', CATEGORIES, 'pages/a.nb/x.md', null, '/a.nb/x', 'x'],
  ['A name that is only a suffix has none', 'pages/.nb.md', CATEGORIES, 'pages/.nb.md', null, '/.nb', '.nb'],
  [
    'Of two suffixes the last counts',
    'pages/a.en.nb.md',
    CATEGORIES,
    'pages/a.en.md',
    'nb',
    '/nb/a.en',
    'a.en',
  ],
];

for (const [title, file, rules, baseFile, variant, path, slug] of NAMES) {
  test(`${title}: ${file} is ${path}`, () => {
    const kind = file.startsWith('posts/') ? 'post' : 'page';
    assert.deepEqual(readDocumentName(file, rules), {
      kind,
      file,
      baseFile,
      variant,
      slug,
      path,
      date: null,
    });
  });
}

const DATED: [file: string, date: string | null, title: string][] = [
  ['posts/2026-01-02-my-post.md', '2026-01-02', 'My Post'],
  ['posts/2026-01-02-my-post/index.md', '2026-01-02', 'My Post'],
  ['posts/2026-01-02_my_post.md', '2026-01-02', 'My Post'],
  ['posts/2026-01-02.md', '2026-01-02', '2026 01 02'],
  ['posts/2026-02-30-none.md', null, '2026 02 30 None'],
  ['posts/2026-01-021-none.md', null, '2026 01 021 None'],
  ['pages/2026-01-02-page.md', null, '2026 01 02 Page'],
];

for (const [file, date, title] of DATED) {
  test(`${file} has the date ${date} and the title ${title}`, () => {
    const name = readDocumentName(file, PLAIN);
    assert.deepEqual([name.date, titleFromFile(name.baseFile)], [date, title]);
  });
}

test('Documents are the Markdown files below pages and posts', () => {
  const files = [
    'pages/a.md',
    'posts/a/b.md',
    'README.md',
    'assets/a.md',
    'pages/a.txt',
    'pages/a.MD',
    'posts/b.markdown',
    'posts/a.md~',
    'posts/a.md.bak',
    'posts/#a.md#',
    'posts/a (conflicted copy).md',
    'pages/_part.md',
    'pages/_parts/a.md',
    'pages/a/_index.md',
    'posts/_drafts/a.md',
    'pagesx/a.md',
    'pages/.md',
  ];
  assert.deepEqual(files.filter(isDocumentFile), [
    'pages/a.md',
    'posts/a/b.md',
    'pages/a.MD',
    'posts/b.markdown',
    'pages/a/_index.md',
    'posts/_drafts/a.md',
  ]);
});

test('Snapshots are days that exist', () => {
  const texts = [
    '20260704',
    '20240229',
    '20260229',
    '20261301',
    '20260732',
    '00000101',
    '2026074',
    '202607041',
    '2026-7-4',
  ];
  assert.deepEqual(texts.filter(isVariantDate), ['20260704', '20240229']);
});

const TITLES: [file: string, title: string][] = [
  ['pages/getting-started.md', 'Getting Started'],
  ['posts/2026/a_small_note.md', 'A Small Note'],
  ['pages/API.md', 'API'],
  ['pages/øl-og-brød.md', 'Øl Og Brød'],
  ['pages/2026-01-15-x.md', '2026 01 15 X'],
  ['pages/---.md', '---'],
];

for (const [file, title] of TITLES) {
  test(`Without a title ${file} is called ${title}`, () => assert.equal(titleFromFile(file), title));
}

test('The Markdown of a page is beside it, that of the homepage at /index.md', () => {
  assert.deepEqual(['/posts/x', '/'].map(markdownPath), ['/posts/x.md', '/index.md']);
});
