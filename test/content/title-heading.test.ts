/** The first heading as the title. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { firstHeading } from '../../build/content/title-heading.ts';
import { cpuTime } from '../harness/time.ts';
import { siteOf } from './fixtures.ts';

const CASES: [body: string, heading: string | null][] = [
  ['# How we moved\n\nText', 'How we moved'],
  ['\n\n# A\n# B', 'A'],
  ['Words\n\n# A', 'A'],
  ['![](a.png)\n\n# A', 'A'],
  ['# A #', 'A'],
  ['# C#', 'C#'],
  ['   # A', 'A'],
  ['    # code', null],
  ['## A', null],
  ['#A', null],
  ['#', null],
  ['# ', null],
  ['A\n===\nText', 'A'],
  ['Text\n\n===', null],
  ['- a\n===', null],
  ['A\nb\n===', 'A b'],
  ['A\n    b\n===', 'A b'],
  ['A\n---\nB\n===', 'B'],
  ['- a\n  b\n===', null],
  ['- a\n\nB\n===', 'B'],
  ['> a\nb\n===', null],
  ['<div>\na\n===', null],
  ['    a\n===', null],
  ['```sh\n# comment\n```\n# A', 'A'],
  ['~~~\n# comment\n```\n# more\n~~~', null],
  ['<!-- # B\n# C -->\n# A', 'A'],
  ['%%\n# B\n%%\n# A', 'A'],
  ['%%\n\n# B\n\n%%\n\nC', null],
  ['{/*\n# B\n*/}\n# A', 'A'],
  ['{% comment %}\n# B\n{% endcomment %}\n# A', 'A'],
  ['{{!--\n# B\n--}}\n# A', 'A'],
  ['{# B\n# B #}\n# A', 'A'],
  ['{#id}\n# A', 'A'],
  ['%% B\n# C', null],
  ['# A %%B%% {/* C */}', 'A'],
  ['# 100%% of A', '100%% of A'],
  ['# `%%` and `{% comment %}` in A', '%% and {% comment %} in A'],
  ['# `` a ` b `` %%B%% A', 'a b A'],
  ['# A %% B', 'A %% B'],
  ['# A %%B', 'A'],
  ['%%B%%\n===', null],
  ['```\n%%\n```\n# A', 'A'],
  ['```js\nb\n```\n===', null],
  ['```\n```js\n# B\n```', null],
  ['```a``` b\n\n# A', 'A'],
  ['# A [link](x.md) and `code`', 'A link and code'],
  ['# **Bold** _it_ snake_case', 'Bold it snake_case'],
  ['# A {#own-id}', 'A'],
  ['# A \\* B &amp; C <br> D', 'A * B & C D'],
  ['# ![](logo.png)', null],
  ['# A\r\nText', 'A'],
];

for (const [body, heading] of CASES) {
  test(`${JSON.stringify(body)} has the heading ${JSON.stringify(heading)}`, () => {
    assert.equal(firstHeading(body), heading);
  });
}

test('It is the title where none is written, and the file\u2019s name is not', () => {
  const titleOf = (text: string): string | undefined =>
    siteOf({ 'posts/2026-01-02-foo.md': text }).documents.find(({ kind }) => kind === 'post')?.title;
  assert.equal(titleOf('# How we moved\n'), 'How we moved');
  assert.equal(titleOf('---\ntitle: T\n---\n# How we moved\n'), 'T');
  assert.equal(titleOf('No heading\n'), 'Foo');
});

test('Long texts are read in a moment', () => {
  for (const text of [
    '# '.repeat(500_000),
    `# ${'['.repeat(200_000)}`,
    `# ${'*'.repeat(300_000)}`,
    `# ${'<'.repeat(200_000)}`,
    `# ${'_a'.repeat(200_000)}`,
    `# a ${'{#'.repeat(200_000)}`,
    '<!--\n'.repeat(200_000),
    '=\n'.repeat(300_000),
    `${'{#\n'.repeat(200_000)}# A`,
    `# ${'%% '.repeat(200_000)}`,
    `${'%%a%%\n'.repeat(100_000)}# A`,
    `# ${'{# '.repeat(200_000)}`,
    `# ${'` `` '.repeat(100_000)}`,
    `# ${'`'.repeat(200_000)}`,
    `# ${'1%% '.repeat(200_000)}`,
    `# A ${'{{/*'.repeat(100_000)}`,
    `# ${'![]('.repeat(100_000)}`,
  ]) {
    // Some tenths of a second at most; minutes with a quadratic step.
    const time = cpuTime(() => firstHeading(text), 3_000);
    assert.ok(time < 3_000, `${text.slice(0, 10)}: ${time.toFixed()} ms`);
  }
});
