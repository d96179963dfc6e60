/** The Content-Security-Policy of a page says what that page has, and nothing else. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { hashSource, type Policy, policyHeader } from '../../../build/site/safety/directives.ts';
import { findInlineMarkup } from '../../../build/site/safety/inline-markup.ts';
import { pagePolicy, SEARCH_BOX } from '../../../build/site/safety/page-policy.ts';
import { renderPage } from '../../../build/theme/page.ts';
import { PAGES, SITE } from '../../theme/samples.ts';

const OWN = 'document.documentElement.dataset.js=""';
const OTHER = 'console.log("not there")';

/** The policy of a page with this article, as directive → sources. */
function policyOf(article: string, extension: Policy = {}, head = ''): Record<string, string> {
  const html = `<!DOCTYPE html><html><head>${head}</head><body><main>${article}</main></body></html>`;
  const [name, value] = policyHeader(pagePolicy(html, [OWN, OTHER], extension).policy);
  assert.equal(name, 'content-security-policy');
  return Object.fromEntries(
    value.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]),
  );
}

const BARE: Record<string, string> = {
  'default-src': "'none'",
  'img-src': "'self'",
  'form-action': "'none'",
  'frame-ancestors': "'self'",
  'base-uri': "'none'",
};

/** [title, article, what the policy has beyond that of a bare page] */
const CASES: [title: string, article: string, more: Record<string, string>][] = [
  ['text', '<p>Text</p>', {}],
  ['an image of the site', '<img src="/a.png">', {}],
  ['an image of another site', '<img src="https://example.org/a.png">', { 'img-src': "'self' https:" }],
  [
    'an image of another site, without a scheme',
    "<img src='//example.org/a.png'>",
    { 'img-src': "'self' https:" },
  ],
  [
    'an image of another site in a srcset',
    '<img src="/a.png" srcset="/b.png 1x, https://example.org/c.png 2x">',
    { 'img-src': "'self' https:" },
  ],
  ['an image in the page itself', '<img src="data:image/png;base64,AAAA">', { 'img-src': "'self' data:" }],
  ['a video of the site', '<video src="/a.mp4"></video>', { 'media-src': "'self'" }],
  [
    'a video of another site',
    '<video><source src="https://example.org/a.mp4"></video>',
    { 'media-src': "'self' https:", 'img-src': "'self' https:" },
  ],
  [
    'a frame of another site',
    '<iframe src="https://example.org/"></iframe>',
    { 'frame-src': "'self' https:" },
  ],
  ['a frame of the site', '<iframe src="/demo"></iframe>', { 'frame-src': "'self'" }],
  ['an embedded file', '<object data="/a.svg"></object>', { 'object-src': "'self'", 'frame-src': "'self'" }],
  ['a form', '<form action="/search"></form>', { 'form-action': "'self'" }],
  [
    'a form that is sent elsewhere',
    '<form action="https://list.example/subscribe"></form>',
    { 'form-action': "'self' https://list.example" },
  ],
  [
    'a style attribute',
    '<p style="color: red">',
    { 'style-src': `'unsafe-hashes' ${hashSource('color: red')}` },
  ],
  [
    'a style attribute with entities',
    '<p style="content: &quot;&amp;&quot;">',
    { 'style-src': `'unsafe-hashes' ${hashSource('content: "&"')}` },
  ],
  [
    'one style attribute many times',
    '<p style="a: b"><p style="a: b">',
    { 'style-src': `'unsafe-hashes' ${hashSource('a: b')}` },
  ],
  ['a style element', '<style>p { a: b }</style>', { 'style-src': hashSource('p { a: b }') }],
  ['a style element with Windows line ends', '<style>a\r\nb</style>', { 'style-src': hashSource('a\nb') }],
  ['the word style= in a text', '<p>Write style= there.</p>', {}],
  ['an element in a comment', '<!-- <style>a</style> -->', {}],
  ['an escaped element', '<pre>&lt;iframe src="https://example.org"&gt;</pre>', {}],
];

describe('the policy of a page with', () => {
  for (const [title, article, more] of CASES) {
    it(title, () => assert.deepEqual(policyOf(article), { ...BARE, ...more }));
  }
  it('a script of the build’s own: its hash, and not that of one that is not there', () => {
    assert.deepEqual(policyOf('', {}, `<script>${OWN}</script>`), {
      ...BARE,
      'script-src': hashSource(OWN),
      'connect-src': "'self'",
    });
  });
  it('a script file and a style sheet of the site', () => {
    const head = '<link rel="stylesheet" href="/a.css"><script type="module" src="/a.js"></script>';
    assert.deepEqual(policyOf('', {}, head), {
      ...BARE,
      'script-src': "'self'",
      'style-src': "'self'",
      'font-src': "'self'",
      'connect-src': "'self'",
    });
  });
  it('data in a script element: nothing runs, so nothing is allowed to', () => {
    const { 'script-src': scripts } = policyOf('', {}, '<script type="application/ld+json">{"a":1}</script>');
    assert.equal(scripts, undefined);
  });
  it('a manifest', () => {
    assert.equal(policyOf('', {}, '<link rel="manifest" href="/m.json">')['manifest-src'], "'self'");
  });
  it('never has unsafe-inline or unsafe-eval, and never a script from anywhere', () => {
    for (const [, article] of CASES) {
      const policy = policyOf(`${article}<script>x()</script><a onclick="y()">`);
      assert.doesNotMatch(JSON.stringify(policy), /unsafe-(?:inline|eval)/);
      assert.doesNotMatch(policy['script-src'] ?? '', /https?:|data:|\*/);
    }
  });
});

describe("the theme's search box", () => {
  it('begins as the policy knows it, so that a page need not be parsed for its sake', () => {
    assert.ok(renderPage(SITE, PAGES.post).includes(SEARCH_BOX));
  });
  it('is sent to the site, and hides no form of the author', () => {
    const box = `${SEARCH_BOX} action="/search"></form>`;
    assert.equal(policyOf(box)['form-action'], "'self'");
    const both = policyOf(`${box}<form action="https://list.example/subscribe"></form>`);
    assert.equal(both['form-action'], "'self' https://list.example");
  });
});

describe('what the author adds', () => {
  it('stands behind what the page needs', () => {
    const policy = policyOf('<iframe src="https://a.example/">', {
      'script-src': ['https://stats.example'],
      'frame-src': ['https://b.example'],
      'frame-ancestors': ["'self'"],
    });
    assert.equal(policy['script-src'], 'https://stats.example');
    assert.equal(policy['frame-src'], "'self' https: https://b.example");
    assert.equal(policy['frame-ancestors'], "'self'");
  });
  it('stands there once, if the page needs it too', () => {
    assert.equal(
      policyOf('<img src="https://a.example/">', { 'img-src': ['https:', "'self'"] })['img-src'],
      "'self' https:",
    );
  });
});

describe('what a page has and its policy stops', () => {
  const blockedIn = (article: string, extension: Policy = {}): [string, string | null][] =>
    pagePolicy(article, [OWN], extension).blocked.map(({ excerpt, allow }) => [
      excerpt,
      allow === null ? null : `${allow.directive} ${allow.source}`,
    ]);
  const script = 'alert("hello")';
  const CASES: [title: string, article: string, blocked: [string, string | null][], extension?: Policy][] = [
    ['an inline script', `<script>${script}</script>`, [['<script', `script-src ${hashSource(script)}`]]],
    [
      'a module',
      `<script type="module">${script}</script>`,
      [['<script', `script-src ${hashSource(script)}`]],
    ],
    [
      'an inline script in a template',
      `<template><script>${script}</script></template>`,
      [['<script', `script-src ${hashSource(script)}`]],
    ],
    [
      'an inline script that the author allowed',
      `<script>${script}</script>`,
      [],
      { 'script-src': [hashSource(script)] },
    ],
    ['the build’s own script', `<script>${OWN}</script>`, []],
    ['data', '<script type="application/json">{}</script>', []],
    ['a handler', '<a href="#" onclick="go()">x</a>', [['onclick', null]]],
    ['an attribute that only begins like one', '<a on-hold="x" data-onclick="y">x</a>', []],
    [
      'a script of another site',
      '<script src="https://cdn.example/x.js"></script>',
      [['https://cdn.example/x.js', 'script-src https://cdn.example']],
    ],
    [
      'a script of another site, without a scheme',
      '<script async src="//cdn.example/x.js"></script>',
      [['//cdn.example/x.js', 'script-src https://cdn.example']],
    ],
    [
      'a script of a site that the author allowed',
      '<script src="https://cdn.example/x.js"></script>',
      [],
      { 'script-src': ['https://cdn.example'] },
    ],
    [
      'a script of a subdomain that the author allowed',
      '<script src="https://a.cdn.example/x.js"></script>',
      [],
      { 'script-src': ['*.cdn.example'] },
    ],
    [
      'a script of another host than the author allowed',
      '<script src="https://evilcdn.example/x.js"></script>',
      [['https://evilcdn.example/x.js', 'script-src https://evilcdn.example']],
      { 'script-src': ['https://cdn.example'] },
    ],
    [
      'a style sheet of another site',
      '<link rel="stylesheet" href="https://fonts.example/x.css">',
      [['https://fonts.example/x.css', 'style-src https://fonts.example']],
    ],
    ['a script of the site', '<script src="/assets/x.js"></script>', []],
  ];
  for (const [title, article, blocked, extension] of CASES) {
    it(title, () => assert.deepEqual(blockedIn(article, extension), blocked));
  }
  it('more inline styles than a header can hold: the first are allowed', () => {
    const article = Array.from({ length: 70 }, (_, index) => `<p style="width: ${index}px">`).join('');
    const { policy, blocked } = pagePolicy(article, [], {});
    assert.equal(policy['style-src']?.length, 65);
    assert.deepEqual(
      blocked.map(({ excerpt }) => excerpt),
      ['style='],
    );
  });
  it('in a document of the author’s own nothing inline', () => {
    const { policy, blocked } = pagePolicy(`<script>${script}</script>`, 'all', {});
    assert.deepEqual(blocked, []);
    assert.deepEqual(policy['script-src'], [hashSource(script)]);
  });
});

it('an element with more children than a function takes arguments is read like any other', () => {
  const { handlers } = findInlineMarkup(`<div>${'<b></b>'.repeat(200_000)}<p onclick="go()"></p></div>`);
  assert.equal(handlers.length, 1);
});
