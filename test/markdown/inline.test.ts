/** A line of Markdown outside any article. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { renderInline } from '../../build/markdown/inline.ts';

const resolve = (target: string) => {
  return target === 'pages/about.md' ? { path: '/about', width: null, height: null } : null;
};

const CASES: [title: string, markdown: string, html: string][] = [
  [
    'Emphasis and entities',
    'Built with **us** &copy; A & B',
    'Built with <strong>us</strong> &copy; A &amp; B',
  ],
  ['A page of the site', '[About](pages/about.md)', '<a href="/about">About</a>'],
  ['A page that does not exist stays as it is written', '[x](pages/no.md)', '<a href="pages/no.md">x</a>'],
  [
    'Another site, in a new tab',
    '[x](https://e.org)',
    '<a href="https://e.org" target="_blank" rel="noopener noreferrer">x</a>',
  ],
  ["The site's own URL", '[x](https://own.example/a)', '<a href="https://own.example/a">x</a>'],
  ['Several lines are one', ' a\n  b ', 'a b'],
  ['What would be a block is text', '# a', '# a'],
  ['Notes have no place to stand and stay as they are written', 'a^[b] [^c]', 'a^[b] [^c]'],
  ['Raw HTML', '<b>a</b> <a href="pages/about.md">x</a>', '<b>a</b> <a href="/about">x</a>'],
  ['Nothing', '', ''],
];

for (const [title, markdown, expected] of CASES) {
  test(`${title}: ${JSON.stringify(markdown)}`, () => {
    assert.equal(renderInline(markdown, resolve, 'https://own.example'), expected);
  });
}
