/** The navigation, from nav.yml and from the pages. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { SiteContent } from '../../build/content/model.ts';
import { pagesInOrder } from '../../build/content/nav.ts';
import { siteOf } from './fixtures.ts';

function read(files: Record<string, string>): SiteContent {
  const content = siteOf(files);
  assert.deepEqual(content.problems, []);
  return content;
}

function page(front: string): string {
  return `---\n${front}\n---\n`;
}

const PAGES = {
  'pages/a.md': page('title: A'),
  'pages/b.md': page('title: B'),
  'pages/c.md': page('title: C'),
};

test('Without nav.yml the pages make the navigation: by sort, then by file', () => {
  const { nav } = read({
    ...PAGES,
    'pages/a.md': page('title: A\nsort: 200'),
    'pages/c.md': page('title: C\nsort: 1'),
  });
  assert.deepEqual(
    nav.pages.map(({ file, title, sort, sectionId }) => [file, title, sort, sectionId]),
    [
      ['pages/c.md', 'C', 1, null],
      ['pages/b.md', 'B', 100, null],
      ['pages/home.md', 'Home', 100, null],
      ['pages/a.md', 'A', 200, null],
    ],
  );
});

test('A section that front matter names is created, last, its name made of its code', () => {
  const { nav } = read({ ...PAGES, 'pages/a.md': page('title: A\nsection-id: user-guides') });
  assert.deepEqual(
    nav.sections.map(({ code, name, visibility, parent, pagination }) => [
      code,
      name,
      visibility,
      parent,
      pagination,
    ]),
    [['user-guides', 'User Guides', 'visible', null, false]],
  );
  assert.equal(nav.pages.find(({ file }) => file === 'pages/a.md')?.sectionId, 'user-guides');
});

test('Every key of a section', () => {
  const { nav } = read({
    'nav.yml': `sections:
  - code: top
    defaultname: The Top
    sort: 5
  - code: s
    defaultname: Section
    sort: 7
    pagesvisibility: hidden
    parent: top
    parent-sort: 3
    categorynames: {en: Section, nb: Del}
    pagination: on
`,
  });
  const [, section] = nav.sections;
  assert.deepEqual(
    { ...section, categoryNames: { ...section?.categoryNames } },
    {
      code: 's',
      name: 'Section',
      sort: 7,
      visibility: 'hidden',
      parent: 'top',
      parentSort: 3,
      categoryNames: { en: 'Section', nb: 'Del' },
      pagination: true,
    },
  );
});

test('nav.yml’s title, section and sort win over the front matter’s, for the document too', () => {
  const { nav, documents } = read({
    'nav.yml':
      'sections: [{code: g}]\npages:\n  - {file: pages/a.md, title: Short, section-id: g, sort: 3}\n',
    'pages/a.md': page('title: A long title\nsection-id: other\nsort: 900'),
  });
  const [entry] = nav.pages;
  assert.deepEqual(
    [entry?.file, entry?.title, entry?.sectionId, entry?.sort],
    ['pages/a.md', 'Short', 'g', 3],
  );
  const document = documents.find(({ file }) => file === 'pages/a.md');
  assert.deepEqual([document?.title, document?.sectionId, document?.sort], ['A long title', 'g', 3]);
  assert.deepEqual(
    nav.sections.map(({ code }) => code),
    ['g'],
  );
});

test('What nav.yml does not say comes from the front matter', () => {
  const { nav } = read({
    'nav.yml': '- file: pages/a.md\n',
    'pages/a.md': page('title: A\nsection-id: g\nsort: 3'),
  });
  const [entry] = nav.pages;
  assert.deepEqual([entry?.title, entry?.sectionId, entry?.sort], ['A', 'g', 3]);
});

test('A page that nav.yml does not list is in the navigation: mdcms would list it with its next build', () => {
  const { nav } = read({ ...PAGES, 'nav.yml': 'pages:\n  - file: pages/b.md\n    sort: 1\n' });
  assert.deepEqual(
    nav.pages.map(({ file }) => file),
    ['pages/b.md', 'pages/a.md', 'pages/c.md', 'pages/home.md'],
  );
});

for (const text of [
  '- file: pages/a.md\n  sort: 1',
  '- pages/a.md',
  'pages: [pages/a.md]',
  '- /pages/a.md',
  '- ./pages/a.md',
]) {
  test(`A list of pages: ${JSON.stringify(text)}`, () => {
    const { nav } = read({ ...PAGES, 'nav.yml': text });
    assert.equal(nav.pages[0]?.file, 'pages/a.md');
    assert.deepEqual(nav.sections, []);
  });
}

for (const text of ['', '# nothing yet\n', 'sections:\npages:\n', 'date-categories: ["20260704"]\n']) {
  test(`An empty nav.yml is as good as none: ${JSON.stringify(text)}`, () => {
    assert.equal(read({ ...PAGES, 'nav.yml': text }).nav.pages.length, 4);
  });
}

const SECTIONS = `sections:
  - {code: z, sort: 1}
  - {code: none}
  - {code: b, sort: 2, parent: z, parent-sort: 20}
  - {code: a, sort: 3, parent: z, parent-sort: 10}
  - {code: m, sort: 1}
`;

test('Sections are ordered by sort, then code; one without sort comes last', () => {
  assert.deepEqual(
    read({ 'nav.yml': SECTIONS }).nav.sections.map(({ code }) => code),
    ['m', 'z', 'b', 'a', 'none'],
  );
});

test('In reading order pages without section come first, child sections after their parent by parent-sort', () => {
  const { nav } = read({
    'nav.yml': SECTIONS,
    'pages/in-a.md': page('title: In a\nsection-id: a'),
    'pages/in-b.md': page('title: In b\nsection-id: b'),
    'pages/in-m.md': page('title: In m\nsection-id: m'),
    'pages/in-none.md': page('title: In none\nsection-id: none'),
    'pages/in-z.md': page('title: In z\nsection-id: z\nsort: 999'),
  });
  assert.deepEqual(
    pagesInOrder(nav).map(({ file }) => file),
    ['home', 'in-m', 'in-z', 'in-a', 'in-b', 'in-none'].map((name) => `pages/${name}.md`),
  );
});

test('A draft section, all below it, and what is in them is nowhere', () => {
  const { nav, documents } = read({
    'nav.yml':
      'sections:\n  - {code: c, parent: p}\n  - {code: p, pagesvisibility: draft}\n  - {code: d, parent: c}\n  - {code: ok}\n',
    'pages/c.md': page('title: C\nsection-id: c'),
    'pages/d.md': page('title: D\nsection-id: d'),
    'pages/ok.md': page('title: OK\nsection-id: ok'),
    'posts/p.md': page('created: 2026-01-01\nsection-id: p'),
  });
  assert.deepEqual(
    nav.sections.map(({ code }) => code),
    ['ok'],
  );
  assert.deepEqual(
    nav.pages.map(({ file }) => file),
    ['pages/home.md', 'pages/ok.md'],
  );
  assert.deepEqual(
    documents.filter(({ draft }) => draft).map(({ file }) => file),
    ['pages/c.md', 'pages/d.md', 'posts/p.md'],
  );
});

test('A draft is not in the navigation, and makes no section', () => {
  const { nav } = read({ 'nav.yml': '- pages/a.md', 'pages/a.md': page('draft: yes\nsection-id: g') });
  assert.deepEqual([nav.sections, nav.pages.map(({ file }) => file)], [[], ['pages/home.md']]);
});

const CATEGORIES =
  'sitename: S\ncategories-use: yes\ndefault-category: {code: en}\ncategories: [{code: nb}]\n';

test('Variants are one page, with a title by category: nav.yml’s, else their own', () => {
  const { nav, documents } = read({
    'config.yml': CATEGORIES,
    'nav.yml':
      'pages:\n  - {file: pages/a.md, section-id: g, uncategorized: true, variants: [en], titles: {en: About}}\n',
    'pages/a.md': page('title: A'),
    'pages/a.nb.md': page('title: Om'),
  });
  const entry = nav.pages.find(({ file }) => file === 'pages/a.md');
  assert.deepEqual({ ...entry?.titles }, { en: 'About', nb: 'Om' });
  assert.equal(entry?.title, 'A');
  assert.equal(nav.pages.length, 2);
  assert.equal(documents.find(({ variant }) => variant === 'nb')?.sectionId, 'g');
});

test('A page that exists only in one category is in the navigation under its base file', () => {
  const { nav } = read({ 'config.yml': CATEGORIES, 'pages/a.nb.md': page('title: Om') });
  assert.deepEqual(
    nav.pages.map(({ file, title }) => [file, title]),
    [
      ['pages/a.md', 'Om'],
      ['pages/home.md', 'Home'],
    ],
  );
});
