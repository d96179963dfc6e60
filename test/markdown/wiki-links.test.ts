/** Links and embeds by file name. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Asset, Document } from '../../build/content/model.ts';
import { NameIndex } from '../../build/content/resolve-name.ts';
import { describe, html, render } from './site.ts';

const LINKS: [title: string, markdown: string, expected: string][] = [
  ['A page', 'See [[About]].', '<p>See <a href="/about">About</a>.</p>\n'],
  ['A text of its own', '[[About|*us*]]', '<p><a href="/about">*us*</a></p>\n'],
  ['A part of a page', '[[About#Team]]', '<p><a href="/about#team">About &gt; Team</a></p>\n'],
  ['A part of a part', '[[About#Us#Team|a]]', '<p><a href="/about#team">a</a></p>\n'],
  ['A block of a page', '[[About#^abc]]', '<p><a href="/about">About</a></p>\n'],
  ['A file', '[[plan.pdf]]', '<p><a href="/assets/files/plan.pdf">plan.pdf</a></p>\n'],
  [
    'A picture',
    'a ![[a.jpg|A *cat*]]',
    '<p>a <img src="/assets/images/a.jpg" alt="A *cat*" width="640" height="480" decoding="async"></p>\n',
  ],
  [
    'A picture of a width',
    'a ![[a.jpg|320]]',
    '<p>a <img src="/assets/images/a.jpg" alt="" width="320" height="240" decoding="async"></p>\n',
  ],
  ['A page that is embedded is a link', '![[About]]', '<p><a href="/about">About</a></p>\n'],
  ['In a table', '| a |\n|---|\n| [[About\\|b]] |', '<td><a href="/about">b</a></td>'],
  ['In code it is code', '`[[About]]`', '<p><code>[[About]]</code></p>\n'],
  ['A link in brackets', '[[x]](about.md)', '<p><a href="/about">[x]</a></p>\n'],
  ['A reference in brackets', '[[r]]\n\n[r]: about.md', '<p>[<a href="/about">r</a>]</p>\n'],
  ['A part of this page', '[[#A]]\n\n## A', '<p><a href="#a">A</a></p>\n'],
];

for (const [title, markdown, expected] of LINKS) {
  test(title, () => assert.ok(html(markdown).includes(expected), html(markdown)));
}

test('A name that nothing has is text, with a warning at its place', () => {
  const rendered = render('See [[No page|that]] and ![[no.png]].');
  assert.equal(rendered.html, '<p>See that and no.png.</p>\n');
  assert.deepEqual(describe(rendered), ['5:5+16 broken-link', '5:26+11 broken-image']);
});

test('A part that the page does not have is a warning', () => {
  assert.deepEqual(describe(render('[[#No]]')), ['5:1+7 broken-anchor']);
  assert.deepEqual(render('[[#No]]').text, 'No');
});

const from = { file: 'posts/a/now.md' } as Document;
const page = (file: string, slug = 'x'): Document => ({ file, baseFile: file, slug }) as Document;
const other = page('pages/Other page.md', 'other-page');
const note = page('posts/b/note.md');
const near = page('posts/a/note.md');
const plan = page('pages/plans/Plan.mkd', 'plan');
const picture = { file: 'assets/images/pic.png' } as Asset;
const index = new NameIndex([other, note, near, plan], [picture]);

const NAMES: [name: string, found: unknown][] = [
  ['Other page', other],
  ['other page', other],
  ['Other page.md', other],
  ['other-page', other],
  ['pages/Other page', other],
  ['note', near],
  ['b/note', note],
  ['posts/b/note', note],
  ['c/note', null],
  ['plans/plan', plan],
  ['plans/Plan.mkd', plan],
  ['pic.png', picture],
  ['images/pic.png', picture],
  ['other/pic.png', null],
  ['pic', null],
  ['', null],
  ['constructor', null],
];

for (const [name, found] of NAMES) {
  test(`[[${name}]] is ${found === null ? 'nothing' : (found as Document).file}`, () => {
    assert.equal(index.find(name, from), found);
  });
}
