/** `_headers` as authors write it, and the rules that it is. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { parseHeaders } from '../../build/rules/parse-headers.ts';

interface Rule {
  from: string;
  set: [string, string][];
  remove: string[];
}

function parse(text: string): Rule[] {
  const { rules, problems } = parseHeaders(text, '_headers');
  assert.deepEqual(problems, []);
  return rules.map(({ from, set, remove }) => ({ from, set, remove }));
}

const CASES: [title: string, text: string, rules: Rule[]][] = [
  [
    'a path and its headers',
    '/secure/page\n  X-Frame-Options: DENY\n  Referrer-Policy: no-referrer\n',
    [
      {
        from: '/secure/page',
        set: [
          ['x-frame-options', 'DENY'],
          ['referrer-policy', 'no-referrer'],
        ],
        remove: [],
      },
    ],
  ],
  [
    'several paths',
    '/*\n  X-A: 1\n/static/*\n  X-B: 2\n',
    [
      { from: '/*', set: [['x-a', '1']], remove: [] },
      { from: '/static/*', set: [['x-b', '2']], remove: [] },
    ],
  ],
  [
    'a header to take away',
    '/*\n  ! Referrer-Policy\n',
    [{ from: '/*', set: [], remove: ['referrer-policy'] }],
  ],
  [
    'a header to take away, without a blank',
    '/*\n  !Referrer-Policy\n',
    [{ from: '/*', set: [], remove: ['referrer-policy'] }],
  ],
  [
    'one to take away and one to set',
    '/*\n  ! X-A\n  X-B: 1',
    [{ from: '/*', set: [['x-b', '1']], remove: ['x-a'] }],
  ],
  ['no indentation', '/*\nX-A: 1', [{ from: '/*', set: [['x-a', '1']], remove: [] }]],
  [
    'comments and empty lines',
    '# all\n/* \n\n  # why\n  X-A: 1\n',
    [{ from: '/*', set: [['x-a', '1']], remove: [] }],
  ],
  [
    'a `#` in a value',
    '/*\n  Link: </a#b>; rel=x # y',
    [{ from: '/*', set: [['link', '</a#b>; rel=x # y']], remove: [] }],
  ],
  [
    'a colon in a value',
    '/*\n  Link: <https://example.org/>; rel=x',
    [{ from: '/*', set: [['link', '<https://example.org/>; rel=x']], remove: [] }],
  ],
  [
    'blanks around the colon and in the value',
    '/*\n  X-A :   a  b\t',
    [{ from: '/*', set: [['x-a', 'a  b']], remove: [] }],
  ],
  [
    'one header twice',
    '/*\n  Link: <a>\n  Link: <b>',
    [
      {
        from: '/*',
        set: [
          ['link', '<a>'],
          ['link', '<b>'],
        ],
        remove: [],
      },
    ],
  ],
  ['a path in other letters', '/über/\n  X-A: 1', [{ from: '/%C3%BCber', set: [['x-a', '1']], remove: [] }]],
  ['placeholders', '/:year/:month\n  X-A: 1', [{ from: '/:year/:month', set: [['x-a', '1']], remove: [] }]],
  ['a splat before an ending', '/*.jpg\n  X-A: 1', [{ from: '/*.jpg', set: [['x-a', '1']], remove: [] }]],
  [
    'HSTS',
    '/*\n  Strict-Transport-Security: max-age=63072000; includeSubDomains; preload',
    [
      {
        from: '/*',
        set: [['strict-transport-security', 'max-age=63072000; includeSubDomains; preload']],
        remove: [],
      },
    ],
  ],
  [
    'another Content-Type',
    '/a.bin\n  Content-Type: application/x-a',
    [{ from: '/a.bin', set: [['content-type', 'application/x-a']], remove: [] }],
  ],
  [
    'a field of an unknown name',
    '/*\n  X-Clacks-Overhead: GNU Terry Pratchett',
    [{ from: '/*', set: [['x-clacks-overhead', 'GNU Terry Pratchett']], remove: [] }],
  ],
  ['nothing', '', []],
  [
    'Windows line ends and a byte order mark',
    '\ufeff/*\r\n  X-A: 1\r\n',
    [{ from: '/*', set: [['x-a', '1']], remove: [] }],
  ],
];

describe('the file _headers', () => {
  for (const [title, text, rules] of CASES) {
    it(`can have ${title}`, () => assert.deepEqual(parse(text), rules));
  }
  it('says of each rule where its path stands', () => {
    const { rules } = parseHeaders('# x\n /a/*\n  X-A: 1', '_headers');
    assert.deepEqual(rules[0]?.place, { file: '_headers', line: 2, column: 2, length: 4 });
    assert.equal(rules[0]?.isExact, false);
  });
});
