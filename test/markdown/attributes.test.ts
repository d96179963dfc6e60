/** `{#id .class}`, and marks for a table of contents. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { parseAttributes } from '../../build/markdown/attributes.ts';
import { describe, html, render } from './site.ts';

const HEADINGS: [title: string, markdown: string, headings: string[]][] = [
  ['An id of its own', '## Setup {#start}\n\n[x](#start)', ['start Setup']],
  ['kramdown’s colon', '## Setup {: #start .big}', ['start Setup']],
  ['Underlined', 'Setup {#start}\n---', ['start Setup']],
  ['Closed by signs', '## Setup {#start} ##', ['start Setup']],
  ['A class alone', '## Setup {.big}', ['setup Setup']],
  ['Another heading of that text', '## Setup\n\n## A {#setup}', ['setup-1 Setup', 'setup A']],
  ['An id with dots, as mkdocs has them', '## A { #config.blog_dir }', ['config.blog_dir A']],
  ['An id as a value', '## A { id="9.7.0" class="b c" }', ['9.7.0 A']],
  ['Letters of any script', '## A {#über-uns}', ['über-uns A']],
  ['Braces that are text', '## A {b}', ['a-b A {b}']],
  ['Braces of a template', '## A {{b}}', ['a A']],
  ['In code', '## `{#a}`', ['a {#a}']],
  ['Not in tables of contents', '## A {.unlisted}\n\n## B', ['b B']],
];

for (const [title, markdown, headings] of HEADINGS) {
  test(title, () => {
    const found = render(markdown).headings.map(({ id, text }) => `${id} ${text}`);
    assert.deepEqual(found, headings);
    assert.doesNotMatch(
      render(markdown).html,
      /\{#/.test(markdown) && !markdown.includes('`') ? /\{#/ : /^$/,
    );
  });
}

const ELEMENTS: [title: string, markdown: string, expected: string][] = [
  ['A picture', 'a ![b](assets/images/a.jpg){.right}', '<img class="right" src'],
  [
    'A picture’s size',
    'a ![b](assets/images/a.jpg){width=50}',
    '<img width="50" src="/assets/images/a.jpg" alt="b" decoding',
  ],
  ['A link', '[a](about.md){.button #go}', '<a class="button" id="go" href="/about">a</a>'],
  ['Emphasis', '*a*{.b} **c**{.d}', '<em class="b">a</em> <strong class="d">c</strong>'],
  ['A paragraph', 'a\n{: .lead}', '<p class="lead">a</p>'],
  ['A paragraph that a link before it leads to', '[x](#y)\n\na\n{#y}', '<p id="y">a</p>'],
  ['A list', '- a\n\n{.b}', '<ul class="b">'],
  ['A task list keeps its class', '- [x] a\n\n{.b}', '<ul class="task-list b">'],
  ['A fence', '```\na\n```\n{.b}', '<div class="code b" data-copy>'],
  ['A callout', ':::note\na\n:::\n{#b .c}', '<div class="callout callout-info c" id="b" role="note">'],
  ['A list, on the line below', '- a\n- b\n{.b}', '<ul class="b">\n<li>a</li>\n<li>b</li>\n</ul>'],
  ['A numbered list, as kramdown writes it', '1. a\n2. b\n{: .b #c}', '<ol class="b" id="c">\n<li>a</li>'],
  [
    'A list around another, on an unindented line',
    '- a\n  - b\n{.b}',
    '<ul class="b">\n<li>a<ul>\n<li>b</li>',
  ],
  ['A list in another, on an indented line', '- a\n  - b\n  {.b}', '<li>a<ul class="b">\n<li>b</li>'],
  ['An item, on an indented line', '- a\n  {.b}\n- c', '<li class="b">a</li>\n<li>c</li>'],
  ['An item, at its end', '- a\n- b {.c}', '<ul>\n<li>a</li>\n<li class="c">b</li>'],
  [
    'An item, at its start, as kramdown writes it',
    '- {:.b #c} a *d*',
    '<li class="b" id="c">a <em>d</em></li>',
  ],
  ['An item with blank lines around', '- a\n\n- b {.c}\n\n- d', '<li class="c"><p>b</p>'],
  ['A task', '- [ ] a {.b}\n- [x] c\n{.d}', '<ul class="task-list d">\n<li class="task b">'],
  ['A list with a class as a value', '- a\n{: class="b c"}', '<ul class="b c">'],
  ['A quotation', '> a\n{.b}', '<blockquote class="b">'],
  ['A table, on the line below', '|a|\n|-|\n|b|\n{.c}', '<table class="c">'],
  ['A table, as kramdown writes it', '|a|\n|-|\n|b|\n{: .c .d}\n\ne', '<table class="c d">'],
  ['A table, after a blank line', '|a|\n|-|\n|b|\n\n{.c}', '<table class="c">'],
  ['A fence, as kramdown writes it', '~~~\na\n~~~\n{: .b #c}', '<div class="code b" id="c" data-copy>'],
  ['A link, as mkdocs writes it', '[a](about.md){ .md-button }', '<a class="md-button" href="/about">a</a>'],
  ['A picture, as mkdocs writes it', 'a ![b](assets/images/a.jpg){ width="50" }', '<img width="50" src='],
  ['A paragraph, as mkdocs writes it', 'a\n{ .lead }', '<p class="lead">a</p>'],
  ['A piece of text with blanks in its braces', '[a]{ .b }', '<span class="b">a</span>'],
  ['A heading, on the line below', '# A\n{: #own .big}\n\nb', '<h1 class="big" id="own">'],
  ['A paragraph, on the line above', '{: .lead}\na', '<p class="lead">a</p>'],
  [
    'A paragraph, on the line above, after another',
    'a\n\n{: #b .c}\nd',
    '<p>a</p>\n<p class="c" id="b">d</p>',
  ],
  ['A heading, on the line above', '{: #b .note}\n## A\n\n[x](#b)', '<h2 class="note" id="b">'],
  ['A quotation, on the line above', 'a\n\n{: .note }\n> b', '<blockquote class="note">'],
  ['A callout, on the line above', '{: .b}\n> [!NOTE]\n> a', '<div class="callout callout-info b"'],
  ['A table, on the line above', '{: .t}\n|a|\n|-|\n|b|', '<table class="t">'],
  ['A fence, on the line above', '{: .x}\n```js\na\n```', '<div class="code x" data-language="js"'],
  ['A block, on the line above', '{: .x}\n:::note\na\n:::', '<div class="callout callout-info x"'],
  ['A list, on the line above', '{: .n}\n- a\n- b', '<ul class="n">'],
  ['A paragraph below a list, on the line above', '- a\n\n{: .n}\nb', '</ul>\n<p class="n">b</p>'],
  ['A paragraph in an item, on the line above', '- a\n\n  {: .p}\n  b', '<p class="p">b</p>'],
  ['A paragraph in a quotation, on the line above', '> {: .p}\n> a', '<p class="p">a</p>'],
  ['Lines above and below', '{: .a}\nb\n{: #c .d}', '<p class="d a" id="c">b</p>'],
  ['Two lines below', 'a\n{: .b}\n{: #c .d}\ne', '<p class="b d" id="c">a</p>\n<p>e</p>'],
  ['Two lines above', '{: .b}\n{: #c .d}\ne', '<p class="b d" id="c">e</p>'],
  ['A line without a colon is text above', '{.lead}\na', '<p>{.lead}\na</p>'],
  ['A line with nothing below it is text', 'a\n\n{: .b}\n\nc', '<p>{: .b}</p>'],
  ['A new window', '[a](about.md){:target="_blank"}', '<a target="_blank" href="/about">a</a>'],
  ['A heading, as mkdocs writes it', '## a { #b }', '<h2 id="b">'],
  ['Text before braces', 'a {.b}', '<p>a {.b}</p>'],
  ['Braces alone', '{.b}', '<p>{.b}</p>'],
  ['A handler is left out', '[a](about.md){.c onclick="b()"}', '<a class="c" href="/about">'],
  ['A quote in a value', "[a](about.md){title='\"'}", '<a title="&quot;" href="/about">'],
];

for (const [title, markdown, expected] of ELEMENTS) {
  test(title, () => assert.ok(html(markdown).includes(expected), html(markdown)));
}

test('An id that the page has already is left out, with a warning', () => {
  const rendered = render('## A {#a}\n\n## B {#a}\n\nc\n{#a}\n\n[d](#a)');
  assert.deepEqual(describe(rendered), ['7:1+9 duplicate-id', '9:1+1 duplicate-id']);
  assert.equal(rendered.html.match(/id="a"/g)?.length, 1);
});

for (const mark of ['[TOC]', '[toc]', '[[toc]]', '[[_TOC_]]', '* TOC\n{:toc}', '- a\n{: toc}']) {
  test(`${JSON.stringify(mark)} is the table of contents`, () => {
    assert.match(html(`${mark}\n\n## A`), /^<nav class="toc toc-page"[^>]*>\n<ul>\n<li><a href="#a">A<\/a>/);
  });
}

for (const text of ['a [TOC]', '`[TOC]`', '[toc]\n\n[toc]: about.md', '    [TOC]']) {
  test(`${JSON.stringify(text)} is none`, () => assert.doesNotMatch(html(text), /<nav/));
}

const LISTS: [written: string, expected: unknown][] = [
  ['#a .b c=d', ['a', ['b'], [['c', 'd']]]],
  [': .a .b title="c d"', [null, ['a', 'b'], [['title', 'c d']]]],
  ["x='a b'", [null, [], [['x', 'a b']]]],
  ['#a#b', null],
  ['a', null],
  ['', null],
  [`.${'a'.repeat(500)}`, null],
];

for (const [written, expected] of LISTS) {
  test(`{${written.slice(0, 30)}} is ${JSON.stringify(expected)}`, () => {
    const read = parseAttributes(written);
    assert.deepEqual(read && [read.id, read.classes, [...read.values]], expected);
  });
}
