/** Lines of `_redirects` that are no rules: each is one problem that points at the word to blame. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { MOST_PATTERNS, parseRedirects } from '../../build/rules/parse-redirects.ts';
import { brief } from './problems.ts';

const PROBLEMS: [title: string, line: string, problem: string][] = [
  ['only a path', '/old', '1:1 redirect-syntax /old'],
  ['only a path and a status', '/old 301', '1:6 redirect-syntax 301'],
  ['a path without its slash', 'old /new', '1:1 redirect-syntax old'],
  ['a target without its slash', '/old new', '1:6 redirect-syntax new'],
  [
    'a target that is a host without https://',
    '/old www.example.org/x',
    '1:6 redirect-syntax www.example.org/x',
  ],
  ['a path of two slashes', '//old /new', '1:1 redirect-syntax //old'],
  ['an empty part in a path', '/a//b /new', '1:1 redirect-syntax /a//b'],
  ['a dot segment in a path', '/a/../b /new', '1:1 redirect-syntax /a/../b'],
  ['an encoded dot segment in a path', '/a/%2e%2E /new', '1:1 redirect-syntax /a/%2e%2E'],
  ['a backslash in a path', '/a\\b /new', '1:1 redirect-syntax /a\\b'],
  ['a fragment in a path', '/a#b /new', '1:1 redirect-syntax /a#b'],
  ['broken percent-encoding in a path', '/a%zz /new', '1:1 redirect-syntax /a%zz'],
  ['an encoded NUL in a path', '/a%00 /new', '1:1 redirect-syntax /a%00'],
  [
    'an encoded line break in a path',
    '/a%0d%0aSet-Cookie:x /new',
    '1:1 redirect-syntax /a%0d%0aSet-Cookie:x',
  ],
  ['an encoded splat, which looks like one', '/a%2a /new', '1:1 redirect-syntax /a%2a'],
  ['two splats', '/*/a/* /new', '1:1 redirect-syntax /*/a/*'],
  ['a placeholder named twice', '/:a/:a /new', '1:1 redirect-syntax /:a/:a'],
  ['a placeholder that is only a part of a segment', '/:year-old /new', '1:1 redirect-syntax /:year-old'],
  ['broken percent-encoding in a target', '/old /n%zz', '1:6 redirect-syntax /n%zz'],
  ['a dot segment in a target', '/old /a/../../b', '1:6 redirect-syntax /a/../../b'],
  ['a word too many', '/old /new 301 please', '1:15 redirect-syntax please'],
  ['a word where the status should be', '/old /new moved', '1:11 redirect-syntax moved'],
  ['a status that is none', '/old /new 299', '1:11 redirect-status 299'],
  ['a status that does not redirect', '/old /new 304', '1:11 redirect-status 304'],
  ['an error status', '/old /new 500', '1:11 redirect-status 500'],
  ['a host of its own', 'https://old.example/* /new', '1:1 redirect-unsupported https://old.example/*'],
  ['a query', '/store?id=1 /new', '1:1 redirect-unsupported /store?id=1'],
  ['a query as Netlify writes it', '/store id=:id /blog/:id 301', '1:8 redirect-unsupported id=:id'],
  ['a condition', '/ /anz 302 Country=au,nz', '1:12 redirect-unsupported Country=au,nz'],
  ['a condition without a status', '/ /anz Language=en', '1:8 redirect-unsupported Language=en'],
  ['a proxy', '/api/* https://api.example/:splat 200', '1:8 redirect-unsupported https://api.example/:splat'],
  ['a target that names a host by two slashes', '/old //evil.example', '1:6 redirect-offsite //evil.example'],
  [
    'a target that names a host by a backslash',
    '/old /\\evil.example',
    '1:6 redirect-offsite /\\evil.example',
  ],
  ['a backslash anywhere', '/old /a\\b', '1:6 redirect-offsite /a\\b'],
  ['a script', '/old javascript:alert(1)', '1:6 redirect-offsite javascript:alert(1)'],
  ['data', '/old data:text/html,x', '1:6 redirect-offsite data:text/html,x'],
  ['a host behind one slash', '/old https:/evil.example', '1:6 redirect-offsite https:/evil.example'],
  ['a host without slashes', '/old https:evil.example', '1:6 redirect-offsite https:evil.example'],
  [
    'a host behind a user name',
    '/old https://example.org@evil.example/',
    '1:6 redirect-offsite https://example.org@evil.example/',
  ],
  ['a splat in the host', '/to/* https://:splat/', '1:7 redirect-offsite https://:splat/'],
  [
    'a placeholder at the end of the host',
    '/to/:x https://example.org:x/',
    '1:8 redirect-offsite https://example.org:x/',
  ],
  ['a control character', '/old /a\u0001b', '1:6 redirect-offsite /a\u0001b'],
  ['a host that is none', '/old https://[x/', '1:6 redirect-syntax https://[x/'],
  ['a placeholder that the path does not have', '/:year /a/:yaer', '1:8 redirect-placeholder /a/:yaer'],
  ['a splat that the path does not have', '/old /a/:splat', '1:6 redirect-placeholder /a/:splat'],
  ['a placeholder that only begins like one', '/:year /a/:years', '1:8 redirect-placeholder /a/:years'],
  ['a line of thousands of characters', `/old /${'a'.repeat(2_000)}`, '1:1 redirect-syntax /old'],
];

describe('a line that is no rule', () => {
  for (const [title, line, problem] of PROBLEMS) {
    it(title, () => {
      const { rules, problems } = parseRedirects(line, '_redirects');
      assert.deepEqual(rules, []);
      assert.deepEqual(brief(problems, line), [problem]);
    });
  }
  it('leaves the other lines as they are', () => {
    const text = '/a /1\nold /new\n/b /2';
    const { rules, problems } = parseRedirects(text, '_redirects');
    assert.deepEqual(
      rules.map(({ from }) => from),
      ['/a', '/b'],
    );
    assert.deepEqual(brief(problems, text), ['2:1 redirect-syntax old']);
  });
});

describe('advice', () => {
  const HINTS: [line: string, hint: RegExp][] = [
    ['old /new', /\/old/],
    ['/old new', /\/new/],
    ['/old www.example.org/x', /https:\/\/www\.example\.org\/x/],
    ['/:month /a/:mont', /:month/],
  ];
  for (const [line, hint] of HINTS) {
    it(`${line}: ${hint.source}`, () => {
      assert.match(parseRedirects(line, '_redirects').problems[0]?.hint ?? '', hint);
    });
  }
});

describe('rules that overlap', () => {
  it('of two for one path the first counts, in any spelling', () => {
    const text = '/%61 /1\n/b /2\n/a/ /3 302\n';
    const { rules, problems } = parseRedirects(text, '_redirects');
    assert.deepEqual(
      rules.map(({ to }) => to),
      ['/1', '/2'],
    );
    assert.deepEqual(brief(problems, text), ['3:1 redirect-duplicate /a/ /3 302']);
    assert.match(problems[0]?.message ?? '', /line 1/);
  });
  it('more patterns than can be tried on a request are an error', () => {
    const lines = Array.from({ length: MOST_PATTERNS + 1 }, (_, index) => `/${index}/* /x`);
    const text = lines.join('\n');
    const { rules, problems } = parseRedirects(text, '_redirects');
    assert.equal(rules.length, MOST_PATTERNS);
    assert.deepEqual(brief(problems, text), [`${MOST_PATTERNS + 1}:1 too-many-rules /${MOST_PATTERNS}/* /x`]);
  });
});

describe('any text at all', () => {
  const word = fc.oneof(
    fc.constantFrom(
      '/',
      '//',
      '/a',
      ':a',
      '/:a',
      '*',
      '/*',
      '301',
      '302!',
      '200',
      '410',
      '#',
      '\\',
      '%',
      '%2e',
      '..',
    ),
    fc.constantFrom(
      'https://',
      'example.org',
      ':splat',
      '\t',
      ' ',
      '\n',
      '\r',
      '\0',
      'ä',
      '\ud800',
      '?',
      '=',
      '@',
    ),
    fc.string({ maxLength: 5 }),
  );
  const file = fc.array(word, { maxLength: 40 }).map((words) => words.join(''));
  it('gives rules and problems, and never throws', () => {
    fc.assert(
      fc.property(file, (text) => {
        const { rules, problems } = parseRedirects(text, '_redirects');
        for (const { line, column } of problems) assert.ok(line >= 1 && column >= 1);
        for (const { from, to } of rules) {
          assert.match(from, /^\/[\x21-\x7e]*$/);
          // No rule leads to a host that does not stand in its line in so many letters.
          assert.match(to, /^(?:\/(?![/\\])[\x21-\x7e]*|https?:\/\/[^/@\\:]+(?::\d+)?\/[\x21-\x7e]*|)$/);
        }
      }),
      { numRuns: 5_000, seed: 1 },
    );
  });
});
