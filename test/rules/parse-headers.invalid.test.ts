/** Lines of `_headers` that cannot be honoured: each is one problem that points at the word to blame. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { FORBIDDEN_FIELDS } from '../../build/bundle/forbidden-fields.ts';
import { MOST_HEADER_RULES, parseHeaders } from '../../build/rules/parse-headers.ts';
import { brief } from './problems.ts';

/** Below a path and beside a header that is fine, so that only the line in question is at fault. */
const LINES: [title: string, line: string, problem: string][] = [
  ['text without a colon', '  X-A 1', '2:3 header-syntax X-A 1'],
  ['a header without a value', '  X-A:', '2:3 header-syntax X-A'],
  ['nothing to take away', '  !', '2:3 header-syntax !'],
  ['two to take away', '  ! X-A X-B', '2:9 header-syntax X-B'],
  ['a value to take away', '  ! X-A: b', '2:10 header-syntax b'],
  ['a colon behind what is to be taken away', '  ! X-A:', '2:5 header-invalid X-A:'],
  ['a blank in the name', '  X A: 1', '2:3 header-invalid X A'],
  ['a name of other letters', '  X-Ä: 1', '2:3 header-invalid X-Ä'],
  ['no name', '  : 1', '2:3 header-invalid :'],
  ['a value of other letters', '  X-A: größe', '2:8 header-invalid größe'],
  ['a NUL in a value', '  X-A: a\0b', '2:8 header-invalid a\0b'],
  ['an escape in a value', '  X-A: \u001b[31m', '2:8 header-invalid \u001b[31m'],
  ['a value of thousands of characters', `  X-A: ${'a'.repeat(8_001)}`, '2:3 header-invalid X-A'],
  ['a length', '  Content-Length: 5', '2:3 header-forbidden Content-Length'],
  ['a validator', '  ETag: "x"', '2:3 header-forbidden ETag'],
  ['a coding', '  Content-Encoding: gzip', '2:3 header-forbidden Content-Encoding'],
  ['a location', '  Location: /x', '2:3 header-forbidden Location'],
  ['a password', '  Basic-Auth: user:pass', '2:3 header-forbidden Basic-Auth'],
  ['a computed field to take away', '  ! ETag', '2:5 header-forbidden ETag'],
  ['Cache-Control to take away', '  ! Cache-Control', '2:5 header-forbidden Cache-Control'],
  ['Vary to take away', '  !vary', '2:4 header-forbidden vary'],
];

const FILES: [title: string, text: string, problems: string[], rules: number][] = [
  ['a header before any path', 'X-A: 1\n/*\n  X-B: 2', ['1:1 header-syntax X-A'], 1],
  ['a path with nothing below it', '/a\n/b\n  X-A: 1', ['1:1 header-empty /a'], 1],
  [
    'a path whose only header is at fault',
    '/a\n  Connection: close',
    ['2:3 header-forbidden Connection', '1:1 header-empty /a'],
    0,
  ],
  ['a header behind its path', '/a X-A: 1', ['1:4 header-syntax X-A:'], 0],
  [
    'a host of its own',
    'https://a.example/*\n  X-A: 1\n/*\n  X-B: 2',
    ['1:1 header-unsupported https://a.example/*'],
    1,
  ],
  [
    'a broken path: its headers go nowhere else',
    '/ok\n  X-A: 1\n/a//b\n  X-B: 2',
    ['3:1 header-syntax /a//b'],
    1,
  ],
  ['two splats', '/*/a/*\n  X-A: 1', ['1:1 header-syntax /*/a/*'], 0],
];

describe('a line that cannot be honoured', () => {
  for (const [title, line, problem] of LINES) {
    it(`is left out: ${title}`, () => {
      const text = `/*\n${line}\n  X-Fine: yes`;
      const { rules, problems } = parseHeaders(text, '_headers');
      assert.deepEqual(brief(problems, text), [problem]);
      assert.deepEqual(
        rules.map(({ set, remove }) => ({ set, remove })),
        [{ set: [['x-fine', 'yes']], remove: [] }],
      );
    });
  }
  for (const name of FORBIDDEN_FIELDS) {
    it(`is left out, since hosts would refuse the answer: ${name}`, () => {
      const text = `/*\n  ${name.toUpperCase()}: x\n  X-Fine: yes`;
      const { rules, problems } = parseHeaders(text, '_headers');
      assert.deepEqual(brief(problems, text), [`2:3 header-forbidden ${name.toUpperCase()}`]);
      assert.deepEqual(rules[0]?.set, [['x-fine', 'yes']]);
    });
  }
});

describe('a file with trouble', () => {
  for (const [title, text, expected, count] of FILES) {
    it(title, () => {
      const { rules, problems } = parseHeaders(text, '_headers');
      assert.deepEqual(brief(problems, text), expected);
      assert.equal(rules.length, count);
    });
  }
  it('more rules than can be tried on an answer are an error', () => {
    const text = Array.from({ length: MOST_HEADER_RULES + 1 }, (_, index) => `/${index}\n X-A: 1`).join('\n');
    const { rules, problems } = parseHeaders(text, '_headers');
    assert.equal(rules.length, MOST_HEADER_RULES);
    assert.deepEqual(brief(problems, text), [
      `${2 * MOST_HEADER_RULES + 1}:1 too-many-rules /${MOST_HEADER_RULES}`,
    ]);
  });
});

describe('a name that is nearly a well-known one', () => {
  const NAMES: [written: string, meant: string][] = [
    ['Cache-Contrl', 'cache-control'],
    ['X-Frame-Option', 'x-frame-options'],
    ['Content-Security-Polcy', 'content-security-policy'],
    ['Refferer-Policy', 'referrer-policy'],
    ['Strict-Transport-Securty', 'strict-transport-security'],
    ['Access-Control-Allow-Orgin', 'access-control-allow-origin'],
  ];
  for (const [written, meant] of NAMES) {
    it(`${written} is set as written, with a warning that names ${meant}`, () => {
      const { rules, problems } = parseHeaders(`/*\n  ${written}: x`, '_headers');
      assert.equal(rules[0]?.set[0]?.[0], written.toLowerCase());
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['header-misspelt'],
      );
      assert.match(problems[0]?.hint ?? '', new RegExp(`\\b${meant}\\?`));
    });
  }
  for (const name of ['X-A', 'Link', 'Server', 'Vary', 'X-Robots-Tag', 'X-Frame-Thickness', 'Via']) {
    it(`${name} is no misspelling`, () => {
      assert.deepEqual(parseHeaders(`/*\n  ${name}: x`, '_headers').problems, []);
    });
  }
});

describe('any text at all', () => {
  const word = fc.oneof(
    fc.constantFrom(
      '/',
      '/*',
      '/a',
      ':',
      ': ',
      '! ',
      '\n',
      '\r\n',
      '  ',
      'X-A',
      'Connection',
      '#',
      '\0',
      'ä',
      '\ud800',
    ),
    fc.string({ maxLength: 6 }),
  );
  it('gives rules and problems, and never throws; what it sets is a header that hosts accept', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const { rules, problems } = parseHeaders(words.join(''), '_headers');
        for (const { line, column } of problems) assert.ok(line >= 1 && column >= 1);
        for (const { set, remove } of rules) {
          for (const [name, value] of set)
            assert.match(
              `${name}: ${value}`,
              /^[!#$%&'*+.^_`|~0-9a-z-]+: [\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?$/,
            );
          for (const name of [...remove, ...set.map(([name]) => name)])
            assert.ok(!FORBIDDEN_FIELDS.has(name));
        }
      }),
      { numRuns: 5_000, seed: 1 },
    );
  });
});
