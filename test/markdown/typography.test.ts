/** Marked text, emoji, quotation marks, definition lists, and emphasis beside letters without blanks. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { renderMarkdown } from '../../build/markdown/render.ts';
import { contextFor, describe, html, render } from './site.ts';

const LINES: [title: string, markdown: string, expected: string][] = [
  ['Marked text', 'a ==b *c*== d', 'a <mark>b <em>c</em></mark> d'],
  ['Comparisons are not marked', 'if a==b and c==d', 'if a==b and c==d'],
  ['Signs with blanks are not marked', 'a == b == c', 'a == b == c'],
  ['In code nothing is marked', '`==a==`', '<code>==a==</code>'],
  ['Emoji by their names', ':rocket: :+1: :white_check_mark:', '🚀 👍 ✅'],
  ['No emoji', '10:30:45 :no_such_name: a:b:c', '10:30:45 :no_such_name: a:b:c'],
  ['Emoji in code are code', '`:rocket:`', '<code>:rocket:</code>'],
  ['Brackets of Japanese', 'これは**「強調」**です', 'これは<strong>「強調」</strong>です'],
  ['Two of them', '**「b」**は*（c）*だ', '<strong>「b」</strong>は<em>（c）</em>だ'],
  ['Quotation marks of Chinese', '这是**“强调”**的', '这是<strong>“强调”</strong>的'],
  ['A colon before the end', '**重要:**これ', '<strong>重要:</strong>これ'],
  ['Korean', '**"강조"**는', '<strong>&quot;강조&quot;</strong>는'],
  ['A strike', '~~「消」~~い', '<del>「消」</del>い'],
  ['Without signs', '**重要**です', '<strong>重要</strong>です'],
  ['Stars that are none', '2 * 3 * 4 は', '2 * 3 * 4 は'],
];

for (const [title, markdown, expected] of LINES) {
  test(title, () => assert.equal(html(markdown), `<p>${expected}</p>\n`));
}

const QUOTES: [language: string, written: string, expected: string][] = [
  ['en', "\"a\" and 'b' -- it's 1990's --- so...", '“a” and ‘b’ – it’s 1990’s — so…'],
  ['en', '("a *b*")', '(“a <em>b</em>”)'],
  ['en', "rock 'n' roll in the '90s", 'rock ‘n’ roll in the ’90s'],
  ['de', '"a"', '„a“'],
  ['fr', '"a"', '«\u202Fa\u202F»'],
  ['nb', '"a"', '«a»'],
  ['sv', '"a"', '”a”'],
  ['en', '`"a" -- b`', '<code>&quot;a&quot; -- b</code>'],
  ['en', '\\"a', '&quot;a'],
];

for (const [language, written, expected] of QUOTES) {
  test(`${written} is ${expected} in ${language} where \`smart-punctuation\` is on`, () => {
    const context = contextFor(written, { language });
    const config = { ...context.config, smartPunctuation: true };
    assert.equal(renderMarkdown({ ...context, config }).html, `<p>${expected}</p>\n`);
  });
}

test('Without the key, quotation marks stay', () =>
  assert.equal(html('"a" -- b'), '<p>&quot;a&quot; -- b</p>\n'));

const LISTS: [title: string, markdown: string, expected: string][] = [
  ['A term and what it means', 'A *b*\n: c', '<dl>\n<dt>A <em>b</em></dt>\n<dd>c</dd>\n</dl>\n'],
  ['Two meanings', 'A\n: b\n: c', '<dl>\n<dt>A</dt>\n<dd>b</dd>\n<dd>c</dd>\n</dl>\n'],
  ['Two terms', 'A\nB\n: c', '<dl>\n<dt>A</dt>\n<dt>B</dt>\n<dd>c</dd>\n</dl>\n'],
  ['Two entries', 'A\n: b\n\nC\n: d', '<dl>\n<dt>A</dt>\n<dd>b</dd>\n<dt>C</dt>\n<dd>d</dd>\n</dl>\n'],
  ['Paragraphs', 'A\n\n: b\n\n    c', '<dl>\n<dt>A</dt>\n<dd>\n<p>b</p>\n<p>c</p>\n</dd>\n</dl>\n'],
  ['A line that goes on', 'A\n: b\n  c', '<dl>\n<dt>A</dt>\n<dd>b\nc</dd>\n</dl>\n'],
  [
    'A list in it',
    'A\n: - b\n  - c',
    '<dl>\n<dt>A</dt>\n<dd><ul>\n<li>b</li>\n<li>c</li>\n</ul>\n</dd>\n</dl>\n',
  ],
  ['What follows', 'A\n: b\n\nc', '<dl>\n<dt>A</dt>\n<dd>b</dd>\n</dl>\n<p>c</p>\n'],
  ['A colon in a line is none', 'A: b\n:c', '<p>A: b\n:c</p>\n'],
  [
    'A colon below a heading is none',
    '# A\n: b',
    '<h1 id="a"><a class="anchor" href="#a">A</a></h1>\n<p>: b</p>\n',
  ],
];

for (const [title, markdown, expected] of LISTS) {
  test(`Definitions: ${title}`, () => assert.equal(html(markdown), expected));
}

test('A link in a definition is reported at its place', () => {
  assert.deepEqual(describe(render('A\n: b\n\n    [c](no.md)')), ['8:5+10 broken-link']);
});
