/** Footnotes, written in the text or apart. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { describe, html, render } from './site.ts';

const REFERENCE =
  '<sup class="footnote-ref"><a href="#fn:1" id="fnref:1" role="doc-noteref" aria-label="Footnote 1">1</a></sup>';
const BACK =
  '<a class="footnote-back" href="#fnref:1" role="doc-backlink" aria-label="Back to reference 1">↩\uFE0E</a>';

function list(...items: string[]): string {
  return (
    '<section class="footnotes" role="doc-endnotes" aria-labelledby="fn:title">\n' +
    `<h2 class="footnotes-title" id="fn:title">Footnotes</h2>\n<ol>\n${items.join('')}</ol>\n</section>\n`
  );
}

test('A note in the text', () => {
  assert.equal(
    html('a^[b *c*].'),
    `<p>a${REFERENCE}.</p>\n${list(`<li id="fn:1">b <em>c</em> ${BACK}</li>\n`)}`,
  );
});

test('A note apart', () => {
  const expected = `<p>a${REFERENCE}.</p>\n${list(`<li id="fn:1"><p>b ${BACK}</p></li>\n`)}`;
  assert.equal(html('a[^n].\n\n[^n]: b'), expected);
  assert.equal(html('[^n]: b\n\na[^n].'), expected);
});

/** Notes as the numbers and texts that a reader sees. */
const NOTES: [title: string, markdown: string, body: string, notes: string[]][] = [
  ['Both kinds share one numbering', 'a^[x] b[^n] c^[z]\n\n[^n]: y', 'a1 b2 c3', ['x', 'y', 'z']],
  [
    'Numbers follow the references, not the definitions',
    'a[^2] b[^1]\n\n[^1]: x\n[^2]: y',
    'a1 b2',
    ['y', 'x'],
  ],
  ['A note referred to twice keeps its number', 'a[^n] b[^n] c^[y]\n\n[^n]: x', 'a1 b1 c2', ['x1 2', 'y']],
  ['Labels are the same in upper and lower case', 'a[^Note]\n\n[^nOTE]: x', 'a1', ['x']],
  ['A note has paragraphs and code', 'a[^n]\n\n[^n]: x\n\n    y\n\n        z', 'a1', ['x y z']],
  ['A note goes on in the next line, indented or not', 'a[^n]\n\n[^n]: x\n    y\nz\n\nb', 'a1 b', ['x y z']],
  ['A definition ends the paragraph before it', 'a[^n]\n[^n]: x', 'a1', ['x']],
  [
    'Notes follow each other without a blank line',
    'a[^n] b[^m]\n\n[^n]: x\n[^m]: y\n# c',
    'a1 b2 c',
    ['x', 'y'],
  ],
  ['A note refers to a note', 'a[^n]\n\n[^n]: x[^m]\n[^m]: y[^n]', 'a1', ['x2 1 2', 'y1']],
  [
    'In a table, a list, a quotation, a heading',
    '# a^[w]\n\n|b^[x]|\n|---|\n\n- c^[y]\n\n> d^[z]',
    'a1 b2 c3 d4',
    ['w', 'x', 'y', 'z'],
  ],
  ['In a callout, defined outside it', '```mdcms callout-info\na[^n]\n```\n\n[^n]: x', 'a1', ['x']],
  ['Defined in a callout', 'a[^n]\n\n```mdcms callout-info\nb\n\n[^n]: x\n```', 'a1 b', ['x']],
  ['Defined in a list or a quotation', 'a[^n] b[^m]\n\n- [^n]: x\n\n> [^m]: y', 'a1 b2', ['x', 'y']],
  ['Brackets, code and escapes in a note', 'a^[b [c](about.md) `]` \\] d]', 'a1', ['b c ] ] d']],
  ['A note before parentheses', 'a^[b](c)', 'a1 (c)', ['b']],
  ['At the start of a line', '^[b] a', '1 a', ['b']],
  ['After emphasis', '*a*^[b]', 'a1', ['b']],
];

function textOf(markup: string): string {
  return markup
    .replace(/ <a class="footnote-back"[^>]*>↩\uFE0E(?:<sup>(\d)<\/sup>)?<\/a>/g, (_, number?: string) =>
      number ? ` ${number}` : '',
    )
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(\S) (\d)/g, '$1$2')
    .trim();
}

for (const [title, markdown, body, notes] of NOTES) {
  test(title, () => {
    const [article = '', section = ''] = html(markdown).split('<section class="footnotes"');
    assert.equal(textOf(article), body);
    const items = [...section.matchAll(/<li id="fn:\d+">([\s\S]*?)<\/li>\n/g)].map((match) =>
      textOf(match[1] ?? ''),
    );
    assert.deepEqual(
      items.map((item) => item.replace(/ (?=\d)/g, '')),
      notes.map((note) => note.replace(/ (?=\d)/g, '')),
    );
  });
}

const LITERAL: [title: string, markdown: string, text: string][] = [
  ['In a code span', '`a^[b] [^c]`', '<code>a^[b] [^c]</code>'],
  ['In a fence', '```\na^[b]\n[^c]: d\n```', 'a^[b]\n[^c]: d\n'],
  ['An escaped caret', 'a\\^[b]', 'a^[b]'],
  ['An escaped bracket', 'a^\\[b]', 'a^[b]'],
  ['An empty note', 'a^[] b^[ ]', 'a^[] b^[ ]'],
  ['A note without an end', 'a^[b', 'a^[b'],
  ['In the text of a link', '[a^[b]](about.md)', '<a href="/about">a^[b]</a>'],
  ['In the alternative of an image', '![a^[b]](assets/images/a.jpg)', 'alt="a^[b]"'],
  ['A space between caret and bracket', 'a^ [b]', 'a^ [b]'],
];

for (const [title, markdown, text] of LITERAL) {
  test(`${title} is no footnote`, () => {
    const rendered = html(markdown);
    assert.ok(rendered.includes(text), rendered);
    assert.ok(!rendered.includes('footnote'), rendered);
  });
}

test('A note in a note is text', () => {
  assert.ok(html('a^[b^[c]]').includes('b^[c]'));
});

test('A note that is referred to often has a way back to each place', () => {
  const rendered = html('a[^n] b[^n]\n\n[^n]: x');
  for (const id of ['fnref:1', 'fnref:1:2']) {
    assert.ok(rendered.includes(`id="${id}"`) && rendered.includes(`href="#${id}"`), rendered);
  }
});

test('The words are in the language of the page', () => {
  const rendered = html('a^[b]', { language: 'de-AT' });
  for (const word of ['>Fußnoten<', '"Fußnote 1"', '"Zurück zu Verweis 1"'])
    assert.ok(rendered.includes(word), word);
});

const INVALID: [title: string, markdown: string, problems: string[]][] = [
  ['A reference to nothing', 'a [^n] b', ['5:3+4 unknown-footnote']],
  ['A note that nothing refers to', 'a\n\n[^n]: b', ['7:1+7 unused-footnote']],
  ['A note that is referred to only in code', '`[^n]`\n\n[^n]: b', ['7:1+7 unused-footnote']],
  ['A note defined twice', 'a[^n]\n\n[^n]: b\n[^N]: c', ['8:1+7 duplicate-footnote']],
];

for (const [title, markdown, problems] of INVALID) {
  test(`${title} is reported`, () => assert.deepEqual(describe(render(markdown)), problems));
}

test('A reference to nothing stays as it is written, and is found in the plain text', () => {
  const { html: markup, text } = render('a[^<n>]');
  assert.equal(markup, '<p>a[^&lt;n&gt;]</p>\n');
  assert.equal(text, 'a[^<n>]');
});
