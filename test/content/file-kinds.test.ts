/** What of a folder is for readers, and what is not. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { siteOf } from './fixtures.ts';

const TABLE: [code: string, files: string[]][] = [
  [
    'file-copy',
    [
      'posts/d.md~',
      'posts/d.md.bak',
      'posts/d.md.orig',
      'posts/d.md.swp',
      'posts/#d.md#',
      'posts/d.md.tmp',
      'posts/d.md.rej',
      'posts/d (conflicted copy).md',
      "pages/d (Ada's conflicted copy 2026-01-02).md",
      'pages/d.sync-conflict-20260102-030405-ABCDEFG.md',
      'pages/d_BACKUP_1234.md',
      'config.yml~',
      'nav.yml.bak',
      'Thumbs.db',
      'posts/desktop.ini',
    ],
  ],
  [
    'file-format',
    [
      'posts/p.mdx',
      'posts/p.org',
      'posts/p.rst',
      'pages/p.njk',
      'pages/p.hbs',
      'posts/p.txt',
      'posts/p.ipynb',
      'pages/p.adoc',
      'src/a.scss',
      'pages/a.vue',
    ],
  ],
  [
    'file-refused',
    [
      'server.pem',
      'server.key',
      'backup.sql',
      'dump.sql.gz',
      'site.sqlite',
      'secrets.env',
      'terraform.tfstate',
      'Dockerfile',
      'Makefile',
      'deploy.sh',
      'wrangler.toml',
      'credentials.json',
      'posts/service-account.json',
      'requirements.txt',
      'id_rsa',
      'vite.config.js',
      'web.config',
      'app.log',
      'passwords.txt',
      'some.thing-unheard-of',
    ],
  ],
];

for (const [code, files] of TABLE) {
  for (const file of files) {
    test(`${file} is not served: ${code}`, () => {
      const { assets, documents, problems } = siteOf({ [file]: 'x' });
      assert.deepEqual([assets.length, documents.length], [0, 1]);
      assert.deepEqual(
        problems.map((problem) => [problem.code, problem.file]),
        [[code, file]],
      );
      assert.match(problems[0]?.hint ?? '', /assets\//);
    });
  }
}

for (const file of [
  'favicon.ico',
  'robots.txt',
  'ads.txt',
  'google123.html',
  'docs/a.pdf',
  'posts/a/photo.JPG',
  'posts/a/data.csv',
  '.well-known/thing',
  'feed.xsl',
  'pages/a.tar.gz',
]) {
  test(`${file} is served`, () => {
    const { assets, problems } = siteOf({ [file]: 'x' });
    assert.deepEqual([assets.map((asset) => asset.file), problems], [[file], []]);
  });
}

test('Everything in assets/ is served, on purpose', () => {
  const files = ['assets/a.pem', 'assets/b.sql', 'assets/c.md~', 'assets/_d.mdx'];
  const { assets, problems } = siteOf(Object.fromEntries(files.map((file) => [file, 'x'])));
  assert.deepEqual([assets.map((asset) => asset.file).sort(), problems], [[...files].sort(), []]);
});

test('A private key is not served under any name outside assets/', () => {
  const key = '-----BEGIN OPENSSH PRIVATE KEY-----\nx\n';
  for (const file of ['notes.txt', '.well-known/key', 'posts/a.json']) {
    assert.deepEqual(siteOf({ [file]: key }).assets, [], file);
  }
});

test('A template with front matter is a source, not a page', () => {
  const { assets, problems } = siteOf({
    'feed.xml': '---\nlayout: null\n---\n<feed/>',
    'pages/x.html': '---\r\na: 1\r\n---\r\n',
  });
  assert.deepEqual(assets, []);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['file-format', 'file-format'],
  );
});

test('Many files of a kind are one warning with their number', () => {
  const files = Array.from({ length: 30 }, (_, index) => `posts/p${String(index).padStart(2, '0')}.mdx`);
  const { problems } = siteOf(Object.fromEntries(files.map((file) => [file, 'x'])));
  assert.equal(problems.length, 1);
  assert.match(problems[0]?.message ?? '', /`\.mdx`.*also in 29 other places/);
});
