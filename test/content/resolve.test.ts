/** Where links lead. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Document } from '../../build/content/model.ts';
import { createResolver, type Resolver } from '../../build/content/resolve.ts';
import { siteOf } from './fixtures.ts';

const POST = '---\ncreated: 2026-01-01\n---\n';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>';
const content = siteOf({
  'config.yml': 'sitename: S\ncategories-use: yes\ndefault-category: {code: en}\ncategories: [{code: nb}]\n',
  'pages/about.md': '',
  'pages/about.nb.md': '',
  'pages/team.en.md': '',
  'pages/guides/one.md': '---\naliases: /old/one\n---\n',
  'pages/guides/two.md': '',
  'pages/50%.md': '',
  'pages/caf\u00e9 au lait.md': '',
  'pages/secret.md': '---\ndraft: yes\n---\n',
  'posts/a.md': POST,
  'posts/2026/b.md': POST,
  'posts/moved.md': '---\ncreated: 2026-01-01\npermalink: /elsewhere\n---\n',
  'posts/2026/photo.svg': SVG,
  'assets/images/a b.svg': SVG,
  'assets/files/x.pdf': '%PDF',
  'assets/about/logo.svg': SVG,
  'assets/feed.xml': '<rss/>',
  'assets/moved.svg': SVG,
  'assets/demo/index.html': '<p>',
  'assets/posts/beside.svg': SVG,
});
const resolve: Resolver = createResolver(content, {
  generated: new Set(['/feed.xml', '/tags/rust']),
  isRedirected: (path) => path === '/moved.svg',
});

function from(file: string): Document {
  const document = content.documents.find((candidate) => candidate.file === file);
  assert.ok(document, file);
  return document;
}

const FOUND: [title: string, from: string, target: string, path: string][] = [
  ['From the root, as mdcms does', 'posts/a.md', 'pages/about.md', '/about'],
  ['From the root, with a slash', 'posts/a.md', '/pages/about.md', '/about'],
  ['A sibling', 'pages/guides/one.md', 'two.md', '/guides/two'],
  ['A sibling, said so', 'pages/guides/one.md', './two.md', '/guides/two'],
  ['A folder up', 'pages/guides/one.md', '../about.md', '/about'],
  ['Two folders up and down again', 'posts/2026/b.md', '../../pages/guides/two.md', '/guides/two'],
  ['Needless dots', 'posts/a.md', 'pages/./guides/../about.md', '/about'],
  ['The homepage', 'posts/a.md', 'pages/home.md', '/'],
  ['A fragment', 'posts/a.md', 'pages/about.md#part', '/about#part'],
  ['A query and a fragment', 'posts/a.md', 'pages/about.md?cat=nb#part', '/about?cat=nb#part'],
  ['A fragment alone is of the page itself', 'posts/a.md', '#part', '/posts/a#part'],
  ['A query alone too', 'posts/a.md', '?page=2', '/posts/a?page=2'],
  ['mdcms’s choice of a category', 'posts/a.md', '?cat=nb', '/nb'],
  ['The default’s', 'posts/a.md', '/?cat=en', '/'],
  ['A page in a category', 'posts/a.md', '?cat=nb#pages/about.md', '/nb/about'],
  ['A part of it', 'posts/a.md', '/?cat=nb#pages/about.md#part', '/nb/about#part'],
  ['A page that the category has not', 'pages/about.md', '?cat=nb#posts/a.md', '/posts/a'],
  ['A part of a page of mdcms’s', 'posts/a.md', '#pages/about.md#part', '/about#part'],
  ['Percent-encoded', 'posts/a.md', 'pages/caf%C3%A9%20au%20lait.md', '/caf%C3%A9%20au%20lait'],
  ['Not encoded', 'posts/a.md', 'pages/caf\u00e9 au lait.md', '/caf%C3%A9%20au%20lait'],
  ['In decomposed Unicode', 'posts/a.md', 'pages/cafe\u0301 au lait.md', '/caf%C3%A9%20au%20lait'],
  ['A per cent sign that is none', 'posts/a.md', 'pages/50%.md', '/50%25'],
  ['The same, encoded', 'posts/a.md', 'pages/50%25.md', '/50%25'],
  ['A URL of the site', 'pages/about.md', '/posts/2026/b', '/posts/2026/b'],
  ['The root', 'pages/about.md', '/', '/'],
  ['A URL without slash', 'posts/a.md', 'posts/2026/b', '/posts/2026/b'],
  ['A permalink, by its file', 'posts/a.md', 'posts/moved.md', '/elsewhere'],
  ['A permalink, by its URL', 'posts/a.md', '/elsewhere', '/elsewhere'],
  ['An alias leads where it leads', 'posts/a.md', '/old/one#x', '/guides/one#x'],
  ['mdcms’s address of a page', 'posts/a.md', '#pages/about.md', '/about'],
  ['The same from the root', 'posts/a.md', '/#posts/2026/b.md', '/posts/2026/b'],
  ['A file of the site', 'posts/2026/b.md', 'assets/files/x.pdf#page=2', '/assets/files/x.pdf#page=2'],
  ['A file beside the post', 'posts/2026/b.md', 'photo.svg', '/posts/2026/photo.svg'],
  ['What the build makes', 'posts/a.md', '/feed.xml', '/feed.xml'],
  ['… with a query', 'posts/a.md', 'tags/rust?page=2', '/tags/rust?page=2'],
  [
    'A file of another tool’s static/ folder',
    'posts/a.md',
    '/files/x.pdf#page=2',
    '/assets/files/x.pdf#page=2',
  ],
  ['… without the slash', 'pages/guides/one.md', 'files/x.pdf', '/assets/files/x.pdf'],
  ['… percent-encoded', 'posts/a.md', '/images/a%20b.svg', '/assets/images/a%20b.svg'],
  ['… in another case', 'posts/a.md', '/Images/A b.SVG', '/assets/images/a%20b.svg'],
  ['… in a folder named as a page', 'posts/a.md', '/about/logo.svg', '/assets/about/logo.svg'],
  ['… beside the post’s URL', 'posts/a.md', 'beside.svg', '/assets/posts/beside.svg'],
  ['… from above', 'posts/a.md', '../images/a b.svg', '/assets/images/a%20b.svg'],
  ['… a folder with an index', 'posts/a.md', '/demo/', '/assets/demo/'],
  ['A file of the site’s goes before one in assets/', 'pages/about.md', '/feed.xml', '/feed.xml'],
  ['A rule goes before a file in assets/', 'posts/a.md', '/moved.svg', '/moved.svg'],
  ['Blanks around a target', 'posts/a.md', ' pages/about.md ', '/about'],
  ['From a Norwegian page to the Norwegian page', 'pages/about.nb.md', 'pages/about.md', '/nb/about'],
  ['Or to the only one', 'pages/about.nb.md', 'pages/guides/one.md', '/guides/one'],
  ['A variant by its own name', 'posts/a.md', 'pages/about.nb.md', '/nb/about'],
  ['A page that has only the default variant', 'posts/a.md', 'pages/team.md', '/team'],
];

for (const [title, file, target, path] of FOUND) {
  test(`${title}: '${target}' in ${file} leads to ${path}`, () => {
    assert.equal(resolve(from(file), target)?.path, path);
  });
}

const EXTERNAL = [
  'https://e.org/x',
  'http://e.org',
  '//e.org/x',
  'mailto:a@b.org',
  'tel:+47',
  'HTTPS://E.ORG',
  'data:,x',
];

for (const target of EXTERNAL) {
  test(`${target} is of another site and stays as it is`, () => {
    assert.deepEqual(resolve(from('posts/a.md'), target), {
      path: target,
      document: null,
      asset: null,
      width: null,
      height: null,
    });
  });
}

const NOTHING: [title: string, from: string, target: string][] = [
  ['A page that does not exist', 'posts/a.md', 'pages/no.md'],
  ['A draft', 'posts/a.md', 'pages/secret.md'],
  ['A draft by its URL', 'posts/a.md', '/secret'],
  ['A sibling of another folder', 'posts/a.md', 'two.md'],
  ['With a slash only the root counts', 'pages/guides/one.md', '/two.md'],
  ['Out of the folder', 'posts/a.md', '../../etc/passwd'],
  ['Out and in again', 'posts/a.md', '../../content/pages/about.md'],
  ['A configuration', 'posts/a.md', 'config.yml'],
  ['A folder', 'posts/a.md', 'pages'],
  ['An old address of nothing', 'posts/a.md', '/#pages/no.md'],
];

for (const [title, file, target] of NOTHING) {
  test(`${title} is nowhere: '${target}' in ${file}`, () => {
    const found = resolve(from(file), target);
    // The homepage with a fragment that means nothing to it is still the homepage.
    if (target.startsWith('/#')) assert.equal(found?.path, `/${target.slice(1)}`);
    else assert.equal(found, null);
  });
}

test('Images come with their size', () => {
  const found = resolve(from('posts/a.md'), 'assets/images/a%20b.svg');
  assert.deepEqual(
    [found?.path, found?.width, found?.height, found?.asset?.file],
    ['/assets/images/a%20b.svg', 30, 20, 'assets/images/a b.svg'],
  );
});

test('Other files without', () => {
  const found = resolve(from('posts/a.md'), 'assets/files/x.pdf');
  assert.deepEqual([found?.width, found?.height], [null, null]);
});
