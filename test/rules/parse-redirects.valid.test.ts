/** Lines of `_redirects` that are rules, and the rules that they are. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { parseRedirects } from '../../build/rules/parse-redirects.ts';

/** [from, to, status, force, exact] of the rules in `text`, which must have no problem. */
function parse(text: string): [string, string, number, boolean, boolean][] {
  const { rules, problems } = parseRedirects(text, '_redirects');
  assert.deepEqual(problems, []);
  return rules.map(({ from, to, status, force, isExact }) => [from, to, status, force, isExact]);
}

const RULES: [title: string, line: string, rule: [string, string, number, boolean, boolean]][] = [
  ['a path and where it leads: 301', '/old /new', ['/old', '/new', 301, false, true]],
  ['a status', '/old /new 302', ['/old', '/new', 302, false, true]],
  ['303', '/old /new 303', ['/old', '/new', 303, false, true]],
  ['307', '/old /new 307', ['/old', '/new', 307, false, true]],
  ['308', '/old /new 308', ['/old', '/new', 308, false, true]],
  ['force', '/old /new 301!', ['/old', '/new', 301, true, true]],
  ['a page shown at another path', '/old /new 200', ['/old', '/new', 200, false, true]],
  ['gone, without a target', '/old 410', ['/old', '', 410, false, true]],
  ['gone, with a target that is not needed', '/old /gone.html 410', ['/old', '', 410, false, true]],
  ['not found, against a page', '/old 404!', ['/old', '', 404, true, true]],
  ['another site', '/old https://example.org/new', ['/old', 'https://example.org/new', 301, false, true]],
  ['another site’s homepage', '/old https://EXAMPLE.org', ['/old', 'https://example.org/', 301, false, true]],
  [
    'another site with a port',
    '/old http://example.org:8080/x',
    ['/old', 'http://example.org:8080/x', 301, false, true],
  ],
  [
    'another site in letters that are not ASCII',
    '/old https://bücher.example/ä',
    ['/old', 'https://xn--bcher-kva.example/%C3%A4', 301, false, true],
  ],
  [
    'a query and a fragment behind the target',
    '/old /new?a=b&c=%C3%A4#part',
    ['/old', '/new?a=b&c=%C3%A4#part', 301, false, true],
  ],
  [
    'a query after another site’s host',
    '/old https://example.org?x=ä',
    ['/old', 'https://example.org/?x=%C3%A4', 301, false, true],
  ],
  ['a splat', '/news/* /blog/:splat', ['/news/*', '/blog/:splat', 301, false, false]],
  ['a splat in a segment', '/news-* /blog/:splat', ['/news-*', '/blog/:splat', 301, false, false]],
  ['a splat that is not used', '/news/* /blog', ['/news/*', '/blog', 301, false, false]],
  [
    'a splat to another site',
    '/news/* https://example.org/:splat',
    ['/news/*', 'https://example.org/:splat', 301, false, false],
  ],
  [
    'placeholders',
    '/:year/:month /archive/:month/:year',
    ['/:year/:month', '/archive/:month/:year', 301, false, false],
  ],
  [
    'placeholders within a word of the target',
    '/:year/:month/* /a/:year-:month.:splat',
    ['/:year/:month/*', '/a/:year-:month.:splat', 301, false, false],
  ],
  [
    'placeholders in the target’s query',
    '/tag/:name /search?q=:name',
    ['/tag/:name', '/search?q=:name', 301, false, false],
  ],
  [
    'a colon inside a word is text',
    '/Talk:Main /wiki/Talk:Main',
    ['/Talk:Main', '/wiki/Talk:Main', 301, false, true],
  ],
  ['letters that are not ASCII', '/über/uns /über', ['/%C3%BCber/uns', '/%C3%BCber', 301, false, true]],
  [
    'percent-encoding in another spelling',
    '/%c3%bcber%2duns /%7euser',
    ['/%C3%BCber-uns', '/~user', 301, false, true],
  ],
  ['an encoded slash stays one', '/a%2fb /c%2Fd', ['/a%2Fb', '/c%2Fd', 301, false, true]],
  ['a percent sign', '/100%25 /all', ['/100%25', '/all', 301, false, true]],
  ['a slash at the end of the path does not count', '/old/ /new', ['/old', '/new', 301, false, true]],
  ['the homepage', '/ /home 302!', ['/', '/home', 302, true, true]],
  ['tabs and many blanks', '\t/old \t  /new\t 302 ', ['/old', '/new', 302, false, true]],
  ['a comment behind the rule', '/old /new 302 # moved in spring', ['/old', '/new', 302, false, true]],
  ['a comment behind the target', '/old /new #moved', ['/old', '/new', 301, false, true]],
];

describe('a line of _redirects', () => {
  for (const [title, line, rule] of RULES) {
    it(`${title}: ${line.trim()}`, () => assert.deepEqual(parse(line), [rule]));
  }
});

describe('the file _redirects', () => {
  it('is rules in their order, between comments and empty lines', () => {
    assert.deepEqual(parse('# moved\n\n/a /1\n  # more\n/b /2 302\n\n'), [
      ['/a', '/1', 301, false, true],
      ['/b', '/2', 302, false, true],
    ]);
  });
  it('may be empty', () => {
    assert.deepEqual(parse(''), []);
    assert.deepEqual(parse('# nothing yet'), []);
  });
  it('may have a byte order mark and any line ends', () => {
    assert.deepEqual(
      parse('\ufeff/a /1\r\n/b /2\r/c /3\n').map(([from]) => from),
      ['/a', '/b', '/c'],
    );
  });
  it('says of each rule where it stands', () => {
    const { rules } = parseRedirects('# x\n\n  /ä /b 301 # why\n', '_redirects');
    assert.deepEqual(rules[0]?.place, { file: '_redirects', line: 3, column: 3, length: 9 });
  });
  it('may have any number of exact rules', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `/old/${index} /new/${index}`).join('\n');
    assert.equal(parse(text).length, 20_000);
  });
});
