/** Front matter, key by key. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Document } from '../../build/content/model.ts';
import { siteOf } from './fixtures.ts';

function read(front: string, config = ''): Document {
  const content = siteOf({
    'config.yml': `sitename: S\n${config}`,
    'posts/a.md': `---\ncreated: 2026-01-01\n${front}\n---\nBody\n`,
    'assets/images/i.png': 'x',
  });
  assert.deepEqual(content.problems, []);
  const document = content.documents.find(({ file }) => file === 'posts/a.md');
  assert.ok(document);
  return document;
}

const KEYS: [title: string, front: string, expected: Partial<Document>][] = [
  ['A title', 'title: "A: b"', { title: 'A: b', hasTitle: true }],
  ['A title that YAML takes for a number', 'title: 2024', { title: '2024', hasTitle: true }],
  ['A title that YAML takes for a boolean', 'title: yes', { title: 'yes' }],
  ['No title', '', { title: 'A', hasTitle: false }],
  ['A description', 'description: D', { description: 'D' }],
  ['No description, author, language', '', { description: '', author: null, language: null }],
  ['An author', 'author: Ada L.', { author: 'Ada L.' }],
  ['A language', 'language: nb-no', { language: 'nb-NO' }],
  ['Norwegian is not false', 'language: no', { language: 'no' }],
  [
    'Keywords, comma by comma',
    'keywords: a, b c,, d',
    { keywords: ['a', 'b c', 'd'], tags: ['a', 'b c', 'd'] },
  ],
  ['Keywords as a list', 'keywords: [a, "b, c"]', { keywords: ['a', 'b, c'], tags: ['a', 'b, c'] }],
  ['Keywords line by line', 'keywords:\n  - a\n  - b', { keywords: ['a', 'b'] }],
  ['A number among keywords', 'keywords: [2026, a]', { keywords: ['2026', 'a'] }],
  [
    'Tags come first, each word once',
    'tags: [b, a, b]\nkeywords: a, c',
    { tags: ['b', 'a', 'c'], keywords: ['a', 'c'] },
  ],
  ['A sort', 'sort: 5', { sort: 5 }],
  ['No sort', '', { sort: 100 }],
  ['A series', 'series: Wasm from scratch', { series: 'Wasm from scratch' }],
  ['No series', '', { series: null }],
  ['A section', 'section-id: guides', { sectionId: 'guides' }],
  ['A draft', 'draft: yes', { draft: true }],
  ['No draft', 'draft: no', { draft: false }],
  [
    'A slug replaces the last part',
    'slug: other name',
    { slug: 'other name', path: '/posts/other%20name', permalink: null },
  ],
  [
    'A permalink is the whole path',
    'permalink: /2026/café',
    { slug: 'café', path: '/2026/caf%C3%A9', permalink: '/2026/caf%C3%A9' },
  ],
  ['A permalink wins over a slug', 'slug: b\npermalink: /c', { path: '/c', slug: 'c' }],
  ['One alias', 'aliases: /old', { aliases: [{ path: '/old', line: 3, column: 10 }] }],
  [
    'Several aliases with their places',
    'aliases:\n  - /old/\n  - older/ä.html',
    {
      aliases: [
        { path: '/old', line: 4, column: 5 },
        { path: '/older/%C3%A4.html', line: 5, column: 5 },
      ],
    },
  ],
  ['An image of the site', 'image: assets/images/i.png', { image: '/assets/images/i.png' }],
  ['An image from the file’s folder', 'image: ../assets/images/i.png', { image: '/assets/images/i.png' }],
  ['An image elsewhere', 'image: https://e.org/i.png', { image: 'https://e.org/i.png' }],
  ['The body and its line', 'title: T', { body: 'Body\n', bodyLine: 5 }],
  ['The source as it was', 'title: T', { source: '---\ncreated: 2026-01-01\ntitle: T\n---\nBody\n' }],
];

for (const [title, front, expected] of KEYS) {
  test(`${title}: ${JSON.stringify(front)}`, () => {
    const document = read(front);
    for (const [key, value] of Object.entries(expected)) {
      assert.deepEqual(document[key as keyof Document], value, key);
    }
  });
}

test('Dates are in the site’s timezone', () => {
  const { created, modified, expires } = read(
    'modified: 2026-07-01 12:00\nexpires: 2026-12-24T18:00:00Z',
    'timezone: europe/oslo\n',
  );
  assert.deepEqual(
    [created?.iso, modified?.iso, expires?.iso],
    ['2026-01-01T00:00:00+01:00', '2026-07-01T12:00:00+02:00', '2026-12-24T18:00:00+00:00'],
  );
});

test('All front matter is kept as plain data, in its order', () => {
  const { meta } = read('title: T\ndraft: no\nsort: 7\ntags: [a]');
  assert.equal(
    JSON.stringify(meta),
    '{"created":"2026-01-01","title":"T","draft":"no","sort":7,"tags":["a"]}',
  );
});

test('A document without front matter is all body', () => {
  const { documents, problems } = siteOf({ 'pages/a-b.md': 'Hi\n' });
  const page = documents.find(({ file }) => file === 'pages/a-b.md');
  assert.deepEqual([page?.title, page?.body, page?.bodyLine, page?.meta], ['A B', 'Hi\n', 1, {}]);
  assert.deepEqual(problems, []);
});

test('Documents are in the order of their files, by code units', () => {
  const { documents } = siteOf({
    'posts/b.md': '---\ncreated: 2026-01-01\n---',
    'posts/a.md': '',
    'pages/ä.md': '',
    'pages/Z.md': '',
  });
  assert.deepEqual(
    documents.map(({ file }) => file),
    ['pages/Z.md', 'pages/home.md', 'pages/ä.md', 'posts/a.md', 'posts/b.md'],
  );
});
