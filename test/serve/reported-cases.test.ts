/**
 * Requests that were reported to be answered against HTTP's conventions, on every host: one site has what all of the
 * reports need. A case of ../shared/cases/http or hosts is a topic here, or stands in ELSEWHERE with its test.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { concatenate } from '../../build/bytes/chunks.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { describeMatrix } from '../harness/matrix.ts';
import { matrixHosts } from '../harness/matrix-hosts.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { type Case, type Expectation, leadsTo, type Topic } from './case.ts';

const NOW = Date.UTC(2026, 5, 1) / 1000;

const SITE: Readonly<Record<string, string>> = {
  'config.yml': 'sitename: Reports\nurl: https://example.org\n',
  'pages/home.md':
    '# Home\n\n[Demo](/assets/demo) [demo](/assets/demo/#part)\n\n<iframe src="/assets/demo/index.html" title="Demo"></iframe>\n',
  'pages/about.md': '---\ntitle: About\naliases: [/2020/01/about/]\n---\n## Part\n\nThe source.\n',
  'pages/a.md': '# The page a\n',
  'pages/lines.md': '# Three lines\n',
  'pages/docs/index.md': '# The docs\n',
  'pages/404.md': '---\ntitle: Lost at sea\n---\nSee [home](/).\n',
  'posts/old.md': '---\ntitle: Old\ncreated: 2026-01-02\n---\nText.\n',
  'assets/demo/index.html': '<!doctype html><title>Demo</title><p>the demo</p>\n',
  'assets/demo/app.js': 'alert(1);\n',
  'manifest.json': '{"name": "mine"}\n',
  'service-worker.js': '// mine\n',
  _headers: [
    '/lines',
    '  Cache-Control: no-cache',
    '  Cache-Control: no-store',
    '  Cache-Control: must-revalidate',
    '/posts/old',
    '  Cache-Control: public, max-age=0, s-maxage=3600',
    '/kept/*',
    '  Cache-Control: public, max-age=86400',
    '',
  ].join('\n'),
  _redirects: [
    '/old-post/ / 301',
    '/kept/old / 308',
    '/for-now / 302',
    '/order/* /a 302',
    '/order/after /a 301',
    '/say/:word https://elsewhere.example/?q=:word 301',
    '',
  ].join('\n'),
};

const { result, problems } = await buildSite({
  content: siteFolder(SITE),
  exclude: [],
  asOf: NOW,
  bare: true,
});
assert.ok(result !== null, JSON.stringify(problems, null, 1));
assert.deepEqual(
  problems.map(({ code }) => code),
  ['markdown-in-shared-cache'],
);
const pack = concatenate(result.pack);

const HOSTS = matrixHosts((startHost) => startHost(pack));

const HTML: Expectation = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: /^<!doctype html>/i,
};
const MARKDOWN: Expectation = {
  status: 200,
  headers: {
    'content-type': 'text/markdown; charset=utf-8',
    'content-location': '/about.md',
    vary: /\baccept\b/,
  },
  body: /^---\ntitle: About/,
};

const accepts = (title: string, accept: string, expect: Expectation, target: string = '/about'): Case => ({
  title,
  source: 'ours',
  target,
  headers: [['Accept', accept]],
  expect,
});
const asks = (title: string, target: string, expect: Expectation): Case => ({
  title,
  source: 'ours',
  target,
  expect,
});
const redirects = (title: string, target: string, location: string, status: number, kept: string): Case =>
  asks(title, target, { status, headers: { location, 'cache-control': kept } });

/** By the name of the case. */
const REPORTED: Readonly<Record<string, readonly Case[]>> = {
  'accept-406': [
    ...[
      'application/json',
      'text/plain',
      'application/xhtml+xml,application/xml;q=0.9',
      'application/rss+xml',
      'image/avif,image/webp',
      '*',
      'text/html;charset=ISO-8859-1',
      'nonsense',
    ].map((accept) => accepts(`${accept} is answered with HTML`, accept, HTML)),
    accepts('only a refusal of HTML is 406', 'text/html;q=0', { status: 406 }),
    accepts('a refusal of HTML with Markdown is Markdown', 'text/html;q=0, text/markdown', MARKDOWN),
  ],
  'cache-control-lines': [
    asks('three lines of one rule are one field', '/lines', {
      status: 200,
      headers: { 'cache-control': 'no-cache, no-store, must-revalidate' },
    }),
  ],
  'folder-index': [
    asks('a folder of pages answers without a slash', '/docs', { status: 200, body: /The docs/ }),
    asks('with a slash it leads there', '/docs/', leadsTo('/docs')),
    asks('so does its index', '/docs/index', leadsTo('/docs')),
    asks('its own HTML answers at its file', '/assets/demo/index.html', { status: 200, body: /the demo/ }),
    asks('a folder of assets answers with it', '/assets/demo/', { status: 200, body: /the demo/ }),
    asks('without a slash it leads there', '/assets/demo', leadsTo('/assets/demo/')),
  ],
  'markdown-poisons-cdn': [
    accepts(
      'a shared cache may keep the HTML',
      'text/html',
      { ...HTML, headers: { 'cache-control': 'public, max-age=0, s-maxage=3600', vary: /\baccept\b/ } },
      '/posts/old',
    ),
    accepts(
      'and not the Markdown of the same address',
      'text/markdown',
      {
        status: 200,
        headers: { 'content-type': 'text/markdown; charset=utf-8', 'cache-control': 'private, no-cache' },
      },
      '/posts/old',
    ),
  ],
  'markdown-tie': [
    accepts('what Claude Code and OpenCode send', 'text/markdown, text/html, */*', MARKDOWN),
    accepts('what gemini-cli sends', 'text/markdown, */*', MARKDOWN),
    accepts('HTML named first', 'text/html, text/markdown', HTML),
    accepts('anything', '*/*', HTML),
    accepts(
      'what browsers send',
      'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
      HTML,
    ),
  ],
  'own-demo-in-iframe': [
    asks('a file that a page of the site frames allows its own site', '/assets/demo/index.html', {
      status: 200,
      headers: { 'content-security-policy': /^(?!.*frame-ancestors 'none')/, 'x-frame-options': /^(?!DENY)/ },
    }),
    asks('the page that frames it allows frames of its own site', '/', {
      status: 200,
      headers: { 'content-security-policy': /frame-src [^;]*'self'/ },
    }),
  ],
  'redirect-no-store': [
    redirects('a rule for good is kept', '/old-post', '/', 301, 'max-age=3600'),
    redirects('for as long as a rule of _headers says', '/kept/old', '/', 308, 'public, max-age=86400'),
    redirects('another spelling is kept too', '/about/', '/about', 301, 'max-age=3600'),
    redirects('a redirect for now is not', '/for-now', '/', 302, 'no-store'),
  ],
  'rule-order': [
    redirects('a rule for one path is before a general one', '/order/after', '/a', 301, 'max-age=3600'),
    redirects('which is for the others', '/order/other', '/a', 302, 'no-store'),
    redirects(
      'what a request had encoded stays encoded',
      '/say/a%26admin=1',
      'https://elsewhere.example/?q=a%26admin%3D1',
      301,
      'max-age=3600',
    ),
  ],
  'silent-root-files': [
    asks('the author’s manifest.json', '/manifest.json', { status: 200, body: '{"name": "mine"}\n' }),
    asks('the author’s service worker', '/service-worker.js', { status: 200, body: '// mine\n' }),
    asks('the author’s page for what is not there', '/nope', { status: 404, body: /Lost at sea/ }),
    asks('which is no page of its own', '/404', { status: 404, body: /Lost at sea/ }),
  ],
  'slash-rule-two-hops': [
    asks('a rule with a slash answers with it', '/old-post/', leadsTo('/')),
    asks('and without', '/old-post', leadsTo('/')),
    asks('an alias with a slash answers with it', '/2020/01/about/', leadsTo('/about')),
    asks('and without', '/2020/01/about', leadsTo('/about')),
  ],
};

/** Cases that are no request to a site: their tests. Those of base paths and of HTTP/1.0 run on all hosts too. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'dev-host': 'test/e2e/dev-browser.test.ts',
  'wasmtime-no-host': 'test/host/health-check.test.ts',
  'api-variables': 'test/api/host-names.test.ts',
  'mounted-archive': 'test/serve/below-a-path.test.ts',
};

describeMatrix(
  HOSTS,
  Object.entries(REPORTED).map(([title, cases]): Topic => ({ title, cases })),
);

describe('a reported case', () => {
  it('is a topic here, or has the test that is named', (context) => {
    const folders = ['http', 'hosts'].map((name) => join(import.meta.dirname, '../../../shared/cases', name));
    if (!folders.every(existsSync)) context.skip('the cases are not beside the repository');
    const named = new Set([...Object.keys(REPORTED), ...Object.keys(ELSEWHERE)]);
    assert.deepEqual(
      folders.flatMap((folder) => readdirSync(folder)).filter((name) => !named.has(name)),
      [],
    );
    const root = join(import.meta.dirname, '../..');
    assert.deepEqual(
      Object.values(ELSEWHERE).filter((file) => !existsSync(join(root, file))),
      [],
    );
  });
});
