/** What a document without a description says of itself. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { excerptOf } from '../../build/markdown/excerpt.ts';

const EXCERPTS: [title: string, body: string, expected: string][] = [
  ['The first paragraph, without markup', '# A\n\nB *c* [d](e.md) `f`\ng[^1].\n\nh', 'B c d f g.'],
  ['All above a mark', 'a\n\n- b\n\nc\n\n<!--more-->\n\nd', 'a c'],
  ['All above another mark', 'a\n\nb\n\n<!-- break -->\n\nc', 'a b'],
  ['All above the mark of Docusaurus', 'a\n\n<!-- truncate -->\n\nb', 'a'],
  ['Nothing of code', '```\na\n\nb\n```\n\nc', 'c'],
  [
    'The text of a shortcode in a line',
    'Press [Ctrl]{key with="S"}, not `[a]{b}`.',
    'Press Ctrl, not [a]{b}.',
  ],
  ['Nothing of a block', '```mdcms callout-info\na\n```\n\nb', 'b'],
  ['Nothing of a container', ':::note\n\na\n\n:::\n\nb', 'b'],
  [
    'Nothing of lists, quotations, tables, HTML and pictures',
    '- a\n\n> b\n\n| c |\n|---|\n\n<p>d</p>\n\n![e](f)\n\ng',
    'g',
  ],
  ['Nothing of comments', '%%a%%\n\n<!-- b -->\n\nc %%d%% e', 'c e'],
  ['Nothing of comments with blank lines', '%%\n\na\n\n%%\n\n<!--\n\nb\n\n-->\n\n{/*\n\nc\n\n*/}\n\nd', 'd'],
  ['Nothing of one that never ends', '{{/*\n\na\n\nb', ''],
  ['Code that looks like a comment is skipped as code', '```\n%%\n```\n\na\n\n%%b%%', 'a'],
  ['A fence is not closed by the beginning of another', '```\n```js\n\na\n\n```\n\nb', 'b'],
  ['Code in a line between three backticks', '```a``` b\n\nc', 'c'],
  ['A mark after comments', '%%\n\na\n\n%%\n\nb\n\n<!--more-->\n\nc', 'b'],
  ['Nothing of other tools', '{{< a >}}\n\nimport A from "a"\n\nb {{ c }}', 'b'],
  ['Nothing of underlined headings', 'A\n---\n\nb', 'b'],
  ['Names of emoji as emoji', 'a :rocket:', 'a 🚀'],
  ['Line ends of Windows', '# A\r\n\r\nb\r\nc', 'b c'],
  ['Nothing', '', ''],
  ['Nothing but a heading', '# A', ''],
];

for (const [title, body, expected] of EXCERPTS) {
  test(title, () => assert.equal(excerptOf(body), expected));
}

test('A long paragraph ends at a word, with an ellipsis', () => {
  const excerpt = excerptOf('word '.repeat(1000));
  assert.ok(excerpt.length <= 201 && excerpt.endsWith('word…'), excerpt);
  assert.ok(excerptOf('a'.repeat(1000)).length <= 201);
  assert.ok(!/[\ud800-\udbff]…/.test(excerptOf(`a${'😀'.repeat(500)}`)));
});

test('Only the beginning of a document is read', () => {
  assert.equal(excerptOf(`${'# a\n\n'.repeat(10_000)}b`), '');
});
