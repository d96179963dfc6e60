/** Links as browsers and authors mean them, and the navigation that folders make. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { createResolver } from '../../build/content/resolve.ts';
import { siteOf } from './fixtures.ts';

const SITE = siteOf({
  'pages/b.md': '# B',
  'pages/d/x.md': '# X',
  'pages/d/y.md': '---\naliases: /old/y\n---\n',
  'pages/d/index.md': '# D',
  'pages/Guide Me.md': '# G',
  'posts/p/index.md': '---\ncreated: 2026-01-01\n---\n',
  'posts/p/cover.png': 'x',
  'assets/images/A.png': 'x',
});
const resolve = createResolver(SITE);

const LINKS: [from: string, target: string, to: string | null][] = [
  ['pages/home.md', 'b', '/b'],
  ['pages/home.md', './b#top', '/b#top'],
  ['pages/home.md', '../c', null],
  ['pages/d/x.md', 'y', '/d/y'],
  ['pages/d/x.md', './y', '/d/y'],
  ['pages/d/x.md', '../b', '/b'],
  ['pages/d/x.md', 'y.html', '/d/y'],
  ['pages/d/x.md', '/b.html#x', '/b#x'],
  ['pages/d/x.md', '@/b.md', '/b'],
  ['pages/d/x.md', '@/d/index.md', '/d'],
  ['pages/d/x.md', './', '/d'],
  ['pages/d/x.md', 'index.html', '/d'],
  ['pages/home.md', 'd/', '/d'],
  ['pages/home.md', '/D/Y', '/d/y'],
  ['pages/home.md', 'B.md', '/b'],
  ['pages/home.md', 'pages/guide%20me.md', '/Guide%20Me'],
  ['pages/home.md', '/old/y', '/d/y'],
  ['pages/home.md', 'assets/images/a.PNG', '/assets/images/A.png'],
  ['posts/p/index.md', 'cover.png', '/posts/p/cover.png'],
  ['posts/p/index.md', './cover.png', '/posts/p/cover.png'],
  ['pages/home.md', '/nothing', null],
  ['pages/home.md', '../../../etc', null],
];

for (const [from, target, to] of LINKS) {
  test(`${target} in ${from} leads to ${to}`, () => {
    const document = SITE.documents.find(({ file }) => file === from);
    assert.ok(document);
    assert.equal(resolve(document, target)?.path ?? null, to);
  });
}

test('Folders are sections where nav.yml lists no pages, each named after its own page', () => {
  const { nav } = siteOf({
    'pages/a/index.md': '# First things',
    'pages/a/overview.md': '# Overview',
    'pages/a/deep/one.md': '',
    'pages/a/deep/two.md': '',
    'pages/b/index.md': '---\ntitle: Second\nweight: 5\n---\n',
    'pages/b/overview.md': '',
    'pages/alone/index.md': '# Alone',
  });
  assert.deepEqual(
    nav.sections.map(({ code, name, parent }) => [code, name, parent]),
    [
      ['b', 'Second', null],
      ['a', 'First things', null],
      ['a/deep', 'Deep', 'a'],
    ],
  );
  assert.deepEqual(
    nav.pages.filter(({ sectionId }) => sectionId === 'a').map(({ file }) => file),
    ['pages/a/index.md', 'pages/a/overview.md'],
  );
  assert.equal(nav.pages.find(({ file }) => file === 'pages/alone/index.md')?.sectionId, null);
});

test('Where nav.yml lists pages, it alone says what is a section', () => {
  const { nav } = siteOf({ 'nav.yml': '- pages/a/x.md\n', 'pages/a/x.md': '', 'pages/a/y.md': '' });
  assert.deepEqual(nav.sections, []);
});

test('A theme.yml that no key names is used', () => {
  const { config, theme, problems } = siteOf({
    'theme.yml':
      'palette:\n  light: {primary: "#112233", surface: "#fff", page: "#fff", ink: "#000", ink-muted: "#333"}\n',
  });
  assert.deepEqual([config.theme, theme.light.primary, problems], ['theme.yml', '#112233', []]);
});

test('nav.yml has links to lists, feeds and other sites', () => {
  const { nav, problems, config } = siteOf({
    'nav.yml': [
      'pages:',
      '  - file: pages/home.md',
      '  - {file: /posts, title: Blog}',
      '  - {url: /feed.xml, title: Feed}',
      '  - {href: "https://e.example/@me", title: Me, rel: me}',
    ].join('\n'),
  });
  assert.deepEqual([problems, config.homepage], [[], 'pages/home.md']);
  assert.deepEqual(
    nav.pages.map(({ title, link }) => [title, link?.href ?? null, link?.rel ?? null]),
    [
      ['Home', null, null],
      ['Blog', '/posts', null],
      ['Feed', '/feed.xml', null],
      ['Me', 'https://e.example/@me', 'me'],
    ],
  );
});

test('An address that could run a script, or leaves the site in a disguise, is refused', () => {
  for (const url of ['javascript:alert(1)', '//evil.example', '/\\\\evil.example', 'data:text/html,x']) {
    const { nav, problems } = siteOf({ 'nav.yml': `- {url: '${url}', title: X}\n` });
    assert.deepEqual(
      nav.pages.filter(({ link }) => link !== undefined),
      [],
      url,
    );
    assert.equal(problems[0]?.code, 'invalid-value', url);
  }
});
