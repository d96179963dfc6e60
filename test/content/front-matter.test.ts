/** Front matter and body. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFrontMatter, splitFrontMatter } from '../../build/content/front-matter.ts';
import type { Problem } from '../../build/content/problem.ts';
import { SourceText } from '../../build/content/source-text.ts';
import { plainMap } from '../../build/content/yaml-nodes.ts';

function split(text: string): { data: unknown; body: string; bodyLine: number; problems: string[] } {
  const problems: Problem[] = [];
  const source = new SourceText('p.md', text);
  const document = splitFrontMatter(source, problems);
  return {
    data: document.block === null ? null : plainMap(readFrontMatter(source, document, problems)),
    body: document.body,
    bodyLine: document.bodyLine,
    problems: problems.map(({ code, line, column }) => `${code} ${line}:${column}`),
  };
}

const CASES: [title: string, text: string, data: unknown, body: string, bodyLine: number][] = [
  ['A block and a body', '---\ntitle: A\n---\nB\n', { title: 'A' }, 'B\n', 4],
  ['A blank line after the block is the body’s', '---\ntitle: A\n---\n\nB', { title: 'A' }, '\nB', 4],
  ['Windows line breaks', '---\r\ntitle: A\r\n---\r\nB', { title: 'A' }, 'B', 4],
  ['Blanks after the hyphens', '---  \ntitle: A\n---\t\nB', { title: 'A' }, 'B', 4],
  ['An empty block', '---\n---\nB', {}, 'B', 3],
  ['A block of comments', '---\n# note\n---\nB', {}, 'B', 4],
  ['A block and no body', '---\ntitle: A\n---', { title: 'A' }, '', 3 + 1],
  ['No block', '# A\n\nB', null, '# A\n\nB', 1],
  ['Nothing', '', null, '', 1],
  ['A block that is not at the top is body', '\n---\ntitle: A\n---\n', null, '\n---\ntitle: A\n---\n', 1],
  ['An indented fence is body', ' ---\ntitle: A\n ---\n', null, ' ---\ntitle: A\n ---\n', 1],
  ['Four hyphens are a rule', '----\ntitle: A\n----\n', null, '----\ntitle: A\n----\n', 1],
  ['A rule at the top, and no other', '---\n\nWords.\n', null, '---\n\nWords.\n', 1],
  ['Three hyphens alone', '---', null, '---', 1],
  ['Fences in the body are the body’s', '---\na: 1\n---\nB\n---\nC', { a: 1 }, 'B\n---\nC', 4],
  ['Hyphens inside a value do not close', '---\na: x --- y\n---\nB', { a: 'x --- y' }, 'B', 4],
  ['A byte order mark before the block', '\ufeff---\na: 1\n---\nB', { a: 1 }, 'B', 4],
];

for (const [title, text, data, body, bodyLine] of CASES) {
  test(`${title}: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(split(text), { data, body, bodyLine, problems: [] });
  });
}

test('A block that is never closed is an error when its next line is a key', () => {
  assert.deepEqual(split('---\ndraft: yes\n\nSecret.\n').problems, ['front-matter-unclosed 1:1']);
});

test('Broken YAML is an error, and the body is kept', () => {
  const { body, problems } = split('---\ntitle: "A\nauthor: B\n---\nBody\n');
  assert.deepEqual([body, problems], ['Body\n', ['yaml-syntax 2:8']]);
});

test('A megabyte of hyphens, or of lines, takes no time to speak of', () => {
  const started = performance.now();
  for (const text of [
    '-'.repeat(1e6),
    '---\n'.repeat(250_000),
    `---${' '.repeat(1e6)}x`,
    '--- \n-- '.repeat(120_000),
  ]) {
    split(text);
  }
  assert.ok(performance.now() - started < 2000);
});
