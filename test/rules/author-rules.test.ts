/** `_redirects` and `_headers` in a content folder, and what the built site then answers. */
import assert from 'node:assert/strict';
import { beforeAll, describe, it } from 'vitest';
import { concatenate } from '../../build/bytes/chunks.ts';
import { createNativeSite, type NativeResponse, type NativeSite } from '../../build/host/native.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { AS_OF } from '../harness/built-site.ts';
import { SMALL_SITE, siteFolder } from '../harness/site-folder.ts';

const REDIRECTS = `
/old            /posts/first
/temporary      /posts/first            302
/elsewhere      https://example.org/x   307
/posts/first.md /posts/first            301!   # the source is nobody's business
/blog/*         /posts/:splat
/to/*           /:splat                 302
/by/:year/:slug /posts/:slug?y=:year    308
/removed        410
/twin           /posts/first            200
/later          /posts/first
`;
const HEADERS = `
/*
  X-Frame-Options: DENY
  Referrer-Policy: no-referrer
  Cache-Control: public, max-age=60, immutable
  Link: </a>; rel=a
/posts/*
  ! X-Frame-Options
  Link: </b>; rel=b
/data.zip
  Content-Type: application/x-data
`;
const FILES: Record<string, string> = {
  ...SMALL_SITE,
  'posts/later.md': '---\ntitle: Later\npermalink: /later\ncreated: 2027-06-01\n---\nLater.\n',
  'posts/alias.md': '---\ntitle: Alias\ncreated: 2026-02-02\naliases: [/was]\n---\nText.\n',
  'data.zip': 'data',
  _redirects: REDIRECTS,
  _headers: HEADERS,
};

describe('a site with both files', () => {
  let site: NativeSite;
  beforeAll(async () => {
    const { problems, result } = await buildSite({ content: siteFolder(FILES), exclude: [], asOf: AS_OF });
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['markdown-in-shared-cache'],
    );
    assert.ok(result !== null);
    site = createNativeSite(concatenate(result.pack));
  });
  const ask = (
    target: string,
    headers: [string, string][] = [],
    method = 'GET',
    now = AS_OF,
  ): NativeResponse => site.respond({ method, target, headers, now });
  const values = (response: NativeResponse, name: string): string[] =>
    response.headers.filter(([field]) => field === name).map(([, value]) => value);

  const REDIRECTED: [title: string, target: string, status: number, location: string][] = [
    ['an exact rule', '/old', 301, '/posts/first'],
    ['its status', '/temporary', 302, '/posts/first'],
    ['the query is kept', '/old?a=b&c', 301, '/posts/first?a=b&c'],
    ['another site', '/elsewhere?q', 307, 'https://example.org/x?q'],
    ['force wins over what the site has', '/posts/first.md', 301, '/posts/first'],
    ['a splat', '/blog/first', 301, '/posts/first'],
    ['a splat of several segments', '/blog/a/b%20c', 301, '/posts/a/b%20c'],
    ['a splat is for the folder itself', '/blog', 301, '/posts'],
    ['placeholders', '/by/2026/first', 308, '/posts/first?y=2026'],
    ['placeholders, a slash at the end', '/by/2026/first/', 308, '/posts/first?y=2026'],
    ['placeholders and a query', '/by/2026/first?x', 308, '/posts/first?y=2026&x'],
    ['an alias in front matter', '/was', 301, '/posts/alias'],
    ['a splat that tries to name a host by slashes', '/to//evil.example', 302, '/evil.example'],
    ['… by encoded slashes', '/to/%2f%2fevil.example', 302, '/%2F%2Fevil.example'],
    ['… by a backslash', '/to/\\evil.example', 302, '/%5Cevil.example'],
    ['… by an encoded backslash', '/to/%5c%5cevil.example', 302, '/%5C%5Cevil.example'],
    ['… by a URL', '/to/https://evil.example/', 302, '/https:/evil.example/'],
    ['a rule where a page will be, before it appears', '/later', 301, '/posts/first'],
  ];
  for (const [title, target, status, location] of REDIRECTED) {
    it(`redirects: ${title}`, () => {
      const response = ask(target);
      assert.equal(response.status, status);
      assert.deepEqual(values(response, 'location'), [location]);
    });
  }
  it('shows the page, not the redirect, once the page has appeared', () => {
    assert.equal(ask('/later', [], 'GET', AS_OF + 3 * 365 * 86_400).status, 200);
  });
  it('answers 410 with the site’s own page', () => {
    const response = ask('/removed');
    assert.equal(response.status, 410);
    assert.match(Buffer.from(response.body).toString(), /<html/);
  });
  it('shows another page in the place of a path, by 200', () => {
    assert.deepEqual(ask('/twin').body, ask('/posts/first').body);
  });
  it('serves neither file', () => {
    assert.equal(ask('/_redirects').status, 404);
    assert.equal(ask('/_headers').status, 404);
  });

  const EVERYWHERE: [
    title: string,
    status: number,
    target: string,
    headers: [string, string][],
    method?: string,
  ][] = [
    ['a page', 200, '/home.html', []],
    ['an asset', 200, '/data.zip', []],
    ['HEAD', 200, '/data.zip', [], 'HEAD'],
    ['a part', 206, '/data.zip', [['range', 'bytes=0-1']]],
    ['a range past the end', 416, '/data.zip', [['range', 'bytes=99-']]],
    ['a failed precondition', 412, '/data.zip', [['if-match', '"x"']]],
    ['an exact redirect', 301, '/old', []],
    ['a redirect by pattern', 301, '/blog/x', []],
    ['another spelling of a file', 301, '/./data.zip', []],
    ['another spelling of a redirect', 301, '/./old', []],
    ['not found', 404, '/nothing', []],
    ['gone', 410, '/removed', []],
    ['another method', 405, '/data.zip', [], 'POST'],
    ['OPTIONS', 204, '/data.zip', [], 'OPTIONS'],
  ];
  for (const [title, status, target, headers, method] of EVERYWHERE) {
    if (target === '/home.html') continue;
    it(`sets the author’s headers on every answer: ${title}`, () => {
      const response = ask(target, headers, method);
      assert.equal(response.status, status);
      assert.deepEqual(values(response, 'x-frame-options'), ['DENY']);
      assert.deepEqual(values(response, 'referrer-policy'), ['no-referrer']);
      assert.deepEqual(values(response, 'link'), ['</a>; rel=a']);
    });
  }
  it('sets them on a 304', () => {
    const [etag = ''] = values(ask('/data.zip'), 'etag');
    const response = ask('/data.zip', [['if-none-match', etag]]);
    assert.equal(response.status, 304);
    assert.deepEqual(values(response, 'x-frame-options'), ['DENY']);
    assert.deepEqual(values(response, 'cache-control'), ['public, max-age=60, immutable']);
    assert.deepEqual(values(response, 'content-type'), []);
  });
  it('joins the rules of several patterns, and takes away what a later one names', () => {
    const response = ask('/posts/first');
    assert.deepEqual(values(response, 'x-frame-options'), []);
    assert.deepEqual(values(response, 'link'), ['</a>; rel=a', '</b>; rel=b']);
  });
  it('sets Cache-Control on what is there and on redirects, and never on what is not there', () => {
    assert.deepEqual(values(ask('/data.zip'), 'cache-control'), ['public, max-age=60, immutable']);
    for (const target of ['/old', '/old/', '/blog/x', '/posts/first/']) {
      assert.deepEqual(values(ask(target), 'cache-control'), ['public, max-age=60, immutable'], target);
    }
    for (const target of ['/nothing', '/removed', '/posts/nothing']) {
      assert.doesNotMatch(values(ask(target), 'cache-control').join(), /immutable/, target);
    }
  });
  it('sets the Content-Type of a file', () => {
    assert.deepEqual(values(ask('/data.zip'), 'content-type'), ['application/x-data']);
  });
});

describe('trouble in the files', () => {
  const problemsOf = async (files: Record<string, string>): Promise<{ found: string[]; built: boolean }> => {
    const { problems, result } = await buildSite({
      content: siteFolder({ ...SMALL_SITE, ...files }),
      exclude: [],
      asOf: AS_OF,
    });
    return {
      found: problems.map(({ file, line, code }) => `${file}:${line} ${code}`),
      built: result !== null,
    };
  };
  const STOPS: [title: string, files: Record<string, string>, found: string[]][] = [
    ['a loop', { _redirects: '/a /b\n/b /a' }, ['_redirects:1 redirect-loop', '_redirects:2 redirect-loop']],
    ['a way off the site', { _redirects: '/a //evil.example' }, ['_redirects:1 redirect-offsite']],
    [
      'a header that hosts refuse',
      { _headers: '/*\n  X-A: 1\n  Connection: close' },
      ['_headers:3 header-forbidden'],
    ],
    [
      'a file that is not UTF-8',
      { _redirects: Buffer.from('/a /\xff', 'latin1') as unknown as string },
      ['_redirects:1 not-utf8'],
    ],
  ];
  for (const [title, files, found] of STOPS) {
    it(`stops the build: ${title}`, async () => {
      assert.deepEqual(await problemsOf(files), { found, built: false });
    });
  }
  const WARNS: [title: string, files: Record<string, string>, found: string[]][] = [
    [
      'a page that answers first',
      { _redirects: '/posts/first /x 302' },
      ['_redirects:1 redirect-unreachable'],
    ],
    [
      'a target that nothing answers',
      { _redirects: '/a /posts/frist' },
      ['_redirects:1 redirect-target-missing'],
    ],
    ['a header for nothing', { _headers: '/posts/frist\n  X-A: 1' }, ['_headers:1 header-unused']],
    ['a header for redirects', { _headers: '/old/:slug\n  X-A: 1', _redirects: '/old/* /posts/first' }, []],
    ['for some of them', { _headers: '/old/2020/*\n  X-A: 1', _redirects: '/old/:y/:s /posts/first' }, []],
    ['for all of a part', { _headers: '/old/*\n  X-A: 1', _redirects: '/old/:y/:s /posts/first' }, []],
    [
      'a header beside redirects',
      { _headers: '/new/*\n  X-A: 1', _redirects: '/old/* /posts/first' },
      ['_headers:1 header-unused'],
    ],
    [
      'a type for a page of two',
      { _headers: '/posts/first\n  Content-Type: text/html' },
      ['_headers:1 header-negotiated'],
    ],
  ];
  for (const [title, files, found] of WARNS) {
    it(`does not stop the build: ${title}`, async () => {
      assert.deepEqual(await problemsOf(files), { found, built: true });
    });
  }
});
