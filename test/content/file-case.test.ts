/** Names that differ only in case. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { siteOf } from './fixtures.ts';

const CONFIG = { 'config.yml': 'sitename: S\n', 'pages/home.md': 'a' };

const CASES: [title: string, files: string[], problems: string[]][] = [
  [
    'Two pages',
    ['pages/Read.md', 'pages/read.md'],
    ['pages/read.md the name differs only in case from pages/Read.md'],
  ],
  [
    'Three pictures are two problems',
    ['assets/A.PNG', 'assets/A.png', 'assets/a.png'],
    [
      'assets/A.png the name differs only in case from assets/A.PNG',
      'assets/a.png the name differs only in case from assets/A.PNG',
    ],
  ],
  [
    'Two folders, once for all their files',
    ['assets/Images/a.png', 'assets/Images/b.png', 'assets/images/a.png', 'assets/images/sub/b.png'],
    ['assets/images the name differs only in case from assets/Images'],
  ],
  [
    'A folder in one of two folders',
    ['assets/A/b/c.png', 'assets/a/B/c.png', 'assets/a/b/d.png'],
    [
      'assets/a the name differs only in case from assets/A',
      'assets/a/b the name differs only in case from assets/a/B',
    ],
  ],
  [
    'Letters of another script',
    ['pages/Ä.md', 'pages/ä.md'],
    ['pages/ä.md the name differs only in case from pages/Ä.md'],
  ],
  ['One name in two folders', ['assets/a/Read.png', 'assets/b/read.png'], []],
  ['A file and a folder of another name', ['pages/guide.md', 'pages/Guide/a.md'], []],
];

for (const [title, files, expected] of CASES) {
  test(title, () => {
    const site = siteOf({ ...CONFIG, ...Object.fromEntries(files.map((file) => [file, 'a'])) });
    const problems = site.problems.filter(({ code }) => code === 'file-case');
    assert.deepEqual(
      problems.map(({ file, message }) => `${file} ${message}`),
      expected,
    );
  });
}
