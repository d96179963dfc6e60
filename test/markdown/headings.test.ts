/** Headings: ids, links to themselves, the list of them, and the article's own title. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { html, render } from './site.ts';

const IDS: [title: string, markdown: string, ids: string[]][] = [
  ['Lower case, punctuation out, spaces as hyphens', '# Hello, World! (Again)', ['hello-world-again']],
  ['Letters of other scripts stay', '# Größe\n## 日本語\n## Привет мир', ['größe', '日本語', 'привет-мир']],
  ['Hyphens and underscores stay', '# a_b - c', ['a_b---c']],
  ['Markup is not part of an id', '# **a** `b` [c](about.md) ![d](assets/images/a.jpg)', ['a-b-c-d']],
  ['Character references count as what they stand for', '# A &amp; B &ouml;', ['a--b-ö']],
  ['Footnote marks are not part of an id', '# a^[note]', ['a']],
  ['Equal headings are numbered', '# a\n# A\n# a!', ['a', 'a-1', 'a-2']],
  ['A number that another heading has is passed over', '# a-1\n# a\n# a', ['a-1', 'a', 'a-2']],
  ['A heading without a letter has a name', '# !!!\n# ???\n#', ['section', 'section-1', 'section-2']],
  ['Emoji alone are no name', '# 🎉', ['section']],
  [
    'Names of object members are names',
    '# constructor\n# `__proto__`\n# toString',
    ['constructor', '__proto__', 'tostring'],
  ],
  ['An id of raw HTML is taken', '<p id="part"></p>\n\n# Part', ['part-1']],
  ['The name of a raw anchor is taken', 'x <a name="part"></a>\n\n# Part', ['part-1']],
  ['Underlined headings, in quotations and lists too', 'a\n===\n\n> b\n> ---\n\n- # c', ['a', 'b', 'c']],
  ['A heading over two lines', 'a\nb\n===', ['a-b']],
  ['In callouts', '```mdcms callout-info\n# a\n```\n\n# a', ['a', 'a-1']],
];

for (const [title, markdown, ids] of IDS) {
  test(`${title}: ${JSON.stringify(markdown)}`, () => {
    const rendered = render(markdown);
    assert.deepEqual(
      rendered.headings.map((heading) => heading.id),
      ids,
    );
    for (const id of ids) {
      assert.ok(rendered.html.includes(` id="${id}"`), rendered.html);
      assert.ok(rendered.anchors.includes(id));
    }
  });
}

test('A heading links to itself', () => {
  assert.equal(
    html('## Über *uns*'),
    '<h2 id="über-uns"><a class="anchor" href="#%C3%BCber-uns">Über <em>uns</em></a></h2>\n',
  );
});

test('A heading with a link of its own, or with a footnote, has no link around it', () => {
  assert.equal(html('# [x](about.md)'), '<h1 id="x"><a href="/about">x</a></h1>\n');
  assert.ok(html('# x^[n]').startsWith('<h1 id="x">x<sup'));
  assert.equal(html('# <a id="y"></a>x'), '<h1 id="x"><a id="y"></a>x</h1>\n');
});

test('The list gives level, text, and HTML without links, images and notes', () => {
  const { headings } = render('## a **b** `c<d` [e](about.md) ![f](assets/images/a.jpg) &amp; g^[note]');
  assert.deepEqual(headings, [
    {
      level: 2,
      id: 'a-b-cd-e-f--g',
      text: 'a b c<d e f & g',
      html: 'a <strong>b</strong> <code>c&lt;d</code> e f &amp; g',
    },
  ]);
});

test('Headings in tabs and accordions have an id and are not listed', () => {
  const items = 'items:\n  - title: t\n    content: |\n      ## in\n';
  const rendered = render(`# a\n\n\`\`\`mdcms tab\n${items}\`\`\`\n\n\`\`\`mdcms accordion\n${items}\`\`\``);
  assert.deepEqual(
    rendered.headings.map((heading) => heading.id),
    ['a'],
  );
  assert.deepEqual(rendered.anchors.slice(0, 3), ['a', 'in', 'in-1']);
});

const TITLES: [markdown: string, title: string | null][] = [
  ['# A *b*\n\ntext', 'A b'],
  ['A\n===', 'A'],
  ['\n\n<!-- note -->\n\n# A', 'A'],
  ['[r]: about.md\n\n# A', 'A'],
  ['## A', null],
  ['text\n\n# A', null],
  ['> # A', null],
  ['<b>x</b>\n\n# A', null],
  ['', null],
];

for (const [markdown, title] of TITLES) {
  test(`The article's own title in ${JSON.stringify(markdown)} is ${title}`, () => {
    assert.equal(render(markdown).leadingTitle, title);
  });
}
