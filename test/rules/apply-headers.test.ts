/** Header rules on the answers of known paths. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { applyHeaderRules } from '../../build/bundle/apply-header-rules.ts';
import type { HeaderPair } from '../../build/bundle/manifest.ts';
import { headerRuleFinder, placeHeaderRules } from '../../build/rules/apply-headers.ts';
import { checkHeaders } from '../../build/rules/check-headers.ts';
import { parseHeaders } from '../../build/rules/parse-headers.ts';
import { brief } from './problems.ts';

const OWN: HeaderPair[] = [
  ['cache-control', 'public, no-cache'],
  ['vary', 'accept-encoding'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
];

function headersOf(text: string, path: string, own: HeaderPair[] = OWN): string[] {
  const { rules, problems } = parseHeaders(text, '_headers');
  assert.deepEqual(problems, []);
  const applied = applyHeaderRules(own, headerRuleFinder(placeHeaderRules(rules))(path));
  return applied.map(([name, value]) => `${name}: ${value}`);
}

const BASE = OWN.map(([name, value]) => `${name}: ${value}`);
const [CACHE = '', VARY = '', REFERRER = ''] = BASE;

const CASES: [title: string, text: string, path: string, headers: string[]][] = [
  ['no rule changes nothing', '', '/', BASE],
  ['a rule for another path changes nothing', '/b\n X-A: 1', '/a', BASE],
  ['a header is added behind the site’s own', '/a\n X-A: 1', '/a', [...BASE, 'x-a: 1'].sort()],
  [
    'a header of the site’s own is replaced',
    '/*\n Referrer-Policy: no-referrer',
    '/a',
    [CACHE, VARY, 'referrer-policy: no-referrer'],
  ],
  ['a header of the site’s own is taken away', '/*\n ! Referrer-Policy', '/a', [CACHE, VARY]],
  [
    'the rules of all patterns that match are joined',
    '/*\n X-A: 1\n/a/*\n X-B: 2\n/c\n X-C: 3',
    '/a/b',
    [...BASE, 'x-a: 1', 'x-b: 2'].sort(),
  ],
  [
    'what two rules say of a list stands side by side',
    '/*\n Link: <a>\n/a\n Link: <b>',
    '/a',
    [...BASE, 'link: <a>', 'link: <b>'].sort(),
  ],
  [
    'of a field that stands once the later rule counts',
    '/*\n X-Frame-Options: DENY\n/a\n X-Frame-Options: SAMEORIGIN',
    '/a',
    [...BASE, 'x-frame-options: SAMEORIGIN'].sort(),
  ],
  [
    'and within one rule the later line',
    '/a\n X-Frame-Options: DENY\n X-Frame-Options: SAMEORIGIN',
    '/a',
    [...BASE, 'x-frame-options: SAMEORIGIN'].sort(),
  ],
  [
    'several lines of directives in one rule are one value',
    '/a\n Cache-Control: no-cache\n Cache-Control: no-store\n Cache-Control: must-revalidate',
    '/a',
    ['cache-control: no-cache, no-store, must-revalidate', VARY, REFERRER],
  ],
  [
    'a directive that stands on two lines is sent once',
    '/a\n CDN-Cache-Control: max-age=5\n CDN-Cache-Control: max-age=5',
    '/a',
    [...BASE, 'cdn-cache-control: max-age=5'].sort(),
  ],
  [
    'directives of a later rule replace those of an earlier one',
    '/*\n Cache-Control: no-store\n/a\n Cache-Control: no-cache',
    '/a',
    ['cache-control: no-cache', VARY, REFERRER],
  ],
  [
    'a placeholder in a value is what stands in its place in the path',
    '/films/:title/:year\n X-Film: :title of :year',
    '/films/caf%C3%A9/1972',
    [...BASE, 'x-film: caf%C3%A9 of 1972'].sort(),
  ],
  [
    'a splat in a value is the rest of the path',
    '/docs/*\n Link: <https://new.example/:splat>; rel="canonical"',
    '/docs/a/b',
    [...BASE, 'link: <https://new.example/a/b>; rel="canonical"'].sort(),
  ],
  [
    'a splat in a value is nothing at the folder itself',
    '/docs/*\n X-Rest: <:splat>',
    '/docs',
    [...BASE, 'x-rest: <>'].sort(),
  ],
  [
    'a colon that names no placeholder of the path stays',
    '/:page\n X-A: http://example.org:8080/:other',
    '/a',
    [...BASE, 'x-a: http://example.org:8080/:other'].sort(),
  ],
  ['what an earlier rule set can be taken away', '/*\n X-A: 1\n/a\n ! X-A', '/a', BASE],
  ['and set anew', '/*\n X-A: 1\n/a\n ! X-A\n X-A: 2', '/a', [...BASE, 'x-a: 2'].sort()],
  [
    'a later rule brings back what an earlier one took away',
    '/*\n ! Referrer-Policy\n/a\n Referrer-Policy: origin',
    '/a',
    [CACHE, VARY, 'referrer-policy: origin'],
  ],
  [
    'Cache-Control is the author’s',
    '/*\n Cache-Control: public, max-age=60',
    '/a',
    ['cache-control: public, max-age=60', VARY, REFERRER],
  ],
  [
    'Vary is only ever added to',
    '/*\n Vary: Origin, Accept-Encoding',
    '/a',
    [CACHE, 'vary: accept-encoding, origin', REFERRER],
  ],
  ['a splat is for the folder itself too', '/a/*\n X-A: 1', '/a', [...BASE, 'x-a: 1'].sort()],
  ['but not for its namesakes', '/a/*\n X-A: 1', '/ab', BASE],
  ['a splat before an ending', '/*.jpg\n X-A: 1', '/assets/b/c.jpg', [...BASE, 'x-a: 1'].sort()],
  ['placeholders are whole segments', '/:a/:b\n X-A: 1', '/x/y/z', BASE],
  [
    'a slash at the end of the written path makes no difference',
    '/a/\n X-A: 1',
    '/a',
    [...BASE, 'x-a: 1'].sort(),
  ],
];

describe('the headers of a path', () => {
  for (const [title, text, path, headers] of CASES) {
    it(title, () => assert.deepEqual(headersOf(text, path).sort(), [...headers].sort()));
  }
  it('keep their order: the site’s own first, then the author’s in his', () => {
    assert.deepEqual(headersOf('/*\n X-B: 1\n X-A: 2', '/', [['x-own', '0']]), [
      'x-own: 0',
      'x-b: 1',
      'x-a: 2',
    ]);
  });
  it('without a Vary of its own an answer gets the author’s', () => {
    assert.deepEqual(headersOf('/*\n Vary: Origin', '/', []), ['vary: Origin']);
  });
});

describe('a rule that no answer meets', () => {
  const PATHS = ['/', '/about', '/assets/a.jpg'];
  const UNUSED: [title: string, text: string, problems: string[], hint: RegExp][] = [
    ['an exact path', '/abuot\n X-A: 1', ['1:1 header-unused /abuot'], /\/about\?/],
    ['a pattern', '/*.png\n X-A: 1', ['1:1 header-unused /*.png'], /./],
    ['a folder', '/blog/*\n X-A: 1', ['1:1 header-unused /blog/*'], /./],
  ];
  for (const [title, text, problems, hint] of UNUSED) {
    it(`is a warning: ${title}`, () => {
      const found = checkHeaders(parseHeaders(text, '_headers').rules, PATHS, () => false);
      assert.deepEqual(brief(found, text), problems);
      assert.match(found[0]?.hint ?? '', hint);
    });
  }
  for (const text of [
    '/\n X-A: 1',
    '/*\n X-A: 1',
    '/about/*\n X-A: 1',
    '/assets/:file\n X-A: 1',
    '/about/\n X-A: 1',
  ]) {
    it(`is not: ${text.split('\n')[0]}`, () => {
      assert.deepEqual(
        checkHeaders(parseHeaders(text, '_headers').rules, PATHS, () => false),
        [],
      );
    });
  }
});
