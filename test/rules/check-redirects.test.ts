/** What redirect rules mean for a site of a few pages: loops, rules that are never used, targets that miss. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { checkRedirects } from '../../build/rules/check-redirects.ts';
import { parseRedirects } from '../../build/rules/parse-redirects.ts';
import type { SiteMap } from '../../build/rules/redirect-course.ts';
import { cpuTime } from '../harness/time.ts';
import { brief } from './problems.ts';

const PAGES = ['/', '/about', '/posts/first', '/posts/second', '/assets/a.jpg'];
const ALIASES = new Map([['/alias', '/about']]);
const SITE: SiteMap = {
  shows: (path) => PAGES.includes(path) || path === '/later',
  alwaysShows: (path) => PAGES.includes(path),
  redirects: (path) => ALIASES.get(path) ?? null,
  url: 'https://own.example',
  base: '',
};

function check(text: string): { kept: string[]; problems: string[]; messages: string[]; hints: string[] } {
  const parsed = parseRedirects(text, '_redirects');
  assert.deepEqual(parsed.problems, []);
  const { rules, problems } = checkRedirects(parsed.rules, SITE, PAGES);
  return {
    kept: rules.map(({ from, to }) => `${from} ${to}`),
    problems: brief(problems, text).map((line) => line.split(' ').slice(0, 2).join(' ')),
    messages: problems.map(({ message }) => message),
    hints: problems.map(({ hint }) => hint),
  };
}

const FINE: [title: string, text: string][] = [
  ['a rule to a page', '/old /about'],
  ['a rule to an alias: two redirects, and an end', '/old /alias'],
  ['a chain that ends', '/a /b\n/b /c\n/c /about'],
  ['a chain that ends on another site', '/a /b\n/b https://example.org/'],
  ['a chain that ends at a 410', '/a /b\n/b 410'],
  ['a splat that leads to where no rule matches', '/blog/* /posts/:splat'],
  ['a splat into a part of itself that is a page', '/posts/* /posts/first 302'],
  ['a forced rule over a page', '/about /posts/first 301!'],
  ['a forced rule behind an unforced one that matches the same', '/a/* /about\n/a/:x/y /posts/first 301!'],
  ['a narrower rule before a wider one', '/blog/first /posts/first\n/blog/* /about'],
  ['a rule for what a placeholder before it does not match', '/:year /about\n/a/:month /about'],
  ['a rule for a path that another pattern matches only in part', '/a/*/b /about\n/a/* /about'],
  ['a rule where a page will be, until it is there', '/later /about'],
  ['a rewrite to a page', '/hidden /about 200'],
  ['a rule for one path behind a pattern that matches it', '/* /about 302\n/after /posts/first 301'],
  ['a 410 for one path behind a pattern that matches it', '/a/* /about\n/a/b 410'],
];

const LOOPS: [title: string, text: string, problems: string[], course: RegExp][] = [
  ['to itself', '/a /a', ['1:1 redirect-loop'], /\/a → \/a$/],
  ['to itself, with a query', '/a /a?b=c', ['1:1 redirect-loop'], /\/a → \/a$/],
  ['to itself by its whole URL', '/a https://own.example/a', ['1:1 redirect-loop'], /\/a → \/a$/],
  ['in a circle of two', '/a /b\n/b /a', ['1:1 redirect-loop', '2:1 redirect-loop'], /\/a → \/b → \/a$/],
  [
    'in a circle of three',
    '/a /b\n/b /c\n/c /a',
    ['1:1 redirect-loop', '2:1 redirect-loop', '3:1 redirect-loop'],
    /→/,
  ],
  ['with an alias of the site', '/about /alias 301!', ['1:1 redirect-loop'], /\/about → \/alias → \/about/],
  ['a splat to itself', '/a/* /a/:splat', ['1:1 redirect-loop'], /\/a/],
  ['a splat that grows with every turn', '/a/* /a/b/:splat', ['1:1 redirect-loop'], /…$/],
  ['everything below a folder', '/* /x/:splat', ['1:1 redirect-loop'], /…$/],
  ['a placeholder to itself', '/:x /:x 302!', ['1:1 redirect-loop'], /→/],
  [
    'an exact rule and a splat',
    '/a/* /b/:splat\n/b/c /a/c',
    ['2:1 redirect-loop'],
    /\/b\/c → \/a\/c → \/b\/c/,
  ],
  [
    'a rule that leads into a circle',
    '/x /a\n/a /b\n/b /a',
    ['1:1 redirect-loop', '2:1 redirect-loop', '3:1 redirect-loop'],
    /\/x → \/a/,
  ],
];

const UNREACHABLE: [title: string, text: string, problems: string[], message: RegExp][] = [
  [
    'behind a wider forced pattern',
    '/a/* /about 301!\n/a/b /posts/first',
    ['2:1 redirect-unreachable'],
    /line 1/,
  ],
  [
    'a pattern behind a wider one',
    '/a/* /about\n/a/:b/c /posts/first',
    ['2:1 redirect-unreachable'],
    /line 1, \/a\/\*/,
  ],
  [
    'a pattern behind everything',
    '/* /about 302\n/a/:b /posts/first',
    ['2:1 redirect-unreachable'],
    /line 1/,
  ],
  [
    'behind a forced pattern that stands later',
    '/x /about\n/a/b /posts/first\n/a/* /about 301!',
    ['2:1 redirect-unreachable'],
    /line 3/,
  ],
  ['behind a page', '/about /posts/first', ['1:1 redirect-unreachable'], /page at \/about/],
  ['behind an asset', '/assets/a.jpg /about', ['1:1 redirect-unreachable'], /\/assets\/a\.jpg/],
  ['behind an alias', '/alias /posts/first', ['1:1 redirect-unreachable'], /alias/],
];

const MISSING: [title: string, text: string, problems: string[], hint: RegExp][] = [
  ['a page that is not there', '/old /abuot', ['1:1 redirect-target-missing'], /\/about/],
  [
    'a page that is not there, by its whole URL',
    '/old https://own.example/x',
    ['1:1 redirect-target-missing'],
    /./,
  ],
  ['a rewrite to no page', '/old /index.htm 200', ['1:1 redirect-target-missing'], /./],
  ['a splat whose target does not depend on it', '/old/* /gone 302', ['1:1 redirect-target-missing'], /./],
];

describe('rules that work', () => {
  for (const [title, text] of FINE) {
    it(title, () => {
      const { problems, kept } = check(text);
      assert.deepEqual(problems, []);
      assert.equal(kept.length, text.split('\n').length);
    });
  }
});

describe('a rule that never ends', () => {
  for (const [title, text, problems, course] of LOOPS) {
    it(`is an error: ${title}`, () => {
      const result = check(text);
      assert.deepEqual(result.problems, problems);
      assert.match(result.messages[0] ?? '', course);
    });
  }
});

describe('a rule that is never used', () => {
  for (const [title, text, problems, message] of UNREACHABLE) {
    it(`is left out with a warning: ${title}`, () => {
      const result = check(text);
      assert.deepEqual(result.problems, problems);
      assert.match(result.messages[0] ?? '', message);
      assert.equal(result.kept.length, text.split('\n').length - 1);
    });
  }
});

describe('a rule whose target does not exist', () => {
  for (const [title, text, problems, hint] of MISSING) {
    it(`is a warning: ${title}`, () => {
      const result = check(text);
      assert.deepEqual(result.problems, problems);
      assert.match(result.hints[0] ?? '', hint);
    });
  }
});

describe('a target in another spelling of a page', () => {
  const SPELLINGS: [line: string, kept: string][] = [
    ['/old /about/', '/old /about'],
    ['/old /about.html?x=y', '/old /about?x=y'],
    ['/old /index.html', '/old /'],
    ['/old /about/index.html#team', '/old /about#team'],
  ];
  for (const [line, kept] of SPELLINGS) {
    it(`${line} leads there at once`, () => {
      const result = check(line);
      assert.deepEqual(result.problems, []);
      assert.deepEqual(result.kept, [kept]);
    });
  }
});

describe('many rules', () => {
  it('a thousand patterns that lead to one another are checked in a moment', () => {
    const text = Array.from({ length: 1_000 }, (_, index) => `/${index}/* /${index + 1}/:splat`).join('\n');
    assert.ok(cpuTime(() => check(text), 8_000) < 8_000);
  });
  it('twenty thousand exact rules too', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `/${index} /about`).join('\n');
    const time = cpuTime(() => assert.equal(check(text).kept.length, 20_000), 8_000);
    assert.ok(time < 8_000, `${time.toFixed()} ms`);
  });
});

describe('a target in a site below a path', () => {
  const BELOW: SiteMap = {
    ...SITE,
    shows: (path) => ['/blog', '/blog/about'].includes(path),
    base: '/blog',
  };
  for (const [target, hint] of [
    ['/about', /both sides: write \/blog\/about/],
    ['/', /write \/blog$/],
    ['/blog/abuot', /Did you mean \/blog\/about/],
  ] as const) {
    it(`${target} has a hint that helps`, () => {
      const { rules } = parseRedirects(`/old ${target} 301`, '_redirects');
      const { problems } = checkRedirects(rules, BELOW, ['/blog', '/blog/about']);
      assert.equal(problems[0]?.code, 'redirect-target-missing');
      assert.match(problems[0]?.hint ?? '', hint);
    });
  }
});
