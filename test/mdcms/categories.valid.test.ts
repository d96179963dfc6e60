/** Categories: languages, editions and dates, each variant with a URL, and what stands in where one is missing. */
import assert from 'node:assert/strict';
import { beforeAll, describe, it } from 'vitest';
import { type MdcmsSite, mdcmsSite, page } from './site.ts';

const CONFIG = `sitename: Havn
url: https://example.org
navigation: sidebar
categories-use: yes
default-category: {code: en, name: English}
categories:
  - {code: nb, name: Norsk, notfoundmessage: Ikke oversatt., pagenotfoundmessage: Finnes ikke.}
  - {code: ar, name: العربية, name-latin: Arabic, direction: rtl, line-height: 2, font: amiri.woff2, visibilityifnocontent: visible}
  - {code: sv, name: Svenska, notfoundmessage: Saknas., section-id: guides}
categories-selecttext: Choose a language
`;

const FILES = {
  'config.yml': CONFIG,
  'nav.yml': `sections:
  - {code: guides, defaultname: Guides, categorynames: {nb: Veiledninger}}
pages:
  - {file: pages/home.md, titles: {en: Home, nb: Hjem}}
  - {file: pages/about.md, titles: {en: About us, nb: Om oss}}
  - {file: pages/guide.md, section-id: guides}
`,
  'assets/fonts/amiri.woff2': Uint8Array.of(1, 2, 3),
  'pages/home.md': page('title: Home', 'Welcome. [About](pages/about.md) [Guide](pages/guide.md#part)\n'),
  'pages/home.nb.md': page(
    'title: Hjem',
    'Velkommen. [Om](pages/about.md) [Veiledning](pages/guide.md#part)\n',
  ),
  'pages/home.ar.md': page('title: الرئيسية', 'مرحبا\n'),
  'pages/about.md': page('title: About'),
  'pages/about.nb.md': page('title: Om', 'Om oss.\n'),
  'pages/guide.md': page('title: Guide', '## Part\n\nThe guide.\n'),
  'posts/a.md': page('title: First\ncreated: 2026-01-02'),
  'posts/a.nb.md': page('title: Første\ncreated: 2026-01-02'),
  'posts/b.md': page('title: Second\ncreated: 2026-02-03'),
  'pages/news.md': page('title: News', '```mdcms posts-created-reversechronological\n```\n'),
  'pages/news.nb.md': page('title: Nytt', '```mdcms posts-created-reversechronological\n```\n'),
};

describe('a site in several languages', () => {
  let site: MdcmsSite;
  beforeAll(async () => {
    site = await mdcmsSite(FILES);
  });
  const head = (path: string): string => /<html[^>]*>/.exec(site.text(path))?.[0] ?? '';

  it('a variant has its category before its path, and its source beside it', () => {
    assert.match(site.text('/nb/about'), /Om oss\./);
    assert.match(site.text('/nb/posts/a'), /Første/);
    assert.match(site.text('/nb'), /Velkommen/);
    assert.match(site.text('/nb/about.md', { type: 'text/markdown' }), /title: Om/);
    assert.equal(site.status('/about.nb'), 404);
  });
  it('mdcms’s own path of the source stays', () => {
    assert.match(site.text('/pages/about.nb.md', { type: 'text/markdown' }), /title: Om/);
  });
  it('`lang`, `dir` and the category stand on the document', () => {
    assert.match(head('/nb/about'), /lang="nb" dir="ltr" data-category="nb"/);
    assert.match(head('/ar'), /lang="ar" dir="rtl" data-category="ar"/);
    assert.match(head('/about'), /lang="en" dir="ltr" data-category="en"/);
  });
  it('`font` and `line-height` of a category are in the style sheet', () => {
    const css = site.css('/ar');
    assert.match(css, /@font-face\{font-family:"?category ar"?[^}]*amiri\.[0-9a-f]+\.woff2/);
    assert.match(css, /:root\[data-category="?ar"?\]\{[^}]*--line-height:\s*2/);
  });
  it('a missing variant is stood in for by the default, with the category’s message and a canonical link', () => {
    const html = site.text('/nb/guide');
    assert.match(html, /<p class="notice" lang="nb" dir="auto"><strong>Ikke oversatt\./);
    assert.match(html, /The guide\./);
    assert.match(html, /<html lang="en"/);
    assert.match(html, /<link rel="canonical" href="https:\/\/example\.org\/guide">/);
    assert.doesNotMatch(html, /hreflang="[a-z-]+" href="https:/);
  });
  it('without `notfoundmessage` nothing stands in, but for the homepage', () => {
    assert.equal(site.status('/ar/guide'), 404);
    assert.match(site.text('/sv'), /Welcome/);
  });
  it('`section-id` limits the stand-ins, the navigation and the switcher to its sections', () => {
    assert.equal(site.status('/sv/guide'), 200);
    const nav = /<nav class="nav"[\s\S]*?<\/nav>/.exec(site.text('/sv'))?.[0] ?? '';
    assert.match(nav, /href="\/sv\/guide"/);
    assert.doesNotMatch(nav, /about/i);
    assert.doesNotMatch(site.text('/about'), /hreflang="sv"/);
    assert.match(site.text('/guide'), /href="\/sv\/guide" hreflang="sv"/);
  });
  it('`visibilityifnocontent: visible` keeps the category in the switcher, leading to its homepage', () => {
    assert.match(site.text('/guide'), /href="\/ar" hreflang="ar" lang="ar"[^>]*>العربية \(Arabic\)</);
  });
  it('the navigation speaks the category’s titles and stays in it', () => {
    const nav = /<nav class="nav"[\s\S]*?<\/nav>/.exec(site.text('/nb/about'))?.[0] ?? '';
    assert.match(nav, /<a href="\/nb">Hjem<\/a>/);
    assert.match(nav, /<a href="\/nb\/about" aria-current="page">Om oss<\/a>/);
    assert.match(nav, /<a href="\/nb\/guide">Guide<\/a>/);
    assert.match(nav, />Guides</, 'names of sections are the same unless they are per category');
    assert.match(site.text('/nb/about'), /<a href="\/nb" rel="home">/);
  });
  it('what a category leaves to the default is led there: posts, and pages outside its sections', () => {
    for (const [from, to] of [
      ['/sv/about', '/about'],
      ['/sv/posts/a', '/posts/a'],
      ['/ar/posts/b', '/posts/b'],
    ] as const) {
      assert.equal(site.status(from), 302, from);
      assert.equal(site.version(from)?.location, to);
    }
    assert.equal(
      site.status('/ar/about'),
      404,
      'a page of the category itself, which has no `notfoundmessage`',
    );
    assert.equal(site.status('/nb/posts/b'), 200, 'where there is one, the default stands in at the URL');
  });
  it('a link as mdcms addresses a category leads to the page in it', async () => {
    const linking = await mdcmsSite({
      ...FILES,
      'pages/links.md': page(
        'title: L',
        '[a](?cat=nb) [b](?cat=nb#pages/about.md) [c](/?cat=ar#pages/about.md) [d](?cat=en)\n',
      ),
    });
    const hrefs = [...linking.text('/links').matchAll(/<a href="([^"]+)">[a-d]</g)].map(([, href]) => href);
    assert.deepEqual(hrefs, ['/nb', '/nb/about', '/about', '/en']);
    assert.deepEqual(linking.warnings('broken-link'), []);
  });
  it('a link in a category stays in it', () => {
    const html = site.text('/nb');
    assert.match(html, /<a href="\/nb\/about">Om<\/a>/);
    assert.match(html, /<a href="\/nb\/guide#part">Veiledning<\/a>/);
  });
  it('lists of posts show the variants', () => {
    const html = site.text('/nb/news');
    assert.match(html, /<a href="\/nb\/posts\/a">Første<\/a>/);
    assert.match(html, /<a href="\/nb\/posts\/b">Second<\/a>/);
    assert.match(site.text('/news'), /<a href="\/posts\/a">First<\/a>/);
  });
  it('the switcher names itself and marks the category that is read', () => {
    const html = site.text('/nb/about');
    assert.match(html, /title="Choose a language"/);
    assert.match(html, /href="\/nb\/about" hreflang="nb" lang="nb" aria-current="true">Norsk</);
    assert.match(html, /href="\/about" hreflang="en" lang="en">English</);
  });
  it('`hreflang` links name every written variant and the default', () => {
    for (const path of ['/about', '/nb/about']) {
      const links = [
        ...site.text(path).matchAll(/hreflang="([\w-]+)" href="https:\/\/example\.org([^"]+)"/g),
      ];
      assert.deepEqual(
        links.map(([, language, href]) => `${language} ${href}`),
        ['en /about', 'nb /nb/about', 'x-default /about'],
        path,
      );
    }
  });
  it('at / the reader’s languages choose, and each choice has a URL of its own', () => {
    const version = site.version('/');
    const html = (version?.representations ?? [])
      .filter(({ type, coding }) => type === 'text/html' && coding === 'identity')
      .map((form) => ({ language: form.language, headers: site.headers(form) }));
    assert.deepEqual(
      html.map(({ language, headers }) => [language, headers.get('content-location')]),
      [
        ['en', '/en'],
        ['nb', '/nb'],
        ['ar', '/ar'],
      ],
    );
    assert.match(html[0]?.headers.get('vary') ?? '', /accept-language/);
    assert.match(site.text('/en'), /Welcome/);
    assert.match(site.text('/about'), /<a href="\/en" rel="home">/);
  });
  it('no other path reads the reader’s languages', () => {
    for (const path of ['/about', '/nb/about', '/en', '/nb', '/nb/guide']) {
      const headers = site.headers(site.representation(path));
      assert.doesNotMatch(headers.get('vary') ?? '', /language/, path);
    }
  });
  it('a homepage passes the forwarder of old addresses its categories', () => {
    assert.match(head('/'), /data-categories="en=\/en nb=\/nb ar=\/ar sv=\/sv"/);
    assert.doesNotMatch(head('/about'), /data-categories/);
  });
  it('below a category a missing page is a 404 in its words', () => {
    assert.equal(site.status('/nb/404'), 404);
    const html = site.text('/nb/404');
    assert.match(html, /<html lang="nb"[\s\S]*Finnes ikke\./);
    assert.deepEqual(
      site.redirects.filter(({ from }) => from === '/nb/*'),
      [{ from: '/nb/*', to: '/nb/404', status: 200, force: false }],
    );
  });
  it('stand-ins are in no feed', () => {
    assert.doesNotMatch(site.text('/feed.xml', { type: 'application/rss+xml' }), /\/nb\//);
  });
});

describe('other ways of categories', () => {
  it('`categories-sectionnames: per-category` gives sections their names', async () => {
    const site = await mdcmsSite({
      ...FILES,
      'config.yml': `${CONFIG}categories-sectionnames: per-category\n`,
    });
    assert.match(site.text('/nb'), />Veiledninger</);
    assert.match(site.text('/about'), />Guides</);
  });
  it('`categories-dates` gives dated variants URLs, linked from their page', async () => {
    const site = await mdcmsSite({
      'config.yml': 'sitename: S\ncategories-use: yes\ncategories-dates: yes\ndefault-category: {code: en}\n',
      'pages/report.md': page('title: Report', 'Now.\n'),
      'pages/report.20260704.md': page('title: Report', 'Then.\n'),
      'pages/report.20251224.md': page('title: Report', 'Long ago.\n'),
    });
    assert.match(site.text('/report.20260704'), /Then\./);
    const items = [...site.text('/report').matchAll(/<a href="(\/report[^"]*)" hreflang[^>]*>([^<]+)</g)];
    assert.deepEqual(
      items.map(([, href, name]) => `${href} ${name}`),
      ['/report en', '/report.20260704 4 July 2026', '/report.20251224 24 December 2025'],
    );
  });
  it('a page at the path of a homepage that would be chosen keeps it, and / is the default’s alone', async () => {
    const site = await mdcmsSite({ ...FILES, 'pages/en.md': page('title: About English') });
    assert.match(site.text('/en'), /About English/);
    assert.doesNotMatch(site.headers(site.representation('/')).get('vary') ?? '', /language/);
  });
  it('editions are no languages: no hreflang, no choice at /', async () => {
    const site = await mdcmsSite({
      'config.yml':
        'sitename: S\ncategories-use: yes\ndefault-category: {code: basic}\ncategories: [{code: pro}]\n',
      'pages/home.pro.md': page('title: Pro'),
    });
    assert.match(site.text('/pro'), /<html lang="en"/);
    assert.doesNotMatch(site.text('/'), /rel="alternate" hreflang/);
    assert.equal(
      site.version('/')?.representations.some(({ language }) => language !== 'en'),
      false,
    );
  });
  it('a language of three letters is one, an edition of three is none', async () => {
    const site = await mdcmsSite({
      'config.yml':
        'sitename: S\ncategories-use: yes\ndefault-category: {code: en}\ncategories: [{code: yue}, {code: pro}]\n',
      'pages/home.yue.md': page('title: 主頁'),
      'pages/home.pro.md': page('title: Pro'),
    });
    assert.match(site.text('/yue'), /<html lang="yue"/);
    assert.match(site.text('/pro'), /<html lang="en"/);
    const languages = site.version('/')?.representations.map(({ language }) => language);
    assert.deepEqual([...new Set(languages)], ['en', 'yue']);
  });
  it('a theme in a language from right to left speaks it', async () => {
    const site = await mdcmsSite({
      'config.yml':
        'sitename: S\ncategories-use: yes\ndefault-category: {code: en}\ncategories: [{code: ar}, {code: he}]\n',
      'pages/home.ar.md': page('title: أ', '```mdcms callout-warning\nx\n```\n'),
      'posts/a.he.md': page('title: א\ncreated: 2026-01-15 09:00'),
    });
    assert.match(site.text('/ar'), /تخطَّ إلى المحتوى[\s\S]*تحذير/);
    assert.match(site.text('/he/posts/a'), /15 בינואר 2026 בשעה 09:00/);
  });
  it('the switcher has each category’s `message`, else its `name`, with `name-latin` beside it', async () => {
    const site = await mdcmsSite({
      'config.yml':
        'sitename: S\ncategories-use: yes\ndefault-category: {code: en, name: English, message: In English}\n' +
        'categories: [{code: nb, name: Norsk}, {code: ar, name: العربية, name-latin: Arabic}]\n',
      'pages/home.nb.md': page('title: Hjem'),
      'pages/home.ar.md': page('title: أ'),
    });
    const names = [...site.text('/nb').matchAll(/hreflang="\w+" lang="\w+"[^>]*>([^<]+)</g)];
    assert.deepEqual(
      names.map(([, name]) => name),
      ['In English', 'Norsk', 'العربية (Arabic)'],
    );
  });
  it('without `categories-use` a suffix is part of the name', async () => {
    const site = await mdcmsSite({ 'pages/about.nb.md': page('title: Om') });
    assert.equal(site.status('/about.nb'), 200);
    assert.doesNotMatch(site.text('/'), /class="variants"/);
  });
  it('a post that is only there for the default category’s suffix is in the lists', async () => {
    const site = await mdcmsSite({
      'config.yml': 'sitename: S\ncategories-use: yes\ndefault-category: {code: en}\n',
      'posts/a.en.md': page('title: Suffixed\ncreated: 2026-01-02'),
    });
    assert.match(site.text('/posts'), /Suffixed/);
  });
  it('the default category’s language is the site’s', async () => {
    const site = await mdcmsSite({
      'config.yml': 'sitename: S\ncategories-use: yes\ndefault-category: {code: he, direction: rtl}\n',
    });
    assert.match(site.text('/'), /<html lang="he" dir="rtl"/);
  });
});
