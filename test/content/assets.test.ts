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
  'themes/other.yml',
  'nav.yml',
];

for (const file of SILENT) {
  test(`${file} is not, and nothing is said of it`, () => {
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
