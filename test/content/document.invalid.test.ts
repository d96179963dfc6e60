/** Front matter that says something else than it may. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Document } from '../../build/content/model.ts';
import { siteOf, summarise } from './fixtures.ts';

const CREATED = 'created: 2026-01-01\n';
const CASES: [title: string, front: string, problems: string[], kept: Partial<Document>][] = [
  ['A misspelt key', `${CREATED}titel: A`, ['3:1 warning unknown-key'], { title: 'A', hasTitle: false }],
  [
    'A key of another tool',
    `${CREATED}layout: post`,
    ['3:1 note other-tool-key'],
    { meta: { created: '2026-01-01', layout: 'post' } },
  ],
  ['A list for a title', `${CREATED}title: [a]`, ['3:8 warning wrong-type'], { hasTitle: false }],
  ['A title twice', `${CREATED}title: A\ntitle: B`, ['4:1 warning yaml-duplicate-key'], { title: 'B' }],
  ['A sort that is no number', `${CREATED}sort: first`, ['3:7 warning invalid-value'], { sort: 100 }],
  [
    'A language that is none',
    `${CREATED}language: english please`,
    ['3:11 warning invalid-value'],
    { language: null },
  ],
  [
    'A draft that is neither yes nor no stays unpublished',
    `${CREATED}draft: maybe`,
    ['3:8 error draft-unclear'],
    { draft: true },
  ],
  ['A list for a draft as well', `${CREATED}draft: [no]`, ['3:8 error draft-unclear'], { draft: true }],
  ['No date', 'title: A', ['0:0 warning post-without-date'], { created: null }],
  ['A date that does not exist', 'created: 2026-02-30', ['2:10 error date-invalid'], { created: null }],
  ['A date that is no text', 'created: [2026]', ['2:10 warning wrong-type'], { created: null }],
  ['A time in the gap', 'created: 2026-03-29 02:30', ['2:10 error date-gap'], { created: null }],
  [
    'An expiry before the publication',
    `${CREATED}expires: 2025-12-31`,
    ['3:10 error expires-before-created'],
    {},
  ],
  [
    'An expiry at the publication',
    `${CREATED}expires: 2026-01-01`,
    ['3:10 error expires-before-created'],
    {},
  ],
  [
    'A modification that cannot be read',
    `${CREATED}modified: soon`,
    ['3:11 error date-invalid'],
    { modified: null },
  ],
  [
    'A slug that leaves the folder',
    `${CREATED}slug: ../../etc`,
    ['3:7 error path-invalid'],
    { path: '/posts/a' },
  ],
  ['A slug of dots', `${CREATED}slug: ..`, ['3:7 error path-invalid'], { path: '/posts/a' }],
  [
    'A permalink to another host',
    `${CREATED}permalink: //evil.example`,
    ['3:12 error path-invalid'],
    { path: '/posts/a', permalink: null },
  ],
  [
    'A permalink that climbs',
    `${CREATED}permalink: /a/../../b`,
    ['3:12 error path-invalid'],
    { path: '/posts/a' },
  ],
  [
    'An alias that climbs; the other is kept',
    `${CREATED}aliases: [/../x, /y]`,
    ['3:11 error path-invalid'],
    { aliases: [{ path: '/y', line: 3, column: 18 }] },
  ],
  ['An alias that is the page', `${CREATED}aliases: /posts/a`, ['3:10 warning alias-self'], { aliases: [] }],
  [
    'An alias twice',
    `${CREATED}aliases: [/o, /o/]`,
    ['3:15 warning alias-self'],
    { aliases: [{ path: '/o', line: 3, column: 11 }] },
  ],
  [
    'An image that is not there',
    `${CREATED}image: assets/no.png`,
    ['3:8 warning file-missing'],
    { image: null },
  ],
  [
    'An image that is a page',
    `${CREATED}image: pages/home.md`,
    ['3:8 warning file-missing'],
    { image: null },
  ],
  ['A map among the tags', `${CREATED}tags: [a, {b: c}]`, ['3:7 warning wrong-type'], { tags: ['a'] }],
  [
    'Broken YAML, and nothing else is said',
    'title: "A',
    ['2:8 error yaml-syntax'],
    { title: 'A', hasTitle: false, meta: {} },
  ],
  [
    'A list for the front matter',
    '- a',
    ['0:0 warning post-without-date', '2:1 error not-a-map'],
    { meta: {} },
  ],
];

for (const [title, front, problems, kept] of CASES) {
  test(`${title}: ${JSON.stringify(front)}`, () => {
    const content = siteOf({
      'config.yml': 'sitename: S\ntimezone: Europe/Oslo\n',
      'posts/a.md': `---\n${front}\n---\nBody\n`,
    });
    assert.deepEqual(
      summarise(content.problems),
      problems.map((problem) => `posts/a.md:${problem}`),
    );
    const document = content.documents.find(({ file }) => file === 'posts/a.md');
    assert.equal(document?.body, 'Body\n');
    for (const [key, value] of Object.entries(kept)) {
      assert.deepEqual(document[key as keyof Document], value, key);
    }
  });
}

test('Drafts and variants need no date', () => {
  const { problems } = siteOf({
    'config.yml':
      'sitename: S\ncategories-use: yes\ndefault-category: {code: en}\ncategories: [{code: nb}]\n',
    'posts/a.md': '---\ndraft: true\n---\n',
    'posts/b.md': '---\ncreated: 2026-01-01\n---\n',
    'posts/b.nb.md': '---\ntitle: B\n---\n',
  });
  assert.deepEqual(problems, []);
});

test('Keys of other tools are one note, an unknown key is reported once for all files, a misspelt one each time', () => {
  const post = '---\ncreated: 2026-01-01\nlayout: post\nid: 7\nquux: 1\ntitel: A\n---\n';
  const { problems } = siteOf({ 'posts/a.md': post, 'posts/b.md': post, 'posts/c.md': post });
  assert.deepEqual(
    problems.map(({ file, message, hint }) => `${file} ${message} ${hint}`),
    [
      'posts/a.md keys of other tools are not used: `id` (3 files), `layout` (3 files) They may stay: they are kept for the API',
      'posts/a.md there is no key `quux` in front matter (also in 2 other places) If you mean a key of Coldpress, check its spelling: `coldpress docs config`, `front-matter`, `nav` and `theme-keys` list all. In front matter an unknown key is kept for the API',
      'posts/a.md there is no key `titel` in front matter Did you mean `title`?',
      'posts/b.md there is no key `titel` in front matter Did you mean `title`?',
      'posts/c.md there is no key `titel` in front matter Did you mean `title`?',
    ],
  );
});

test('A file that is not UTF-8 is an error and no document', () => {
  const { documents, problems } = siteOf({ 'posts/a.md': Uint8Array.of(0x23, 0x20, 0xe9) });
  assert.deepEqual(summarise(problems), ['posts/a.md:1:3 error not-utf8']);
  assert.equal(documents.length, 1);
});
