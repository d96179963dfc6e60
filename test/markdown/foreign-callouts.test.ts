/** Callouts as GitHub, Obsidian, Docusaurus, VitePress and mkdocs write them. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { CALLOUT_NAMES } from '../../build/markdown/callout-kinds.ts';
import { calloutTitle } from '../../build/markdown/callout-words.ts';
import { wordsFor } from '../../build/markdown/words.ts';
import { describe, html, render } from './site.ts';

/** The callouts of some HTML: `type|title`, `fold` where it is one. */
function callouts(markdown: string): string[] {
  const found = render(markdown).html.matchAll(
    /<(div|details) class="callout callout-(\w+)"([^>]*)>(?:\s*<(?:p|summary) class="callout-title"><span[^>]*><\/span>(.*?)<\/(?:p|summary)>)?/g,
  );
  return [...found].map(([, name, type, attributes = '', title = '']) => {
    const fold = name === 'details' ? (attributes.includes('open') ? ' open' : ' closed') : '';
    return `${type}${fold}|${title}`;
  });
}

const CALLOUTS: [title: string, markdown: string, expected: string[]][] = [
  ['GitHub’s NOTE', '> [!NOTE]\n> a', ['info|Note']],
  ['GitHub’s TIP', '> [!TIP]\n> a', ['success|Tip']],
  ['GitHub’s IMPORTANT', '> [!IMPORTANT]\n> a', ['important|Important']],
  ['GitHub’s WARNING', '> [!WARNING]\n> a', ['warning|Warning']],
  ['GitHub’s CAUTION is the strongest', '> [!CAUTION]\n> a', ['error|Caution']],
  ['An alert in small letters, without a blank', '>[!note]\n>a', ['info|Note']],
  ['An alert in a list', '- a\n\n  > [!TIP]\n  > b', ['success|Tip']],
  ['An alert in an alert', '> [!NOTE]\n> > [!TIP]\n> > a', ['info|Note', 'success|Tip']],
  ['Obsidian’s title, in Markdown', '> [!tip] A *b*\n> c', ['success|A <em>b</em>']],
  ['Obsidian’s folds', '> [!faq]- A\n> b\n\n> [!bug]+\n> b', ['info closed|A', 'error open|Bug']],
  ['Obsidian’s own names', '> [!my-kind]\n> b', ['info|my kind']],
  ['Docusaurus’s title', ':::note[A *b*]\nc\n:::', ['info|A <em>b</em>']],
  ['Docusaurus’s old title', ':::danger A b\nc\n:::', ['error|A b']],
  ['A title among attributes', ':::tip{title="A b"}\nc\n:::', ['success|A b']],
  ['VitePress’s blank before the name', '::: warning\nc\n:::', ['warning|Warning']],
  ['VitePress’s details', '::: details More\nc\n:::', ['info closed|More']],
  ['Pandoc’s braces', '::: {.note title="A"}\nc\n:::', ['info|A']],
  ['One in another of more colons', '::::note\n:::tip\na\n:::\n::::', ['info|Note', 'success|Tip']],
  ['One in another of as many colons', ':::note\n:::tip\na\n:::\nb\n:::', ['info|Note', 'success|Tip']],
  ['A closing line of more colons', ':::note\na\n::::', ['info|Note']],
  ['Colons in code close nothing', ':::note\n```\n:::\n```\n:::', ['info|Note']],
  ['One that follows a line of text', 'a\n:::note\nb\n:::', ['info|Note']],
  ['mkdocs', '!!! note\n    a\n\n    b', ['info|Note']],
  ['mkdocs with a title', '!!! danger "A *b*"\n    c', ['error|A <em>b</em>']],
  ['mkdocs without a title', '!!! note ""\n    c', ['info|']],
  ['mkdocs beside the text', '!!! tip inline end "A"\n    c', ['success|A']],
  ['mkdocs, folded', '??? note\n    a\n\n???+ warning "A"\n    b', ['info closed|Note', 'warning open|A']],
  ['mkdocs in mkdocs', '!!! note\n    !!! tip\n        a', ['info|Note', 'success|Tip']],
  ['mkdocs with a tab', '!!! note\n\ta', ['info|Note']],
  ['mkdocs of a kind of one’s own', '!!! pied-piper\n    a', ['info|Pied piper']],
];

for (const [title, markdown, expected] of CALLOUTS) {
  test(title, () => {
    assert.deepEqual(callouts(markdown), expected);
    assert.deepEqual(render(markdown).problems, []);
  });
}

for (const name of CALLOUT_NAMES) {
  test(`${name} is known in each spelling`, () => {
    for (const markdown of [`> [!${name}]\n> a`, `:::${name}\na\n:::`, `!!! ${name}\n    a`]) {
      assert.equal(callouts(markdown).length, 1, markdown);
      assert.doesNotMatch(callouts(markdown)[0] ?? '', /\|$/);
    }
  });
}

const TEXTS: [title: string, markdown: string][] = [
  ['A quotation', '> a\n> [!NOTE]'],
  ['A marker and text in the middle', '> b [!NOTE] a'],
  ['A marker in code', '> `[!NOTE]`'],
  ['A marker in a fence', '```\n> [!NOTE]\n:::note\n!!! note\n    a\n```'],
  ['Exclamation marks', '!!! Wow, such news'],
  ['Exclamation marks without a body', '!!! note'],
  ['Question marks', '??? what'],
  ['Colons', 'a ::: b'],
  ['A line of colons', ':::'],
  ['Two colons', '::note'],
  ['A setext underline', 'a\n==='],
];

for (const [title, markdown] of TEXTS) {
  test(`${title}: no callout`, () => assert.deepEqual(callouts(markdown), []));
}

test('A callout holds Markdown, headings of the table of contents, and links with their places', () => {
  const rendered = render(
    ':::note\n## A\n\n- b [c](no.md)\n:::\n\n!!! tip\n    d [e](no.md)\n\n> [!TIP]\n> [f](no.md)',
  );
  assert.deepEqual(
    rendered.headings.map(({ id }) => id),
    ['a'],
  );
  assert.deepEqual(describe(rendered), ['8:5+10 broken-link', '12:7+10 broken-link', '15:3+10 broken-link']);
});

test('mdcms blocks count in containers', () => {
  assert.deepEqual(callouts(':::note\n```mdcms callout-error\na\n```\n:::'), ['info|Note', 'error|']);
});

test('VitePress’s code groups and mkdocs’s tabs are tabs', () => {
  const group = html('::: code-group\n```js [config.js]\na\n```\n\n```ts\nb\n```\n:::');
  assert.match(group, /<legend[^>]*>Tabs: config\.js, ts<\/legend>[\s\S]*language-js[\s\S]*language-ts/);
  const tabs = html('=== "A"\n    a\n\n=== "B"\n\n    - b\n\nc');
  assert.match(tabs, /Tabs: A, B[\s\S]*<p>a<\/p>[\s\S]*<li>b<\/li>[\s\S]*<\/fieldset>\n<p>c<\/p>/);
});

const PROBLEMS: [title: string, markdown: string, problems: string[], shown: RegExp][] = [
  [
    'A container that never ends',
    'a\n\n:::note A\nb',
    ['7:1+9 unclosed-container'],
    /callout-info[\s\S]*<p>b<\/p>/,
  ],
  [
    'A container of another name',
    ':::my-box[T]\na\n:::',
    ['5:1+12 unknown-container'],
    /<div class="my-box">\n<p class="group-title">T<\/p>\n<p>a<\/p>\n<\/div>/,
  ],
  ['Pandoc’s classes', '::: {.big .red}\na\n:::', [], /<div class="big red">\n<p>a<\/p>/],
  ['VitePress’s raw', '::: raw\na\n:::', [], /^<div>\n<p>a<\/p>\n<\/div>\n$/],
];

for (const [title, markdown, problems, shown] of PROBLEMS) {
  test(title, () => {
    const rendered = render(markdown);
    assert.deepEqual(describe(rendered), problems);
    assert.match(rendered.html, shown);
  });
}

test('A misspelt name says which is meant', () => {
  assert.equal(render(':::warnning\na\n:::').problems[0]?.hint, 'Did you mean `:::warning`?');
});

test('Titles are in the language of the page, and every language has all', () => {
  assert.match(html('> [!TIP]\n> a', { language: 'de-AT' }), /<\/span>Tipp<\/p>/);
  for (const language of [
    'ar',
    'da',
    'de',
    'es',
    'fa',
    'fi',
    'fr',
    'he',
    'it',
    'nb',
    'nl',
    'pl',
    'pt',
    'sv',
  ]) {
    assert.notEqual(wordsFor(language), wordsFor('en'));
    assert.notEqual(calloutTitle('details', language), 'details');
    assert.notEqual(calloutTitle('quote', language), calloutTitle('quote', 'en'));
  }
  assert.equal(calloutTitle('tip', 'tlh'), 'Tip');
});

test('Deeper than eight containers are text', () => {
  const text = `${':::note\n'.repeat(12)}a\n${':::\n'.repeat(12)}`;
  assert.equal(callouts(text).length, 8);
});
