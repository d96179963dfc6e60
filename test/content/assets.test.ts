/** What of a content folder is served as it is. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { siteOf, summarise } from './fixtures.ts';

const SERVED: [file: string, path: string][] = [
  ['assets/images/a.jpg', '/assets/images/a.jpg'],
  ['assets/files/Årsrapport 2026 (100%).pdf', '/assets/files/%C3%85rsrapport%202026%20(100%25).pdf'],
  ['assets/files/notes.md', '/assets/files/notes.md'],
  ['assets/files/openapi.yml', '/assets/files/openapi.yml'],
  ['assets/README.md', '/assets/README.md'],
  ['assets/_headers', '/assets/_headers'],
  ['favicon.ico', '/favicon.ico'],
  ['robots.txt', '/robots.txt'],
  ['.well-known/security.txt', '/.well-known/security.txt'],
  ['posts/2026/photo.png', '/posts/2026/photo.png'],
  ['docs/manual.html', '/docs/manual.html'],
];

for (const [file, path] of SERVED) {
  test(`${file} is served at ${path}`, () => {
    const { assets, problems } = siteOf({ [file]: 'x' });
    assert.deepEqual(
      assets.map((asset) => [asset.file, asset.path, asset.bytes.length]),
      [[file, path, 1]],
    );
    assert.deepEqual(problems, []);
  });
}

const SILENT = [
  '_redirects',
  '_headers',
  'README.md',
  'README.nb.md',
  'LICENSE',
  'CHANGELOG.md',
  'CODE_OF_CONDUCT.md',
  'NOTICE.md',
  'AUTHORS.md',
  'themes/other.yml',
  'nav.yml',
];

for (const file of SILENT) {
  test(`${file} is not served, without a message`, () => {
    const { assets, problems, documents } = siteOf({ [file]: '' });
    assert.deepEqual([assets, problems, documents.length], [[], [], 1]);
  });
}

const REPORTED: [file: string, hint: RegExp][] = [
  ['about.md', /into pages\/ or posts\//],
  ['drafts/idea.md', /into pages\/ or posts\//],
  ['config.yaml', /config\.yml/],
  ['nav.YAML', /nav\.yml/],
];

for (const [file, hint] of REPORTED) {
  test(`${file} is not published, and that is a warning`, () => {
    const { assets, problems } = siteOf({ [file]: '' });
    assert.deepEqual(assets, []);
    assert.deepEqual(summarise(problems), [`${file}:0:0 warning file-not-published`]);
    assert.match(problems[0]?.hint ?? '', hint);
  });
}

const PAGE = '---\ntitle: Lost\n---\nLost.\n';
const NOT_FOUND: [title: string, files: Record<string, string>, reported: string[]][] = [
  ['404.html alone', { '404.html': 'x' }, []],
  ['pages/404.md alone', { 'pages/404.md': PAGE }, []],
  ['both', { '404.html': 'x', 'pages/404.md': PAGE }, ['404.html']],
  ['both beside each other', { 'pages/404.html': 'x', 'pages/404.md': PAGE }, ['pages/404.html']],
  ['two files', { '404.html': 'x', 'pages/404.html': 'y' }, ['pages/404.html']],
  ['a draft and a file', { '404.html': 'x', 'pages/404.md': PAGE.replace('Lost', 'Lost\ndraft: yes') }, []],
];

for (const [title, files, reported] of NOT_FOUND) {
  test(`the page for what does not exist: of ${title}, ${reported.length} left out with a warning`, () => {
    const { problems, notFoundFile } = siteOf({ 'pages/home.md': '# Home\n', ...files });
    assert.deepEqual(
      summarise(problems),
      reported.map((file) => `${file}:0:0 warning file-not-published`),
    );
    assert.equal(notFoundFile !== null, title !== 'pages/404.md alone' && !title.startsWith('both'));
  });
}
