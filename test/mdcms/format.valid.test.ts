/** Rows of the format as they reach the served page: configuration, navigation, meta line. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { type MdcmsSite, mdcmsSite, page } from './site.ts';

function nav(site: MdcmsSite, path = '/'): string {
  return /<nav class="nav"[\s\S]*?<\/nav>/.exec(site.text(path))?.[0] ?? '';
}

/** The smallest PNG's head: 1 × 1 px. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** config.yml beside its sitename, what else is there, and what the homepage then holds. */
/** A site that asks for the file of mdcms at its address. */
const WITH_SEARCH_JSON = { 'config.yml': 'sitename: Harbour\nsearch-json: yes\n' };

const CONFIGURED: [
  row: string,
  config: string,
  files: Record<string, string | Uint8Array>,
  expected: RegExp,
][] = [
  ['navigation: sidebar', 'navigation: sidebar', {}, /<body class="sidebar sidebar-left home">/],
  ['nav-position: right', 'nav-position: right', {}, /<body class="sidebar sidebar-right home">/],
  ['navigation: topbar', 'navigation: topbar', {}, /<body class="topbar home">/],
  [
    'logo',
    'logo: l.png',
    { 'assets/images/l.png': PNG },
    /<img class="logo" src="\/assets\/images\/l\.[0-9a-f]+\.png"/,
  ],
  [
    'favicon',
    'favicon: f.png',
    { 'assets/images/f.png': PNG },
    /<link rel="icon" sizes="16x16" href="\/assets\/coldpress\/icons\/favicon\.[0-9a-f]+\.ico"/,
  ],
  [
    'favicon falls back to the logo',
    'logo: l.png',
    { 'assets/images/l.png': PNG },
    /<link rel="icon" sizes="16x16" href="\/assets\/coldpress\/icons\/favicon\.[0-9a-f]+\.ico"/,
  ],
  ['sitedescription', 'sitedescription: Notes & more', {}, /<p>Notes &amp; more<\/p>/],
  [
    'footer',
    'footer: "By **us**, see [about](pages/home.md)"',
    {},
    /<footer class="site"><div>By <strong>us<\/strong>, see <a href="\/">about<\/a>/,
  ],
  [
    'homepage',
    'homepage: pages/start.md',
    { 'pages/start.md': page('title: Start', 'Begin here.\n') },
    /Begin here\./,
  ],
  ['default-theme: dark', 'default-theme: dark', {}, /<meta name="theme-color" content="#1e293b">/i],
  ['language', 'language: nb', {}, /<html lang="nb" dir="ltr"/],
  ['a language from right to left', 'language: he', {}, /<html lang="he" dir="rtl"/],
];

describe('config.yml', () => {
  for (const [row, config, files, expected] of CONFIGURED) {
    it(`${row} reaches the page`, async () => {
      const site = await mdcmsSite({ 'config.yml': `sitename: Harbour\n${config}\n`, ...files });
      assert.match(site.text('/'), expected);
    });
  }
  it('code-copy puts the script for the button on pages with code, and `no` leaves it away', async () => {
    const files = { 'pages/home.md': page('title: Home', '```js\n1;\n```\n') };
    assert.match((await mdcmsSite(files)).text('/'), /data-copy="Copy"/);
    const without = await mdcmsSite({ ...files, 'config.yml': 'sitename: S\ncode-copy: no\n' });
    assert.doesNotMatch(without.text('/'), /data-copy/);
  });
  it('pagenotfoundmessage is on the page for what is not there', async () => {
    const site = await mdcmsSite({ 'config.yml': 'sitename: S\npagenotfoundmessage: Not <here>.\n' });
    assert.match(site.notFound(), /Not &lt;here&gt;\./);
  });
  it('main-width and nav-width are in the style sheet, before the theme’s', async () => {
    const css = (
      await mdcmsSite({
        'config.yml': 'sitename: S\ntheme: theme.yml\nmain-width: 71em\nnav-width: 13em\n',
        'theme.yml': 'main-width: 50em\nnav-width: 9em\nfont-size: 1.25\nline-height: 1.4\n',
      })
    ).css();
    assert.match(css, /--main-width:\s*71em/);
    assert.match(css, /--nav-width:\s*13em/);
    assert.match(css, /--line-height:\s*1\.4/);
  });
  it('a menu of categories has the icon of categories-selecticon, and its text', async () => {
    const site = await mdcmsSite({
      'config.yml':
        'sitename: S\ncategories-use: yes\ndefault-category: {code: en}\ncategories: [{code: nb}]\ncategories-selecticon: globe\ncategories-selecttext: Pick one\n',
      'pages/home.nb.md': page('title: Hjem'),
      'assets/icons/globe.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    assert.match(
      site.text('/'),
      /title="Pick one">\s*<img class="icon" src="\/assets\/icons\/globe\.[0-9a-f]+\.svg"/,
    );
  });
});

describe('dates', () => {
  const post = page('title: A\nauthor: Kari\ncreated: 2026-01-15 14:05\nmodified: 2026-02-03');
  const meta = async (config: string): Promise<string> => {
    const site = await mdcmsSite({ 'config.yml': `sitename: S\n${config}\n`, 'posts/a.md': post });
    const line = /<p class="meta">([\s\S]*?)<\/p>/.exec(site.text('/posts/a'))?.[1] ?? '';
    return line
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  };
  const LINES: [config: string, line: RegExp][] = [
    ['', /^Kari \| Published 15 January 2026 at 14:05 \(last updated 3 February 2026\)/],
    ['time: 12hrs', /Published 15 January 2026 at 2:05 PM/],
    ['date: YYYY-MM-DD', /Published 2026-01-15 at 14:05 \(last updated 2026-02-03\)/],
    ['date: D Mmm YY', /Published 15 Jan 26 at/],
    ['monthnames: a, Feb, c, d, e, f, g, h, i, j, k, l', /Published 15 a 2026/],
    ['date: D Mmm YY\nmonthnamesabbreviated: Q, b, c, d, e, f, g, h, i, j, k, l', /Published 15 Q 26/],
    ['language: nb', /15\.? januar 2026/],
  ];
  for (const [config, line] of LINES) {
    it(`with ${JSON.stringify(config)} are as it says`, async () => assert.match(await meta(config), line));
  }
});

describe('the meta line', () => {
  it('says when a post was `created`, and when it was `modified`', async () => {
    const site = await mdcmsSite({
      'posts/a.md': page('title: A\ncreated: 2026-01-15\nmodified: 2026-02-03 10:30:15'),
    });
    const [, line = ''] = /<p class="meta">([\s\S]*?)<\/p>/.exec(site.text('/posts/a')) ?? [];
    assert.match(line, /<time datetime="2026-01-15">15 January 2026<\/time>/);
    assert.match(line, /last updated <time datetime="2026-02-03T10:30:15[^"]*">3 February 2026 at 10:30</);
  });
});

describe('nav.yml', () => {
  const FILES = {
    'nav.yml': `sections:
  - {code: guides, defaultname: The guides, pagination: on}
  - {code: deep, defaultname: Deeper, parent: guides, pagesvisibility: hidden}
  - {code: secret, pagesvisibility: draft}
pages:
  - {file: pages/two.md, sort: 20}
  - {file: pages/one.md, sort: 10}
  - {file: pages/three.md, sort: 30}
`,
    'pages/one.md': page('title: One\nsection-id: guides'),
    'pages/two.md': page('title: Two\nsection-id: guides'),
    'pages/three.md': page('title: Three\nsection-id: guides'),
    'pages/low.md': page('title: Low\nsection-id: deep'),
    'pages/hid.md': page('title: Hid\nsection-id: secret'),
  };
  it('a section with pagination leads from page to page in its order', async () => {
    const site = await mdcmsSite(FILES);
    assert.match(site.text('/two'), /<a rel="prev" href="\/one">[\s\S]*<a rel="next" href="\/three">/);
    assert.doesNotMatch(site.text('/one'), /rel="prev"/);
    assert.doesNotMatch(site.text('/three'), /rel="next"/);
    assert.doesNotMatch(site.text('/low'), /rel="(?:prev|next)"/);
  });
  it('the current page is marked, once', async () => {
    const marked = nav(await mdcmsSite(FILES), '/two').match(/<a [^>]*aria-current="page"[^>]*>[^<]*/g);
    assert.deepEqual(marked, ['<a href="/two" aria-current="page">Two']);
  });
  it('a hidden section is closed, but open where it holds the page that is read', async () => {
    const site = await mdcmsSite(FILES);
    assert.match(nav(site), /<details>\s*<summary class="section">Deeper/);
    assert.match(nav(site, '/low'), /<details open>\s*<summary class="section">Deeper/);
  });
  it('a draft section is nowhere', async () => {
    const site = await mdcmsSite(FILES);
    assert.equal(site.status('/hid'), 404);
    assert.doesNotMatch(nav(site) + site.text('/search'), /Hid|Secret/);
  });
  it('a topbar has a dropdown for each section with pages, and groups the others by hundreds', async () => {
    const site = await mdcmsSite({
      ...FILES,
      'config.yml': 'sitename: S\nnavigation: topbar\n',
      'pages/a.md': page('title: Aa\nsort: 200'),
      'pages/b.md': page('title: Bb\nsort: 210'),
    });
    assert.match(
      nav(site),
      /<summary>Aa<\/summary>[\s\S]*?<a href="\/a">Aa<\/a>[\s\S]*?<a href="\/b">Bb<\/a>/,
    );
    assert.match(nav(site), /<summary>The guides<\/summary>/);
  });
});

describe('front matter', () => {
  it('a page without a heading has its title as the h1, and author and language where they are said', async () => {
    const site = await mdcmsSite({
      'pages/a.md': page('title: Aha\nauthor: Kari\nlanguage: nb\ndescription: Kort'),
    });
    const html = site.text('/a');
    assert.match(html, /<h1>Aha<\/h1>/);
    assert.match(html, /<span class="author">Kari/);
    assert.match(html, /<html lang="nb"/);
    assert.match(html, /<meta name="description" content="Kort">/);
  });
  it('a draft is not there, nor is its source', async () => {
    const site = await mdcmsSite({ ...WITH_SEARCH_JSON, 'pages/a.md': page('title: A\ndraft: yes') });
    for (const path of ['/a', '/a.md', '/pages/a.md']) assert.equal(site.status(path), 404);
    assert.doesNotMatch(site.text('/search.json', { type: 'application/json' }), /pages\/a\.md/);
  });
  it('search.json has the keys of mdcms in their order', async () => {
    const site = await mdcmsSite({ ...WITH_SEARCH_JSON, 'pages/a.md': page('title: A\nkeywords: x, y') });
    const entries = JSON.parse(site.text('/search.json', { type: 'application/json' }));
    assert.deepEqual(Object.keys(entries[0]).slice(0, 10), [
      'file',
      'title',
      'section-id',
      'keywords',
      'description',
      'author',
      'created',
      'modified',
      'language',
      'body',
    ]);
  });
  it('`sort` orders the navigation, `section-id` puts a page into a section', async () => {
    const site = await mdcmsSite({
      'pages/home.md': page('title: Home\nsort: 3'),
      'pages/late.md': page('title: Late\nsort: 2'),
      'pages/early.md': page('title: Early\nsort: 1'),
      'pages/deep.md': page('title: Deep\nsection-id: field-notes'),
    });
    assert.match(
      nav(site),
      />Early<[\s\S]*>Late<[\s\S]*>Home<[\s\S]*class="section">Field Notes<[\s\S]*>Deep</,
    );
  });
  it('`keywords` and `tags` are tags, and those of several posts have a page each', async () => {
    const site = await mdcmsSite({
      'posts/a.md': page('title: A\ncreated: 2026-01-01\nkeywords: sea, harbour\ntags: [boats]'),
      'posts/b.md': page('title: B\ncreated: 2026-01-02\nkeywords: [harbour, sea]'),
    });
    for (const tag of ['sea', 'harbour', 'boats']) {
      assert.match(site.text('/posts/a'), new RegExp(`<a href="/tags/${tag}" rel="tag">`));
      assert.match(site.text(`/tags/${tag}`), /<a href="\/posts\/a"/);
    }
  });
  it('`expires` in the past is 410, in the future 200 until then', async () => {
    const files = { 'pages/a.md': page('title: A\nexpires: 2026-12-01') };
    const december = Date.UTC(2026, 11, 1) / 1000;
    const site = await mdcmsSite(files);
    assert.deepEqual([site.status('/a'), site.version('/a')?.until], [200, december]);
    assert.equal((await mdcmsSite(files, december)).status('/a'), 410);
  });
  it('`aliases` redirect to the page, whose path is its `permalink`', async () => {
    const site = await mdcmsSite({
      'pages/a.md': page('title: A\naliases: [/old, /older]\npermalink: /new/home'),
    });
    for (const path of ['/old', '/older']) {
      assert.equal(site.version(path)?.location, '/new/home');
      assert.equal(site.status(path), 301);
    }
    assert.match(site.text('/new/home'), /<h1>A<\/h1>/);
    assert.equal(site.status('/a'), 404);
  });
  it('`image` is the picture that a link to the page is shown with', async () => {
    const site = await mdcmsSite({
      'config.yml': 'sitename: S\nurl: https://example.org\n',
      'pages/a.md': page('title: A\nimage: assets/images/i.png'),
      'assets/images/i.png': PNG,
    });
    assert.match(
      site.text('/a'),
      /<meta property="og:image" content="https:\/\/example\.org\/assets\/images\/i\.[0-9a-f]+\.png">/,
    );
  });
});
