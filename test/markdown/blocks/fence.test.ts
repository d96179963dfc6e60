/** Which fences are blocks, and how their tag and lines are read. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { PROBLEM_KINDS } from '../../../build/content/problem-kinds.ts';
import { readFence } from '../../../build/markdown/blocks/fence.ts';
import { BLOCK_TAGS } from '../../../build/markdown/blocks/read.ts';
import { describe, html, render } from '../site.ts';

const VALID: [title: string, raw: string, tag: string, argument: string, lines: string[]][] = [
  ['The tag on the fence', '```mdcms toc\na\n```', 'toc', '', ['a']],
  ['The tag on the first line', '```mdcms\ntoc\na\n```', 'toc', '', ['a']],
  ['The tag after blank lines', '```mdcms\n\n  toc\n```', 'toc', '', []],
  ['A space before mdcms', '``` mdcms toc\n```', 'toc', '', []],
  ['An argument', '```mdcms toc-section guides\n```', 'toc-section', 'guides', []],
  ['An argument after a colon', '```mdcms\ntoc-section: guides\n```', 'toc-section', 'guides', []],
  ['An argument of several words', '```mdcms x  a b \n```', 'x', 'a b', []],
  ['A longer fence with a fence inside', '````mdcms x\n```\na\n```\n````', 'x', '', ['```', 'a', '```']],
  ['Tildes', '~~~mdcms x\n```\n~~~', 'x', '', ['```']],
  ['A fence that is never closed', '```mdcms x\na', 'x', '', ['a']],
  ['A closing fence that is longer', '```mdcms x\na\n`````', 'x', '', ['a']],
  ['An indented fence', '  ```mdcms x\n  a\n    b\n c\n  ```', 'x', '', ['a', '  b', 'c']],
  ['No tag', '```mdcms\n```', '', '', []],
  ['Blank lines at the end', '```mdcms x\na\n```\n\n', 'x', '', ['a']],
];

for (const [title, raw, tag, argument, lines] of VALID) {
  test(`${title}: ${JSON.stringify(raw)}`, () => {
    const fence = readFence(raw);
    assert.equal(fence?.tag.text, tag);
    assert.equal(fence?.argument.text, argument);
    assert.deepEqual(
      fence?.lines.map((line) => line.text),
      lines,
    );
    // Each piece stands in `raw` where it says.
    for (const { text, from } of [fence?.tag, fence?.argument, ...(fence?.lines ?? [])].filter(
      (line) => !!line,
    )) {
      assert.equal(raw.slice(from, from + text.length), text);
    }
  });
}

for (const raw of ['```js mdcms\n```', '```mdcmsx toc\n```', '    mdcms', '```\nmdcms toc\n```', '']) {
  test(`${JSON.stringify(raw)} is no block`, () => assert.equal(readFence(raw), null));
}

const CODE: [title: string, markdown: string][] = [
  ['inside a longer fence', '````markdown\n```mdcms toc\n```\n````'],
  ['in a list', '- ```mdcms toc\n  ```'],
  ['in a quotation', '> ```mdcms toc\n> ```'],
  ['by indentation', '    ```mdcms toc\n    ```'],
];

for (const [title, markdown] of CODE) {
  test(`A fence that looks like a block stays code ${title}`, () => {
    const rendered = html(markdown);
    assert.ok(rendered.includes('<code') && rendered.includes('<pre'), rendered);
    assert.ok(!rendered.includes('class="toc'), rendered);
  });
}

test('Each tag, in the spellings of the format, is of one block alone', () => {
  assert.ok(BLOCK_TAGS.length >= 43);
  assert.equal(new Set(BLOCK_TAGS).size, BLOCK_TAGS.length);
});

for (const tag of BLOCK_TAGS) {
  test(`${tag} is known, in any case`, () => {
    const body = /^(?:tab|accordion)/.test(tag) ? 'items:\n- title: a\n  content: b\n' : '';
    assert.deepEqual(describe(render(`\`\`\`mdcms ${tag}\n${body}\`\`\``)), []);
    assert.deepEqual(describe(render(`\`\`\`mdcms\n${tag.toUpperCase()}\n${body}\`\`\``)), []);
  });
}

const INVALID: [title: string, markdown: string, problem: string, hint: string][] = [
  ['An unknown tag', '\n```mdcms calout-info\n```', '6:10+11 unknown-block', 'Did you mean `callout-info`?'],
  ['An unknown tag on its own line', '```mdcms\n\n tok\n```', '7:2+3 unknown-block', 'Did you mean `toc`?'],
  [
    'A misspelt order',
    '```mdcms posts-created-reverse-chronological\n```',
    '5:10+35 unknown-block',
    'Did you mean `posts-created-reversechronological`?',
  ],
  ['A tag like none', '```mdcms carousel\n```', '5:10+8 unknown-block', PROBLEM_KINDS['unknown-block'].hint],
  ['No tag', '```mdcms\n```', '5:4+5 unknown-block', 'Write one after `mdcms`, such as `callout-info`'],
];

for (const [title, markdown, problem, hint] of INVALID) {
  test(`${title} is reported and stays code`, () => {
    const rendered = render(markdown);
    assert.deepEqual(describe(rendered), [problem]);
    assert.equal(rendered.problems[0]?.hint, hint);
    assert.equal(rendered.problems[0]?.severity, 'error');
    assert.ok(rendered.html.includes('data-language="mdcms"'));
  });
}

test('Blocks nest, and faults in them are found at their places', () => {
  const markdown = [
    '````mdcms callout-info',
    'title: a',
    '```mdcms accordion',
    'items:',
    '  - title: b',
    '    content: |',
    '      ~~~mdcms callout-warning',
    '      [x](no.md)',
    '      ~~~',
    '```',
    '````',
  ].join('\n');
  const rendered = render(markdown);
  assert.deepEqual(describe(rendered), ['12:7+10 broken-link']);
  assert.match(
    rendered.html,
    /callout-info[\s\S]*accordion-item[\s\S]*callout-warning[\s\S]*<a href="no.md">/,
  );
});

test('Blocks nested deeper than eight stay code', () => {
  let markdown = 'deepest';
  for (let depth = 0; depth < 10; depth++) {
    const fence = '`'.repeat(3 + depth);
    markdown = `${fence}mdcms callout-info\n${markdown}\n${fence}`;
  }
  const { html: rendered } = render(markdown);
  assert.equal(rendered.split('class="callout ').length - 1, 8);
  assert.ok(rendered.includes('deepest'));
});
