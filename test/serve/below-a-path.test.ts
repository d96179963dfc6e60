/** A whole site below a path, beside one at the root: on every host, and every address that it gives. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { concatenate } from '../../build/bytes/chunks.ts';
import { createNativeSite } from '../../build/host/native.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { describeMatrix } from '../harness/matrix.ts';
import { matrixHosts } from '../harness/matrix-hosts.ts';
import { pageParts } from '../harness/page-links.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { type Case, leadsTo } from './case.ts';
import { BLOG, behindRouter, ROOT } from './mounted-sites.ts';

const NOW = Date.UTC(2026, 5, 1) / 1000;

async function built(files: Readonly<Record<string, string>>) {
  const { result, problems } = await buildSite({
    content: siteFolder(files),
    exclude: [],
    asOf: NOW,
    bare: true,
  });
  assert.ok(result !== null, JSON.stringify(problems, null, 1));
  return { pack: concatenate(result.pack), manifest: result.manifest, problems };
}

const blog = await built(BLOG);
const root = await built(ROOT);

const HOSTS = matrixHosts(async (startHost) =>
  behindRouter([
    ['', await startHost(root.pack)],
    ['/blog', await startHost(blog.pack)],
  ]),
);

const shows = (
  title: string,
  target: string,
  body: RegExp,
  headers: Case['expect']['headers'] = {},
): Case => ({
  title,
  source: 'ours',
  target,
  expect: { status: 200, body, headers },
});
const leads = (title: string, target: string, location: string, status?: number): Case => ({
  title,
  source: 'ours',
  target,
  expect: leadsTo(location, status),
});
const missing = (title: string, target: string, body: RegExp = /./): Case => ({
  title,
  source: 'ours',
  target,
  expect: { status: 404, body },
});

describeMatrix(HOSTS, [
  {
    title: 'two sites of one host',
    cases: [
      shows('the root is the one', '/', /The main site/),
      shows('and has its own pages', '/about', /About the whole/),
      shows('a page below the base is the other’s', '/blog/about', /id="part"/, {
        'x-own': 'about',
        'x-all': 'yes',
      }),
      shows('its source too', '/blog/about.md', /^---\ntitle: About/, {
        link: '<https://example.org/blog/about>; rel="canonical"',
      }),
      shows('its homepage is at the base', '/blog', /data-base="\/blog"/),
      shows('a category', '/blog/nb', /Hei/),
      shows('a list', '/blog/tags/wood', /Second/),
      shows('a feed', '/blog/feed.xml', /<link>https:\/\/example\.org\/blog\/posts\/b<\/link>/),
      shows('the sitemap', '/blog/sitemap.xml', /<loc>https:\/\/example\.org\/blog<\/loc>/),
      shows('robots.txt', '/blog/robots.txt', /Sitemap: https:\/\/example\.org\/blog\/sitemap\.xml/),
      shows('a search', '/blog/search?q=wood', /<a href="\/blog\/posts\/b"/),
      shows('a search as JSON', '/blog/search.json?q=wood', /"\/blog\/posts\/b"/),
      shows(
        'security.txt',
        '/blog/.well-known/security.txt',
        /Canonical: https:\/\/example\.org\/blog\/\.well/,
      ),
      shows('the web manifest', '/blog/manifest.json', /"start_url": "\/blog",\s*"scope": "\/blog"/),
      shows('the worker, in whose scope the homepage is', '/blog/service-worker.js', /"base":"\/blog"/, {
        'service-worker-allowed': '/blog',
      }),
      shows('a permalink', '/blog/third', /Third/),
      leads('the base with a slash leads to the homepage', '/blog/', '/blog'),
      leads('so does its index.html, with its query', '/blog/index.html?a=b', '/blog?a=b'),
      leads('a page with a slash to itself', '/blog/about/', '/blog/about'),
      leads('another spelling of a page', '/blog/%61bout', '/blog/about'),
      leads('an alias', '/blog/old-about', '/blog/about'),
      leads('a rule of the author', '/blog/moved', '/blog/about'),
      leads('a rule with a splat', '/blog/was/a', '/blog/posts/a', 302),
      leads('a rule with a whole address', '/blog/see', 'https://example.org/blog/about'),
      leads('mdcms’s own path of a page', '/blog/home', '/blog'),
      leads('a folder of assets with the slash', '/blog/assets/demo', '/blog/assets/demo/'),
      shows('which shows its index.html', '/blog/assets/demo/', /Demo/),
      leads('the icon that browsers look for', '/blog/favicon.ico', blogIcon(), 302),
      missing('what is not there is the site’s own page', '/blog/nothing', /See <a href="\/blog">home/),
      missing('in a category too', '/blog/nb/nothing', /See <a href="\/blog">home/),
      missing('a path that only begins like the base is the other’s', '/blogger'),
      missing('a page of the blog is not at the root', '/posts/a'),
      missing('the root’s page is not below the base', '/blog/blog/about'),
      missing('dots do not lead out of the base', '/blog/../nothing'),
    ],
  },
]);

function blogIcon(): string {
  const icon = blog.manifest.routes.find(({ path }) =>
    /^\/blog\/assets\/images\/icon\.\w{12}\.svg$/.test(path),
  );
  return icon?.path ?? '';
}

describe('every address of a site below a path', () => {
  const site = createNativeSite(blog.pack);
  const get = (target: string) => {
    const headers: [string, string][] = [['accept', 'text/html, */*;q=0.1']];
    const { status, headers: given, body } = site.respond({ method: 'GET', target, headers, now: NOW });
    return { status, headers: new Map(given), text: Buffer.from(body).toString('utf8') };
  };
  const paths = blog.manifest.routes.map(({ path }) => path);
  /** Addresses of the host in a text of any kind. */
  const addresses = (type: string, text: string): string[] => {
    if (type.startsWith('text/html')) {
      const json = [...text.matchAll(/"(?:url|@id|item|logo|image)":"([^"]*)"/g)].map(([, url = '']) => url);
      const data = [...text.matchAll(/(?:data-index|data-script|formaction)="([^"]*)"/g)].map(
        ([, url = '']) => url,
      );
      const sets = [...text.matchAll(/srcset="(\S+)/g)].map(([, url = '']) => url);
      return [...pageParts(text).references, ...json, ...data, ...sets];
    }
    if (type.startsWith('text/css')) return [...text.matchAll(/url\("?([^")]*)/g)].map(([, url = '']) => url);
    if (/markdown/.test(type)) return [];
    // Of scripts the settings that stand before them; their own texts are keys and parts of addresses.
    const [, settings = ''] = /^self\.COLDPRESS=(.*)$/m.exec(text) ?? [];
    if (type.startsWith('text/javascript')) return addresses('application/json', settings);
    return [...text.matchAll(/https:\/\/example\.org[^\s"<>)]*|(?<=")\/(?:[\w.-]+\/?)*(?=")/g)].map(
      ([url]) => url,
    );
  };
  it('is below it, and answers', () => {
    const strays: string[] = [];
    let seen = 0;
    for (const path of paths) {
      // The author's own Markdown is in it as it is.
      if (path === '/blog/llms-full.txt') continue;
      const { status, headers, text } = get(path);
      const linked = [...(headers.get('link') ?? '').matchAll(/<([^>]*)>/g)].map(([, url = '']) => url);
      const own = [headers.get('location') ?? '', headers.get('content-location') ?? '', ...linked];
      for (const address of [...own, ...addresses(headers.get('content-type') ?? '', text)]) {
        const url = URL.canParse(address.trim(), `https://example.org${path}`)
          ? new URL(address.trim(), `https://example.org${path}`)
          : null;
        if (url?.host !== 'example.org' || url.pathname === '/shop') continue;
        // Of the page for what is not there, a link to a place on it.
        if (status === 404 && url.pathname === path) continue;
        seen++;
        const isBelow = url.pathname === '/blog' || url.pathname.startsWith('/blog/');
        if (!isBelow || get(url.pathname).status >= 400) strays.push(`${path}: ${address}`);
      }
    }
    assert.deepEqual([...new Set(strays)], []);
    assert.ok(seen > 500, `${seen} addresses were looked at`);
  });
  it('has the base once', () => {
    for (const path of paths) assert.doesNotMatch(get(path).text, /\/blog\/blog/, path);
    assert.deepEqual(
      paths.filter((path) => path !== '/blog' && !path.startsWith('/blog/')),
      [],
    );
  });
  it('is said without a problem, and a path from the root is the site’s own in Markdown and in HTML', () => {
    assert.deepEqual(blog.problems, []);
    const { text } = get('/blog');
    assert.equal(text.match(/href="\/blog\/about"/g)?.length, 6);
    assert.match(text, /href="https:\/\/example\.org\/shop"/);
  });
});

const COLLISIONS: [title: string, base: string, files: Record<string, string>, what: RegExp][] = [
  ['a folder of pages', '/guide', { 'pages/guide/a.md': '# A\n' }, /\/guide\/a/],
  ['a page', '/about', { 'pages/about.md': '# A\n' }, /\/about/],
  ['the posts', '/posts', { 'posts/a.md': '---\ncreated: 2026-01-01\n---\n# A\n' }, /\/posts/],
  ['the assets', '/assets', { 'assets/a.txt': 'a' }, /\/assets\//],
  ['the theme’s own files', '/assets', {}, /\/assets\/coldpress/],
  ['the search', '/search', {}, /\/search/],
  ['an alias', '/old', { 'pages/a.md': '---\naliases: [/old/a]\n---\n# A\n' }, /\/old\/a/],
  ['a permalink', '/old', { 'pages/a.md': '---\npermalink: /old\n---\n# A\n' }, /\/old/],
  ['the folder of the sources', '/pages', {}, /\/pages\/home\.md/],
  ['the API', '/api', {}, /API/],
  ['the API, below it', '/api/v1', {}, /API/],
  // ../shared/cases/hosts/mounted-archive with the base that its route has.
  [
    'a folder that was mounted without a base',
    '/archive',
    { 'pages/archive/two.md': '# Two\n' },
    /\/archive\/two/,
  ],
];

describe('a base that begins like', () => {
  for (const [title, base, files, what] of COLLISIONS) {
    it(`${title} is an error at its line`, async () => {
      const { result, problems } = await buildSite({
        content: siteFolder({
          'config.yml': `sitename: S\nbase: ${base}\n`,
          'pages/home.md': '# Home\n\nText.\n',
          ...files,
        }),
        exclude: [],
        asOf: NOW,
        bare: true,
      });
      const errors = problems.filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        [result, errors.map(({ code, line, column }) => [code, line, column])],
        [null, [['base-collides', 2, 7]]],
      );
      assert.match(errors[0]?.message ?? '', what);
    });
  }
});
