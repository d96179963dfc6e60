/** Permalinks with placeholders, of one document and of all posts. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { siteOf, summarise } from './fixtures.ts';

function pathOf(front: string, config = ''): { path: string | undefined; problems: string[] } {
  const content = siteOf({
    'config.yml': `sitename: S\n${config}`,
    'posts/notes/a-file.md': `---\n${front}\n---\nBody\n`,
  });
  const document = content.documents.find(({ kind }) => kind === 'post');
  return { path: document?.path, problems: summarise(content.problems) };
}

const HEAD = 'created: 2026-01-02 03:04\ntitle: My Post!\ncategories: [One Two, b]';
const FILLED: [pattern: string, path: string][] = [
  ['/:year/:month/:title/', '/2026/01/my-post'],
  ['/:year/:i_month/:i_day/:slug', '/2026/1/2/a-file'],
  ['/:categories/:year/:month/:day/:title.html', '/one-two/b/2026/01/02/my-post.html'],
  ['/blog/:year-:month-:day-:filename', '/blog/2026-01-02-a-file'],
  ['/:section/:sections/:title', '/notes/notes/my-post'],
  ['/:short_year/:hour:minute', '/26/0304'],
  ['/plain/path', '/plain/path'],
];

for (const [pattern, path] of FILLED) {
  test(`${pattern} is ${path}`, () => {
    assert.deepEqual(pathOf(`${HEAD}\npermalink: ${pattern}`), { path, problems: [] });
  });
}

test('A placeholder without a value leaves no empty part', () => {
  assert.equal(pathOf('created: 2026-01-02\ntitle: T\npermalink: /:categories/:title').path, '/t');
});

test('A slug of one’s own stands for :slug', () => {
  assert.equal(pathOf(`${HEAD}\nslug: own\npermalink: /:year/:slug`).path, '/2026/own');
});

const REFUSED: [front: string, problems: string[]][] = [
  [`${HEAD}\npermalink: /:yaer/:title`, ['posts/notes/a-file.md:5:12 error path-invalid']],
  [
    'title: T\npermalink: /:year/:title',
    ['posts/notes/a-file.md:0:0 warning post-without-date', 'posts/notes/a-file.md:3:12 error path-invalid'],
  ],
  [`${HEAD}\npermalink: /../:title`, ['posts/notes/a-file.md:5:12 error path-invalid']],
];

for (const [front, problems] of REFUSED) {
  test(`${JSON.stringify(front)} is an error, and the file's name decides`, () => {
    assert.deepEqual(pathOf(front), { path: '/posts/notes/a-file', problems });
  });
}

test('One key of config.yml is the pattern of every post, but for those that say their own', () => {
  const config = 'permalink: /:year/:month/:title/\n';
  assert.equal(pathOf(HEAD, config).path, '/2026/01/my-post');
  assert.equal(pathOf(`${HEAD}\npermalink: /own`, config).path, '/own');
  assert.equal(pathOf('title: No date', config).path, '/posts/notes/a-file');
  assert.equal(pathOf(HEAD, 'permalink: pretty\n').path, '/one-two/b/2026/01/02/my-post');
});

const BAD_PATTERNS = ['/fixed', '/:yaer', 'https://e.org/:title'];
for (const pattern of BAD_PATTERNS) {
  test(`config.yml: permalink: ${pattern} is one error`, () => {
    assert.deepEqual(pathOf(HEAD, `permalink: ${pattern}\n`), {
      path: '/posts/notes/a-file',
      problems: ['config.yml:2:12 error path-invalid'],
    });
  });
}
