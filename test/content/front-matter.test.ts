/** Front matter and body. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { readFrontMatter, splitFrontMatter } from '../../build/content/front-matter.ts';
import type { Problem } from '../../build/content/problem.ts';
import { SourceText } from '../../build/content/source-text.ts';
import { plainMap } from '../../build/content/yaml-nodes.ts';
import { cpuTime } from '../harness/time.ts';

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
  ['A blank line before the block', '\n---\ntitle: A\n---\nB', { title: 'A' }, 'B', 5],
  ['Blank lines with blanks', ' \n\t\r\n---\ntitle: A\n---\nB', { title: 'A' }, 'B', 6],
  ['A comment before the block', '<!-- note\n-->\n---\ntitle: A\n---\nB', { title: 'A' }, 'B', 6],
  ['A zero-width blank before the block', '\u200b---\ntitle: A\n---\nB', { title: 'A' }, 'B', 4],
  ['An indented fence', ' ---\ntitle: A\n ---\nB', { title: 'A' }, 'B', 4],
  ['An indented block', '  ---\n  title: A\n  draft: yes\n  ---\nB', { title: 'A', draft: 'yes' }, 'B', 5],
  ['Four hyphens', '----\ntitle: A\n----\nB', { title: 'A' }, 'B', 4],
  ['A close of four hyphens', '---\ntitle: A\n----\nB\n\n---\nC', { title: 'A' }, 'B\n\n---\nC', 4],
  ['A close of three dots', '---\ntitle: A\n...\nB', { title: 'A' }, 'B', 4],
  ['A fence that names YAML', '---yaml\ntitle: A\n---\nB', { title: 'A' }, 'B', 4],
  ['A fence that names it in capitals', '--- YML\ntitle: A\n---\nB', { title: 'A' }, 'B', 4],
  ['A fence with a comment', '--- # head\ntitle: A\n---\nB', { title: 'A' }, 'B', 4],
  ['TOML between plus signs', '+++\ntitle = "A"\n+++\nB', { title: 'A' }, 'B', 4],
  ['TOML with a date', '+++\ndate = 2024-01-02\n+++\nB', { date: '2024-01-02' }, 'B', 4],
  ['TOML with tables', '+++\n[extra]\na = 1\n+++\nB', { extra: { a: 1 } }, 'B', 5],
  ['TOML that its fence names', '---toml\ntitle = "A"\n---\nB', { title: 'A' }, 'B', 4],
  ['TOML between hyphens', '---\ntitle = "A"\n---\nB', { title: 'A' }, 'B', 4],
  [
    'TOML that hyphens close',
    'title = "A"\n\n[extra]\na = "b"\n\n---\n\nB',
    { title: 'A', extra: { a: 'b' } },
    '\nB',
    7,
  ],
  ['YAML that only hyphens close', 'title: A\ndraft: yes\n---\nB', { title: 'A', draft: 'yes' }, 'B', 4],
  ['JSON', '{\n\t"title": "A {",\n\t"tags": ["a"]\n}\nB', { title: 'A {', tags: ['a'] }, 'B', 5],
  ['JSON that its fence names', '---json\n{"title": "A"}\n---\nB', { title: 'A' }, 'B', 4],
  ['Old line breaks', '---\rtitle: A\rdraft: yes\r---\rB', { title: 'A', draft: 'yes' }, 'B', 5],
  [
    'A rule after blank lines is body',
    '\n---\n\nNote: words.\n\n---\n',
    null,
    '\n---\n\nNote: words.\n\n---\n',
    1,
  ],
  ['A sum is body', 'x = 5\n---\nB', null, 'x = 5\n---\nB', 1],
  ['A paragraph with a colon is body', 'Note: words\nand more.\n', null, 'Note: words\nand more.\n', 1],
  ['Facts about an event are body', 'Date: 5 May\nPlace: Oslo\n', null, 'Date: 5 May\nPlace: Oslo\n', 1],
  ['A shortcode is body', '{{< toc >}}\nB', null, '{{< toc >}}\nB', 1],
  ['JSON inside a sentence is body', '{"a": 1} is JSON.', null, '{"a": 1} is JSON.', 1],
  ['A comment alone is body', '<!-- note -->\nB', null, '<!-- note -->\nB', 1],
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

const REFUSED: [title: string, text: string, problem: string][] = [
  [
    'A block after a blank line that is never closed',
    '\n---\ndraft: yes\n\nSecret.\n',
    'front-matter-unclosed 2:1',
  ],
  ['TOML that is never closed', '+++\ndraft = true\n\nSecret.\n', 'front-matter-unclosed 1:1'],
  [
    'Unfenced TOML that is never closed',
    'title = "A"\ndraft = true\n\nSecret.\n',
    'front-matter-unclosed 1:1',
  ],
  ['JSON that is never closed', '{ "title": "A",\n\nSecret.\n', 'front-matter-unclosed 1:1'],
  ['Keys without any fence', 'title: A\ndate: 2026-01-02\n\nSecret.\n', 'front-matter-unclosed 1:1'],
  ['A draft without any fence', 'Draft: true\n\nSecret.\n', 'front-matter-unclosed 1:1'],
  ['A dash for the hyphens', '—-\ntitle: A\ndraft: yes\n—-\nSecret', 'front-matter-fence 1:1'],
  ['Two hyphens', '--\ntitle: A\n--\nSecret', 'front-matter-fence 1:1'],
  ['Hyphens with blanks between', '- - -\ndraft: yes\n- - -\nSecret', 'front-matter-fence 1:1'],
  ['A word behind the fence', '--- page\ndraft: yes\n---\nSecret', 'front-matter-fence 1:1'],
  ['JSON between semicolons', ';;;\n"draft": true\n;;;\nSecret', 'front-matter-fence 1:1'],
  ['A block below the title', '# A\n\n---\ndraft: yes\n---\nSecret', 'front-matter-fence 3:1'],
  ['TOML that cannot be read', '+++\ntitle = A\n+++\nB', 'toml-syntax 2:9'],
  ['YAML between plus signs', '+++\ntitle: A\n+++\nB', 'toml-syntax 2:6'],
  ['JSON with a slip', '{"title": "A" "draft": true}\nB', 'yaml-syntax 1:15'],
  ['JSON with a brace too many', '{"title": }}\nB', 'front-matter-fence 1:1'],
];

for (const [title, text, problem] of REFUSED) {
  test(`${title} is an error: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(split(text).problems, [problem]);
  });
}

test('Broken YAML is an error, and the body is kept', () => {
  const { body, problems } = split('---\ntitle: "A\nauthor: B\n---\nBody\n');
  assert.deepEqual([body, problems], ['Body\n', ['yaml-syntax 2:8']]);
});

test('A megabyte of hyphens, or of lines, is read in a moment', () => {
  for (const text of [
    '-'.repeat(1e6),
    '---\n'.repeat(250_000),
    `---${' '.repeat(1e6)}x`,
    '--- \n-- '.repeat(120_000),
    '<!-- --> '.repeat(100_000),
    '<!-- '.repeat(100_000),
    '\n \t'.repeat(300_000),
    '{"a":'.repeat(200_000),
    '{"title": "'.repeat(100_000),
    'title: a\n'.repeat(100_000),
    'title = 1\n'.repeat(30_000),
    `+++\n${'[a]\n'.repeat(50_000)}`,
    `+++\n${Array.from({ length: 20_000 }, (_, index) => `k${index} = 1`).join('\n')}\n+++\n`,
    `# A\n---\n${'a: b\n'.repeat(100_000)}`,
  ]) {
    const time = cpuTime(() => split(text), 4_000);
    assert.ok(time < 4_000, `${text.slice(0, 10)}: ${time.toFixed()} ms`);
  }
});
