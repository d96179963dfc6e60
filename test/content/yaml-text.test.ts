/** YAML with positions: what is read, what is refused, and where. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Problem } from '../../build/content/problem.ts';
import { SourceText } from '../../build/content/source-text.ts';
import { plainMap } from '../../build/content/yaml-nodes.ts';
import { parseYaml } from '../../build/content/yaml-text.ts';

function read(text: string): { data: Record<string, unknown>; problems: Problem[]; failed: boolean } {
  const problems: Problem[] = [];
  const yaml = parseYaml(new SourceText('c.yml', text), 0, text.length, problems);
  return { data: plainMap(yaml), problems, failed: yaml.failed };
}

const READ: [title: string, text: string, data: Record<string, unknown>][] = [
  ['Texts, numbers, booleans, nothing', 'a: b\nc: 1.5\nd: true\ne:', { a: 'b', c: 1.5, d: true, e: null }],
  ['yes and no are texts (YAML 1.2)', 'a: yes\nb: no', { a: 'yes', b: 'no' }],
  [
    'A date is a text',
    'a: 2026-01-15\nb: 2026-01-15 09:00:00',
    { a: '2026-01-15', b: '2026-01-15 09:00:00' },
  ],
  ['So is one that says it is a date', 'a: !!timestamp 2026-01-15', { a: '2026-01-15' }],
  ['What JSON has no number for is the text of it', 'a: .inf\nb: .nan', { a: '.inf', b: '.nan' }],
  ['Keys that are numbers are their text', '1.0: a\ntrue: b', { '1.0': 'a', true: 'b' }],
  ['Lists and maps, in both styles', 'a: [1, {b: c}]\nd:\n  - e: f', { a: [1, { b: 'c' }], d: [{ e: 'f' }] }],
  ['An alias is what it stands for', 'a: &x [1]\nb: *x', { a: [1], b: [1] }],
  [
    'An anchor may be used again: the last before the alias counts',
    'a: &x 1\nb: &x 2\nc: *x',
    { a: 1, b: 2, c: 2 },
  ],
  [
    'Maps merge, their own keys winning',
    'a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  k: 3',
    { a: { k: 1, l: 2 }, b: { l: 2, k: 3 } },
  ],
  ['Of merged maps the first wins', 'b:\n  <<: [{k: 1}, {k: 2, l: 3}]', { b: { k: 1, l: 3 } }],
  ['__proto__ is a key like others', '__proto__: {a: 1}', JSON.parse('{"__proto__": {"a": 1}}')],
  ['Block texts', 'a: |\n  b\n  c\n', { a: 'b\nc\n' }],
  ['Windows line breaks', 'a: b\r\nc: d\r\n', { a: 'b', c: 'd' }],
  ['A document marker', '---\na: b\n', { a: 'b' }],
  ['Nothing', '', {}],
  ['Comments alone', '# a\n', {}],
  ['A list is no map', '- a', {}],
];

for (const [title, text, data] of READ) {
  test(`${title}: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(read(text), { data, problems: [], failed: false });
  });
}

const REFUSED: [title: string, text: string, code: string, at: [number, number], message: RegExp][] = [
  ['A colon in a text', 'a: b\nc: d: e', 'yaml-syntax', [2, 4], /compact mappings/],
  [
    'A quote that is not closed, where it begins',
    'a: b\nc: "d\ne: f\n',
    'yaml-syntax',
    [2, 4],
    /quote that begins here/,
  ],
  ['A bracket that is not closed', 'a: [1, 2\nb: 3', 'yaml-syntax', [2, 1], /`\]` is missing/],
  ['A brace that is not closed', 'a: {b: 1\nc: 3', 'yaml-syntax', [2, 1], /`\}` is missing/],
  ['A tab as indentation', 'a:\n\tb: c', 'yaml-syntax', [2, 1], /[Tt]ab/],
  ['An alias of nothing', 'a: *b', 'yaml-syntax', [1, 4], /has the anchor `&b`/],
  ['Two documents', 'a: 1\n---\nb: 2', 'yaml-syntax', [2, 1], /multiple documents/],
  ['A hundred thousand brackets', '['.repeat(100_000), 'yaml-syntax', [1, 1], /nested too deeply/],
];

for (const [title, text, code, at, message] of REFUSED) {
  test(`${title} is one error, ${code}: ${JSON.stringify(text.slice(0, 30))}`, () => {
    const { problems, failed } = read(text);
    assert.equal(problems.length, 1);
    const [problem] = problems;
    assert.equal(problem?.severity, 'error');
    assert.equal(problem.code, code);
    assert.match(problem.message, message);
    if (text.length < 1000) assert.deepEqual([problem.line, problem.column], at);
    assert.equal(failed, true);
  });
}

test('A billion laughs are refused before anything walks them', () => {
  const lines = ['a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]'];
  for (const [name, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih'].map((pair) => [...pair])) {
    lines.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`);
  }
  const { data, problems, failed } = read(lines.join('\n'));
  assert.deepEqual(
    problems.map(({ code, line, column }) => [code, line, column]),
    [['yaml-aliases', 2, 8]],
  );
  assert.deepEqual([data, failed], [{}, true]);
});

test('An alias inside what it stands for is refused', () => {
  assert.deepEqual(
    read('a: &a\n  b: *a').problems.map(({ code }) => code),
    ['yaml-aliases'],
  );
});

test('A hundred aliases of a colour are not', () => {
  const text = `a: &a "#fff"\n${Array.from({ length: 100 }, (_, i) => `k${i}: *a`).join('\n')}`;
  assert.deepEqual(read(text).problems, []);
});

test('An unknown tag is a warning, and the value is read without it', () => {
  const { data, problems } = read('a: !python/tuple [1]');
  assert.deepEqual(data, { a: [1] });
  assert.deepEqual(
    problems.map(({ code, severity, line, column }) => [code, severity, line, column]),
    [['yaml-tag', 'warning', 1, 4]],
  );
});

test('Positions count from the start of the file, not of its YAML', () => {
  const problems: Problem[] = [];
  const source = new SourceText('p.md', '---\na: "b\n---\n');
  parseYaml(source, 4, 10, problems);
  assert.deepEqual([problems[0]?.file, problems[0]?.line, problems[0]?.column], ['p.md', 2, 4]);
});
