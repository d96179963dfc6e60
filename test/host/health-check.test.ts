/**
 * The path for health checks on every host, and what load balancers send there: HAProxy by default HTTP/1.0 without a
 * Host (../shared/cases/http/wasmtime-no-host), Kubernetes and everything else HTTP/1.1.
 */
import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { concatenate } from '../../build/bytes/chunks.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import type { Host } from '../harness/host.ts';
import { describeMatrix } from '../harness/matrix.ts';
import { matrixHosts } from '../harness/matrix-hosts.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';
import { readTables } from '../repository/documented/tables.ts';
import { type Case, leadsTo } from '../serve/case.ts';

const NOW = Date.UTC(2026, 5, 1) / 1000;

async function build(files: Readonly<Record<string, string>>) {
  const content = siteFolder({
    'pages/home.md': '# Home\n',
    'pages/about.md': '---\ntitle: About\naliases: [/was]\n---\nText.\n',
    'posts/a.md': '---\ntitle: A\ncreated: 2026-01-02\n---\nText.\n',
    ...files,
  });
  return buildSite({ content, exclude: [], asOf: NOW, bare: true });
}

const { result, problems } = await build({
  'config.yml': 'sitename: S\nurl: https://example.org\nhealth: /status/live\n',
  _headers: '/*\n  Cache-Control: public, max-age=600\n  CDN-Cache-Control: max-age=600\n  X-All: yes\n',
  _redirects: '/status/* / 302\n',
});
assert.ok(result !== null, JSON.stringify(problems, null, 1));
const pack = concatenate(result.pack);

const HOSTS = matrixHosts((startHost) => startHost(pack));

const OK: Case['expect'] = {
  status: 200,
  headers: {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'cdn-cache-control': null,
    'x-robots-tag': 'noindex',
    'x-all': 'yes',
  },
};
const LIVE = { source: 'ours', target: '/status/live' };

describeMatrix(HOSTS, [
  {
    title: 'the health check',
    cases: [
      { ...LIVE, title: 'answers ok, which no rule lets a cache keep', expect: { ...OK, body: 'ok\n' } },
      { ...LIVE, title: 'answers HEAD', method: 'HEAD', expect: { ...OK, body: '' } },
      {
        ...LIVE,
        title: 'answers a reader of other types',
        headers: [['Accept', 'application/json']],
        expect: { ...OK, body: 'ok\n' },
      },
      { ...LIVE, title: 'refuses POST', method: 'POST', expect: { status: 405 } },
      {
        ...LIVE,
        title: 'with a slash leads to it',
        target: '/status/live/',
        expect: leadsTo('/status/live'),
      },
      { ...LIVE, title: 'is before a rule', target: '/status/other', expect: { status: 302 } },
    ],
  },
]);

/** The heads of the three requests in the table of content/pages/docs/hosts.md. */
const HEADS: Readonly<Record<string, string>> = {
  'HTTP/1.0 without Host': 'HTTP/1.0\r\n',
  'HTTP/1.0 with Host': 'HTTP/1.0\r\nHost: x\r\n',
  'HTTP/1.1 without Host': 'HTTP/1.1\r\nConnection: close\r\n',
};
const DOCUMENTED = readTables().find(({ name }) => name === 'hosts.md: Health checks')?.rows ?? [];

describe('a check', () => {
  it('is documented for each kind of request', () => {
    assert.deepEqual(
      DOCUMENTED.map(([request]) => request),
      Object.keys(HEADS),
    );
  });
  // The columns of the table. A 500 is wasmtime's own answer, before it calls the component.
  for (const [index, name] of ['embedded component', 'wasmtime, WASI 0.2', 'wasmtime, WASI 0.3'].entries()) {
    const statuses = DOCUMENTED.map((row) => Number(row[index + 1]));
    const found = HOSTS.find((each) => each.name === name);
    describe(`of ${name}`, unless(found?.skip ?? null), () => {
      let host: Host | undefined;
      beforeAll(async () => {
        host = await found?.start();
      });
      afterAll(() => host?.close());
      it(`by HTTP/1.0, by HTTP/1.0 with Host, and by HTTP/1.1 without: ${statuses.join(', ')}`, async () => {
        const seen: (number | undefined)[] = [];
        for (const head of Object.values(HEADS)) {
          const response = await host?.request(Buffer.from(`GET /status/live ${head}\r\n`), NOW);
          seen.push(response?.status);
        }
        assert.deepEqual(seen, statuses);
      });
    });
  }
});

it('is in no sitemap, feed or search', async () => {
  const built = await build({ 'config.yml': 'sitename: S\nurl: https://example.org\nhealth: /healthz\n' });
  const paths = built.result?.manifest.routes.map(({ path }) => path) ?? [];
  assert.ok(paths.includes('/healthz'));
  const { createNativeSite } = await import('../../build/host/native.ts');
  const site = createNativeSite(concatenate(built.result?.pack ?? []));
  for (const target of ['/sitemap.xml', '/feed.xml', '/llms.txt', '/llms-full.txt', '/']) {
    const { body } = site.respond({ method: 'GET', target, headers: [], now: NOW });
    assert.doesNotMatch(Buffer.from(body).toString(), /healthz/, target);
  }
});

it('lies below the base', async () => {
  const built = await build({ 'config.yml': 'sitename: S\nbase: /blog\nhealth: /healthz\n' });
  assert.ok(built.result?.manifest.routes.some(({ path }) => path === '/blog/healthz'));
});

const REFUSED: [title: string, path: string, code: string, files: Record<string, string>, what: RegExp][] = [
  ['a page', '/about', 'health-collides', {}, /\/about/],
  ['an alias', '/was', 'health-collides', {}, /\/was/],
  ['a list', '/posts', 'health-collides', {}, /\/posts/],
  ['a feed', '/feed.xml', 'health-collides', {}, /\/feed\.xml/],
  ['the search', '/search', 'health-collides', {}, /\/search/],
  ['a source', '/about.md', 'health-collides', {}, /\/about\.md/],
  ['an asset', '/assets/a.txt', 'health-collides', { 'assets/a.txt': 'a' }, /\/assets\/a\.txt/],
  ['the icon', '/favicon.ico', 'health-collides', {}, /favicon/],
  [
    'a rule that wins over everything',
    '/healthz',
    'health-collides',
    { _redirects: '# all\n/* https://example.com/:splat 302!\n' },
    /line 2 of _redirects/,
  ],
  ['the homepage', '/', 'path-invalid', {}, /homepage/],
  ['the API', '/api/health', 'path-invalid', {}, /host/],
  ['Spin’s own paths', '/.well-known/spin/health', 'path-invalid', {}, /host/],
  ['no path', 'https://example.org/healthz', 'path-invalid', {}, /URL/],
  ['two slashes', '//healthz', 'path-invalid', {}, /slash/],
  ['a query', '/healthz?x', 'path-invalid', {}, /\?/],
  ['dots', '/a/../healthz', 'path-invalid', {}, /\.\./],
];

describe('a health check at the path of', () => {
  for (const [title, path, code, files, what] of REFUSED) {
    it(`${title} is an error at its line`, async () => {
      const built = await build({ 'config.yml': `sitename: S\nhealth: ${path}\n`, ...files });
      const errors = built.problems.filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        [built.result, errors.map((error) => [error.code, error.file, error.line, error.column])],
        [null, [[code, 'config.yml', 2, 9]]],
      );
      assert.match(errors[0]?.message ?? '', what);
    });
  }
});
