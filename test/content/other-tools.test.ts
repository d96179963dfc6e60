/** Front matter in the words of other tools. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Document } from '../../build/content/model.ts';
import { siteOf } from './fixtures.ts';

function read(front: string): { document: Document; problems: string[] } {
  const content = siteOf({
    'posts/a.md': `---\n${front}\n---\nBody\n`,
    'assets/images/i.png': 'x',
  });
  const document = content.documents.find(({ file }) => file === 'posts/a.md');
  assert.ok(document);
  return { document, problems: content.problems.map(({ code, message }) => `${code}: ${message}`) };
}

const day = (moment: Document['created']): string | null => moment?.iso.slice(0, 10) ?? null;

const DATES: [front: string, created: string | null, modified: string | null][] = [
  ['date: 2024-05-06', '2024-05-06', null],
  ['Date: 2024-05-06', '2024-05-06', null],
  ['pubDate: 2024-05-06', '2024-05-06', null],
  ['published: 2024-05-06', '2024-05-06', null],
  ['date: 2024-05-06 07:08:09 +0200', '2024-05-06', null],
  ['created: 2024-01-01\ndate: 2024-05-06', '2024-01-01', null],
  ['date: 2024-05-06\ncreated: 2024-01-01', '2024-01-01', null],
  ['date: 2024-05-06\nlastmod: 2024-06-07', '2024-05-06', '2024-06-07'],
  ['date: 2024-05-06\nupdated: 2024-06-07', '2024-05-06', '2024-06-07'],
  ['date: 2024-05-06\nupdatedDate: 2024-06-07', '2024-05-06', '2024-06-07'],
  ['date: 2024-05-06\nlast_modified_at: 2024-06-07', '2024-05-06', '2024-06-07'],
  ['date: 2024-05-06\nmodified_date: 2024-06-07', '2024-05-06', '2024-06-07'],
  ['date:\n  created: 2024-05-06\n  updated: 2024-06-07', '2024-05-06', '2024-06-07'],
  ['date: 2024-05-06\nlast_update: {date: 2024-06-07, author: A}', '2024-05-06', '2024-06-07'],
  ['date: 2024-05-06\nupdated: false', '2024-05-06', null],
  ['date: 2024-05-06\npublished: true', '2024-05-06', null],
  ['extra: {date: 2024-05-06}', '2024-05-06', null],
];

for (const [front, created, modified] of DATES) {
  test(`Dates: ${JSON.stringify(front)}`, () => {
    const { document, problems } = read(front);
    assert.deepEqual([day(document.created), day(document.modified), problems], [created, modified, []]);
  });
}

const FIELDS: [front: string, expected: Partial<Document>][] = [
  ['summary: S', { description: 'S' }],
  ['excerpt: S', { description: 'S' }],
  ['summary: S\ndescription: D', { description: 'D' }],
  ['categories: [a, b]', { tags: ['a', 'b'] }],
  ['category: a', { tags: ['a'] }],
  ['tags: [t]\ncategories: [c]\nkeywords: k', { tags: ['t', 'c', 'k'], keywords: ['k'] }],
  ['taxonomies: {tags: [t], categories: [c]}', { tags: ['t', 'c'] }],
  ['author: {name: Ada, url: "https://e.org"}', { author: 'Ada', authors: ['Ada'] }],
  ['authors: [Ada, {name: Bo}]', { author: 'Ada, Bo', authors: ['Ada', 'Bo'] }],
  ['authors:\n  - name: Ada\n  - name: Bo', { authors: ['Ada', 'Bo'] }],
  ['author: [Ada, Bo]', { author: 'Ada, Bo' }],
  ['extra: {author: Ada}', { author: 'Ada' }],
  ['weight: 5', { sort: 5 }],
  ['nav_order: 2', { sort: 2 }],
  ['sidebar_position: 1.5', { sort: 1.5 }],
  ['order: first', { sort: 100 }],
  ['order: 3\nsort: 7', { sort: 7 }],
  ['redirect_from: /x', { aliases: [{ path: '/x', line: 3, column: 16 }] }],
  ['lang: nb', { language: 'nb' }],
  ['cover: /assets/images/i.png', { image: '/assets/images/i.png' }],
  ['thumbnail: assets/images/i.png', { image: '/assets/images/i.png' }],
  ['cover: {image: assets/images/i.png, alt: A}', { image: '/assets/images/i.png' }],
  ['images: [assets/images/i.png]', { image: '/assets/images/i.png' }],
  ['images: [""]', { image: null }],
  ['image: ""', { image: null }],
  ['image: {path: assets/images/i.png}', { image: '/assets/images/i.png' }],
  ['series: [One]', { series: 'One' }],
  ['url: /else', { path: '/else' }],
  ['url: https://e.org/a', { path: '/posts/a' }],
  ['path: else/where', { path: '/else/where' }],
  ['Title: T', { title: 'T', hasTitle: true }],
  ['Section_ID: s', { sectionId: 's' }],
];

for (const [front, expected] of FIELDS) {
  test(`${JSON.stringify(front)} is ${JSON.stringify(expected)}`, () => {
    const { document, problems } = read(`created: 2026-01-01\n${front}`);
    for (const [key, value] of Object.entries(expected))
      assert.deepEqual(document[key as keyof Document], value, key);
    assert.deepEqual(problems, []);
  });
}

test('Keys without a use here are one note, with the number of their files', () => {
  const { problems } = read('created: 2026-01-01\nlayout: post\ntemplate: t\nid: 1\ncomments: true');
  assert.deepEqual(problems, [
    'other-tool-key: keys of other tools are not used: `template`, `id`, `layout`',
  ]);
});

test('An unknown key says which is meant, and never that data is to be removed', () => {
  const { problems } = siteOf({ 'posts/a.md': '---\ncreated: 2026-01-01\ndescripton: D\nquux: 1\n---\n' });
  assert.deepEqual(
    problems.map(({ hint }) => hint),
    [
      'Did you mean `description`?',
      'If you mean a key of Coldpress, check its spelling: `coldpress docs config`, `front-matter`, `nav` and `theme-keys` list all. In front matter an unknown key is kept for the API',
    ],
  );
});
