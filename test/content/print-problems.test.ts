/** Problems as text and as JSON. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { countProblems, printProblems } from '../../build/content/print-problems.ts';
import {
  createProblem,
  type Place,
  type Problem,
  sortProblems,
  wholeFile,
} from '../../build/content/problem.ts';
import { problemsToJson } from '../../build/content/problems-to-json.ts';
import { treeOf } from './fixtures.ts';

function at(line: number, column: number, length = 1): Place {
  return { file: 'posts/x.md', line, column, length };
}

function print(problems: Problem[], source: string, colour = false): string {
  return printProblems(problems, treeOf({ 'posts/x.md': source }), { colour });
}

test('Place, kind, message, the line with a caret, what to do, and the count', () => {
  const problem = createProblem(
    'date-invalid',
    at(3, 10, 10),
    "'2026-02-30' does not exist",
    'Write a day that exists',
  );
  const source = '---\ntitle: X\ncreated: 2026-02-30\n---\n';
  assert.equal(
    print([problem], source),
    `posts/x.md:3:10 error date-invalid
  '2026-02-30' does not exist
    3 | created: 2026-02-30
      |          ^^^^^^^^^^
  Write a day that exists

1 error
`,
  );
});

test('A problem of a whole file has no line, one of the folder no file', () => {
  const problems = [
    createProblem('folder-empty', wholeFile(''), 'There is no page and no post', 'Write one'),
    createProblem('post-without-date', wholeFile('posts/x.md'), 'The post has no `created`', 'Write it'),
  ];
  assert.equal(
    print(problems, 'x'),
    `content folder error folder-empty
  There is no page and no post
  Write one

posts/x.md warning post-without-date
  The post has no \`created\`
  Write it

1 error, 1 warning
`,
  );
});

/** The two lines that show the source, without their margin. */
function excerptOf(source: string, place: Place): string[] {
  const text = print([createProblem('broken-link', place, 'm', 'h')], source);
  return text
    .split('\n')
    .slice(2, 4)
    .map((line) => line.replace(/^ *\d* \| /, ''));
}

const LINES: [title: string, source: string, place: Place, line: string, caret: string][] = [
  ['Wide characters take two cells', '漢字: x', at(1, 5), '漢字: x', '      ^'],
  ['A caret under wide characters is as wide', 'a 漢字 b', at(1, 3, 2), 'a 漢字 b', '  ^^^^'],
  ['Emoji too', '😀 x', at(1, 3), '😀 x', '   ^'],
  ['Combining marks take none', 'e\u0301e\u0301 x', at(1, 6), 'e\u0301e\u0301 x', '   ^'],
  ['A tab goes to the next stop', '\tx', at(1, 2), '    x', '    ^'],
  ['… wherever it stands', 'ab\tx', at(1, 4), 'ab  x', '    ^'],
  ['… also after a wide character', '漢\tx', at(1, 3), '漢  x', '    ^'],
  ['A caret is never empty', 'abc', at(1, 4), 'abc', '   ^'],
  ['The last line without a break', 'a\nb', at(2, 1), 'b', '^'],
  ['Windows line breaks are not shown', 'a\r\nb\r\n', at(2, 1), 'b', '^'],
  ['What a terminal would obey is replaced', 'a\u001b[31mb', at(1, 7), 'a\ufffd[31mb', '      ^'],
  ['So is what turns the direction of writing', 'a\u202eb', at(1, 3), 'a\ufffdb', '  ^'],
  ['A byte order mark takes no cell', '\ufeffab', at(1, 2), 'ab', ' ^'],
];

for (const [title, source, place, line, caret] of LINES) {
  test(`${title}: ${JSON.stringify(source)}`, () =>
    assert.deepEqual(excerptOf(source, place), [line, caret]));
}

test('A long line is cut around the caret', () => {
  const [line = '', caret = ''] = excerptOf(`${'a'.repeat(500)}XYZ${'b'.repeat(500)}`, at(1, 501, 3));
  assert.equal(line, `…${'a'.repeat(40)}XYZ${'b'.repeat(53)}…`);
  assert.equal(caret, `${' '.repeat(41)}^^^`);
});

test('At its beginning and its end it is cut on one side', () => {
  const source = `${'a'.repeat(500)}XYZ`;
  assert.deepEqual(excerptOf(source, at(1, 1)), [`${'a'.repeat(96)}…`, '^']);
  assert.deepEqual(excerptOf(source, at(1, 501, 3)), [`…${'a'.repeat(40)}XYZ`, `${' '.repeat(41)}^^^`]);
});

test('A caret that is longer than what is shown ends with it', () => {
  const [line = '', caret = ''] = excerptOf('a'.repeat(500), at(1, 1, 500));
  assert.deepEqual([line.length, caret], [97, '^'.repeat(96)]);
});

test('A line that is not there, or blank, is left out', () => {
  for (const [source, line] of [
    ['a', 9],
    ['\n\na', 2],
  ] as const) {
    const text = print([createProblem('broken-link', at(line, 1), 'M', 'H')], source);
    assert.equal(text, `posts/x.md:${line}:1 warning broken-link\n  M\n  H\n\n1 warning\n`);
  }
});

test('A file that is not UTF-8 is shown as far as it is', () => {
  const sources = treeOf({ 'posts/x.md': Uint8Array.of(0x61, 0xe9, 0x62) });
  const text = printProblems([createProblem('not-utf8', at(1, 2), 'M', 'H')], sources, { colour: false });
  assert.match(text, /1 \| a\ufffdb\n {6}\| {2}\^\n/);
});

test('Colours only where they are wanted', () => {
  const problem = createProblem('broken-link', at(1, 1, 3), 'M', 'H');
  assert.ok(!print([problem], 'abc').includes('\u001b'));
  assert.equal(
    print([problem], 'abc', true),
    '\u001b[1mposts/x.md:1:1\u001b[0m \u001b[33mwarning\u001b[0m \u001b[2mbroken-link\u001b[0m\n  M\n' +
      '    \u001b[2m1 |\u001b[0m abc\n    \u001b[2m  |\u001b[0m \u001b[33m^^^\u001b[0m\n  H\n\n1 warning\n',
  );
});

test('A message cannot write to the terminal either', () => {
  const text = print([createProblem('broken-link', at(1, 1), 'M\u001b[2J\u0007', 'H\r')], 'a');
  assert.ok(text.includes('M\ufffd[2J\ufffd') && text.includes('H\ufffd'));
});

test('Counting', () => {
  const error = createProblem('url-collision', at(1, 1), '');
  const warning = createProblem('broken-link', at(1, 1), '');
  const note = createProblem('old-spelling', at(1, 1), '');
  const counts = [[], [error], [warning, warning], [error, note, warning, error, note]].map(countProblems);
  assert.deepEqual(counts, ['no problems', '1 error', '2 warnings', '2 errors, 1 warning, 2 notes']);
});

test('As JSON: the counts and the problems, keys in order', () => {
  const problem = createProblem('url-collision', at(1, 2, 3), 'M', 'H');
  const { severity, code, ...others } = problem;
  const shuffled = { ...others, code, severity };
  assert.equal(
    JSON.stringify(problemsToJson([shuffled])),
    '{"errors":1,"warnings":0,"notes":0,"problems":[{"severity":"error","code":"url-collision","message":"M","hint":"H","file":"posts/x.md","line":1,"column":2,"length":3,"docs":"npx coldpress docs url-collision"}]}',
  );
});

test('Problems are sorted by file, line, column, code', () => {
  const places = ['b.md', 'a.md', 'B.md', ''].flatMap((file) =>
    [10, 9, 0].map((line) => ({ file, line, column: line, length: 1 })),
  );
  const problems = places.flatMap((place) => [
    createProblem('tag-case', place, ''),
    createProblem('broken-link', place, ''),
  ]);
  const sorted = sortProblems(problems).map(({ file, line, code }) => `${file}:${line} ${code}`);
  const expected = ['', 'B.md', 'a.md', 'b.md'].flatMap((file) =>
    [0, 9, 10].flatMap((line) => [`${file}:${line} broken-link`, `${file}:${line} tag-case`]),
  );
  assert.deepEqual(sorted, expected);
});

test('Of a hundred thousand problems the first of each severity are printed, and all are counted', () => {
  const at = (line: number) => ({ file: 'a.md', line, column: 1, length: 1 });
  const many = Array.from({ length: 140_000 }, (_, line) => createProblem('broken-link', at(line + 1), ''));
  const text = printProblems(
    sortProblems([...many, createProblem('date-invalid', at(150_000), '')]),
    treeOf({}),
    {
      colour: false,
    },
  );
  assert.ok(text.split('\n').length < 2000);
  assert.match(text, /error date-invalid/);
  assert.match(text, /139800 more are not shown; --json lists them all\n1 error, 140000 warnings\n$/);
});
