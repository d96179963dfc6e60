/** Which URL each document gets, and who gets in whose way. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { findCollisions } from '../../build/content/collisions.ts';
import { siteOf, summarise } from './fixtures.ts';

function post(front = ''): string {
  return `---\ncreated: 2026-01-01\n${front}\n---\n`;
}

const CATEGORIES =
  'sitename: S\ncategories-use: yes\ndefault-category: {code: en}\ncategories: [{code: nb}]\n';

const PATHS: [title: string, files: Record<string, string>, paths: Record<string, string>][] = [
  ['pages/home.md is the homepage', {}, { 'pages/home.md': '/' }],
  [
    'Unless config.yml names another',
    { 'config.yml': 'sitename: S\nhomepage: pages/start.md\n', 'pages/start.md': '' },
    { 'pages/start.md': '/', 'pages/home.md': '/home' },
  ],
  [
    'A post may be it',
    { 'config.yml': 'sitename: S\nhomepage: posts/a.md\n', 'posts/a.md': post() },
    { 'posts/a.md': '/' },
  ],
  [
    'A variant has its category before it, the homepage’s is the category’s',
    { 'config.yml': CATEGORIES, 'pages/home.nb.md': '' },
    { 'pages/home.md': '/', 'pages/home.nb.md': '/nb' },
  ],
  [
    'A default variant stands in for the file without suffix',
    { 'config.yml': CATEGORIES, 'pages/a.en.md': '', 'pages/a.nb.md': '' },
    { 'pages/a.en.md': '/a', 'pages/a.nb.md': '/nb/a' },
  ],
  [
    'Unless it chose its own URL',
    { 'config.yml': CATEGORIES, 'pages/a.en.md': '---\npermalink: /x\n---\n' },
    { 'pages/a.en.md': '/x' },
  ],
  [
    'A homepage in the default variant',
    { 'config.yml': `${CATEGORIES}homepage: pages/i.md\n`, 'pages/i.en.md': '', 'pages/i.nb.md': '' },
    { 'pages/i.en.md': '/', 'pages/i.nb.md': '/nb' },
  ],
];

for (const [title, files, paths] of PATHS) {
  test(title, () => {
    const { documents, problems } = siteOf(files);
    assert.deepEqual(problems, []);
    for (const [file, path] of Object.entries(paths)) {
      assert.equal(documents.find((document) => document.file === file)?.path, path, file);
    }
  });
}

test('Without pages/home.md the first page that nav.yml lists is the homepage', () => {
  const { config, documents } = siteOf({
    'nav.yml': '- pages/b.md\n',
    'pages/home.md': '---\ndraft: yes\n---\n',
    'pages/a.md': '---\nsection-id: s\nsort: 1\n---\n',
    'pages/b.md': '',
  });
  assert.equal(config.homepage, 'pages/b.md');
  assert.deepEqual(
    documents.map(({ path }) => path),
    ['/a', '/', '/home'],
  );
});

const HOMES: [title: string, files: string[], homepage: string | null][] = [
  ['index.md is the homepage', ['pages/about.md', 'pages/index.md'], 'pages/index.md'],
  ['so is _index.md', ['pages/about.md', 'pages/_index.md'], 'pages/_index.md'],
  ['and README.md in any case', ['pages/about.md', 'pages/Readme.md'], 'pages/Readme.md'],
  ['home.md wins', ['pages/Home.md', 'pages/README.md'], 'pages/Home.md'],
  ['index.md wins over README.md', ['pages/README.md', 'pages/index.md'], 'pages/index.md'],
  ['A site of one page has it as its homepage', ['pages/about.md'], 'pages/about.md'],
  ['Of several pages none is taken for it', ['pages/about.md', 'pages/zoo.md'], null],
  ['Nor one beside posts', ['pages/about.md', 'posts/a.md'], null],
  ['Never the page for what is not there', ['pages/404.md', 'pages/about.md', 'pages/zoo.md'], null],
];

for (const [title, files, homepage] of HOMES) {
  test(`${title}: ${files.join(', ')}`, () => {
    const draft = { 'pages/home.md': '---\ndraft: yes\n---\n' };
    const { config, problems } = siteOf({
      ...draft,
      ...Object.fromEntries(files.map((file) => [file, post()])),
    });
    const others = problems.filter(({ code }) => code !== 'file-case');
    assert.deepEqual([config.homepage, others], [homepage, []]);
  });
}

test('Of home.md and index.md one is the homepage, and the other is left out with a warning', () => {
  const { documents, problems } = siteOf({ 'pages/index.md': 'Second' });
  assert.deepEqual(
    documents.map(({ file }) => file),
    ['pages/home.md'],
  );
  assert.deepEqual(summarise(problems), ['pages/index.md:0:0 warning file-not-published']);
});

test('Of several pages of one folder one has its URL, the others keep their names', () => {
  const { documents, problems } = siteOf({
    'pages/a/README.md': '',
    'pages/a/_index.md': '',
    'pages/b/README.md': '',
    'pages/b/index.md': '',
    'pages/c/readme.md': '',
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    documents.map(({ file, path }) => `${file} ${path}`),
    [
      'pages/a/README.md /a/README',
      'pages/a/_index.md /a',
      'pages/b/README.md /b/README',
      'pages/b/index.md /b',
      'pages/c/readme.md /c',
      'pages/home.md /',
    ],
  );
});

test('404.md is no page like the others', () => {
  const { documents, nav, notFound } = siteOf({ 'pages/404.md': '# Lost', 'pages/a/404.md': '# A' });
  assert.deepEqual(
    documents.map(({ path }) => path),
    ['/a/404', '/'],
  );
  assert.deepEqual(
    nav.pages.map(({ file }) => file),
    ['pages/a/404.md', 'pages/home.md'],
  );
  assert.deepEqual(
    notFound.map(({ title }) => title),
    ['Lost'],
  );
});

test('Slugs, permalinks and aliases are in the composed form', () => {
  const { documents, problems } = siteOf({
    'posts/a.md': '---\ncreated: 2026-01-01\npermalink: /cafe\u0301\naliases: /re\u0301sume\u0301\n---\n',
    'posts/b.md': '---\ncreated: 2026-01-01\nslug: cafe\u0301\n---\n',
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    documents
      .filter(({ kind }) => kind === 'post')
      .map(({ path, aliases }) => [path, ...aliases.map((alias) => alias.path)]),
    [['/caf%C3%A9', '/r%C3%A9sum%C3%A9'], ['/posts/caf%C3%A9']],
  );
});

test('A site of posts alone has no homepage of its own', () => {
  const { config, problems } = siteOf({ 'pages/home.md': '---\ndraft: yes\n---\n', 'posts/a.md': post() });
  assert.deepEqual([config.homepage, problems], [null, []]);
});

const COLLISIONS: [title: string, files: Record<string, string>, problems: string[], message: RegExp][] = [
  [
    'A page in a folder called posts, and a post',
    { 'pages/posts/x.md': '', 'posts/x.md': post() },
    ['posts/x.md:0:0 error url-collision'],
    /^\/posts\/x is the URL of both pages\/posts\/x\.md and posts\/x\.md$/,
  ],
  [
    'Two posts with one permalink',
    { 'posts/a.md': post('permalink: /p'), 'posts/b.md': post('permalink: /p/') },
    ['posts/b.md:3:12 error url-collision'],
    /both posts\/a\.md and posts\/b\.md/,
  ],
  [
    'A slug that another file has',
    { 'posts/a.md': post(), 'posts/b.md': post('slug: a') },
    ['posts/b.md:3:7 error url-collision'],
    /\/posts\/a/,
  ],
  [
    'A permalink on the homepage’s URL',
    { 'posts/a.md': post('permalink: /') },
    ['posts/a.md:3:12 error url-collision'],
    /pages\/home\.md and posts\/a\.md/,
  ],
  [
    'A page whose URL is the Markdown of another',
    { 'pages/a.md': '', 'pages/a.md.md': '' },
    ['pages/a.md:0:0 error url-collision'],
    /^\/a\.md is/,
  ],
  [
    'An alias that is another page',
    { 'pages/a.md': '', 'posts/b.md': post('aliases: [/a]') },
    ['posts/b.md:3:11 error url-collision'],
    /pages\/a\.md and posts\/b\.md/,
  ],
  [
    'Two aliases',
    { 'posts/a.md': post('aliases: /o'), 'posts/b.md': post('aliases: /o') },
    ['posts/b.md:3:10 error url-collision'],
    /posts\/a\.md and posts\/b\.md/,
  ],
  [
    'A file and a permalink',
    { 'robots.txt': '', 'posts/a.md': post('permalink: /robots.txt') },
    ['posts/a.md:3:12 error url-collision'],
    /robots\.txt and posts\/a\.md/,
  ],
  [
    'Encoded or not, it is one URL',
    { 'pages/é.md': '', 'posts/a.md': post('permalink: /%c3%a9') },
    ['posts/a.md:3:12 error url-collision'],
    /^\/%C3%A9 is/,
  ],
  [
    'A permalink and the feed',
    { 'posts/a.md': post('permalink: /feed.xml') },
    ['posts/a.md:3:12 error url-collision'],
    /^\/feed\.xml is the URL of both the RSS feed and posts\/a\.md$/,
  ],
  [
    'A permalink and the feed of a tag',
    { 'posts/a.md': post('permalink: /tags/wasm/feed.json') },
    ['posts/a.md:3:12 error url-collision'],
    /both the JSON feed of a list and posts\/a\.md$/,
  ],
  [
    'An alias and the sitemap',
    { 'posts/a.md': post('aliases: [/old, /sitemap.xml]') },
    ['posts/a.md:3:17 error url-collision'],
    /both the sitemap and/,
  ],
  [
    'A file and its default variant',
    { 'config.yml': CATEGORIES, 'pages/a.md': '', 'pages/a.en.md': '' },
    ['pages/a.en.md:0:0 warning variant-shadowed'],
    /default category `en`/,
  ],
];

for (const [title, files, expected, message] of COLLISIONS) {
  test(`${title} is reported once`, () => {
    const { problems } = siteOf(files);
    assert.deepEqual(summarise(problems), expected);
    assert.match(problems[0]?.message ?? '', message);
  });
}

test('What the build makes by itself collides with what the author chose, at the author’s place', () => {
  const place = { file: 'posts/a.md', line: 3, column: 12, length: 9 };
  const problems = findCollisions([
    { path: '/feed.xml', by: 'posts/a.md', place },
    { path: '/feed.xml', by: 'the feed', place: null },
    { path: '/other', by: 'the feed', place: null },
  ]);
  assert.deepEqual(summarise(problems), ['posts/a.md:3:12 error url-collision']);
  assert.equal(problems[0]?.message, '/feed.xml is the URL of both posts/a.md and the feed');
});

test('Paths that differ in case are two paths', () => {
  const { documents, problems } = siteOf({ 'pages/sub/A.md': '', 'pages/sub/a.md': '', 'pages/home.md': '' });
  assert.deepEqual(documents.map(({ path }) => path).sort(), ['/', '/sub/A', '/sub/a']);
  assert.deepEqual(summarise(problems), ['pages/sub/a.md:0:0 warning file-case']);
});
