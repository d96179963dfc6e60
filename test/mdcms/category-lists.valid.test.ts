/** Lists, feeds and the search of a category: its own posts, below its prefix, in its language. */
import assert from 'node:assert/strict';
import { beforeAll, describe, it } from 'vitest';
import { type MdcmsSite, mdcmsSite, page } from './site.ts';

const FILES = {
  'config.yml': `sitename: Havn
url: https://example.org
categories-use: yes
default-category: {code: en, name: English}
categories:
  - {code: nb, name: Norsk, notfoundmessage: Ikke oversatt.}
  - {code: ar, name: العربية}
  - {code: sv, name: Svenska}
`,
  'pages/home.nb.md': page(
    'title: Hjem',
    '[Alle](/nb/posts) [Kaffe](/nb/tags/kaffe) [Strøm](/nb/feed.xml) [Søk](/nb/search)\n',
  ),
  'posts/a.md': page('title: Coffee\ncreated: 2026-01-02\nauthor: Kari\ntags: coffee, both'),
  'posts/a.nb.md': page('title: Kaffe\ncreated: 2026-01-02\nauthor: Kari\ntags: kaffe, both'),
  'posts/b.md': page('title: Tea\ncreated: 2026-02-03\ntags: tea'),
  'posts/c.nb.md': page('title: Bare norsk\ncreated: 2026-03-04'),
  'posts/d.ar.md': page('title: مقال\ncreated: 2026-03-05'),
  'posts/later.nb.md': page('title: Senere\ncreated: 2027-01-01'),
  'posts/draft.nb.md': page('title: Kladd\ncreated: 2026-01-01\ndraft: yes'),
};

/** The titles of the posts that a page lists. */
function listed(site: MdcmsSite, path: string): string[] {
  const [, list = ''] = site.text(path).split('class="summaries"');
  return [...list.matchAll(/<a href="[^"]*\/posts\/[^"]*">([^<]*)<\/a>/g)].map(([, title]) => title ?? '');
}

describe('a category with posts', () => {
  let site: MdcmsSite;
  beforeAll(async () => {
    site = await mdcmsSite(FILES);
  });
  const feed = (path: string): string => site.text(path, { type: 'application/rss+xml' });

  it('lists those that are written for it, in its language', () => {
    assert.deepEqual(listed(site, '/nb/posts'), ['Bare norsk', 'Kaffe']);
    assert.match(
      site.text('/nb/posts'),
      /<html lang="nb" dir="ltr" data-category="nb">[\s\S]*<h1>Innlegg<\/h1>/,
    );
    assert.match(site.text('/nb/posts'), /4\. mars 2026|4 mars 2026/);
    assert.deepEqual(listed(site, '/nb/archive/2026/03'), ['Bare norsk']);
    assert.match(site.text('/nb/archive/2026/03'), /<h1>Arkiv: mars 2026<\/h1>/);
  });
  it('leaves the default’s lists as they were', () => {
    assert.deepEqual(listed(site, '/posts'), ['Tea', 'Coffee']);
    assert.deepEqual(listed(site, '/tags/both'), ['Coffee']);
    assert.doesNotMatch(feed('/feed.xml'), /\/nb\//);
  });
  it('has its tags, authors and archive, which lead to each other and into the category', () => {
    assert.deepEqual(listed(site, '/nb/tags/kaffe'), ['Kaffe']);
    assert.match(site.text('/nb/tags'), /<a href="\/nb\/tags\/kaffe">kaffe \(1\)<\/a>/);
    assert.match(site.text('/nb/tags'), /<p class="ways"><a href="\/nb\/posts">Innlegg<\/a>/);
    assert.match(site.text('/nb/authors/kari'), /<h1>Innlegg av Kari<\/h1>/);
    assert.match(site.text('/nb/tags/kaffe'), /<a href="\/nb" rel="home">/);
  });
  it('links the tags and the author of a post to its own lists', () => {
    const html = site.text('/nb/posts/a');
    assert.match(html, /<a href="\/nb\/tags\/both" rel="tag">/);
    assert.match(html, /href="\/nb\/authors\/kari"/);
  });
  it('leads from a post that stands in to the default’s lists, where it has none', () => {
    assert.match(site.text('/nb/posts/b'), /<a href="\/tags\/tea" rel="tag">/);
  });
  it('has feeds, in its language, to which its pages lead', () => {
    const rss = feed('/nb/feed.xml');
    assert.match(rss, /<title>Havn \(Norsk\)<\/title>/);
    assert.match(rss, /<language>nb<\/language>/);
    assert.deepEqual(
      [...rss.matchAll(/<item>[\s\S]*?<title>([^<]+)/g)].map(([, title]) => title),
      ['Bare norsk', 'Kaffe'],
    );
    assert.match(
      site.text('/nb/posts/a'),
      /<link rel="alternate" type="application\/rss\+xml"[^>]*href="\/nb\/feed\.xml">/,
    );
    assert.match(feed('/nb/tags/kaffe/feed.xml'), /Havn \(Norsk\): Innlegg merket kaffe/);
    assert.equal(site.status('/nb/feed.json'), 200);
    assert.equal(site.status('/nb/atom.xml'), 200);
  });
  it('has a page for its search, with all that its readers can reach', () => {
    assert.match(site.text('/nb/posts/a'), /<form class="search search-box"[^>]* action="\/nb\/search"/);
    assert.match(site.text('/posts/a'), /<form class="search search-box"[^>]* action="\/search"/);
    assert.match(site.text('/nb/search'), /<h1>Søk<\/h1>/);
    const found = (target: string): string[] =>
      JSON.parse(site.answer(target)).results.map(({ title }: { title: string }) => title);
    assert.deepEqual(found('/nb/search.json?q=norsk'), ['Bare norsk']);
    assert.deepEqual(found('/nb/search.json?q=tea'), ['Tea']);
    assert.deepEqual(found('/nb/search.json?q=kaffe').slice(0, 1), ['Kaffe']);
    assert.deepEqual(found('/nb/search.json?q=coffee'), []);
    assert.deepEqual(found('/search.json?q=coffee'), ['Coffee']);
    assert.deepEqual(found('/search.json?q=norsk'), []);
  });
  it('runs from right to left where its language does', () => {
    assert.match(site.text('/ar/posts'), /<html lang="ar" dir="rtl" data-category="ar">/);
  });
  it('keeps what is not published out of them', () => {
    assert.doesNotMatch(site.answer('/nb/search?q=senere+kladd'), /posts\/(?:later|draft)/);
    for (const path of ['/nb/posts', '/nb/archive']) {
      assert.doesNotMatch(site.text(path), /Senere|Kladd|\/2027/, path);
    }
    assert.doesNotMatch(feed('/nb/feed.xml'), /Senere|Kladd/);
  });
  it('has its lists in the sitemap, but not its search', () => {
    const sitemap = site.text('/sitemap.xml', { type: 'application/xml' });
    assert.match(sitemap, /<loc>https:\/\/example\.org\/nb\/posts<\/loc>/);
    assert.doesNotMatch(sitemap, /\/search</);
  });
  it('may be linked to by the author', () => assert.deepEqual(site.warnings('broken-link'), []));
});

describe('a category without posts', () => {
  it('has neither lists nor feeds: its pages lead to the default’s', async () => {
    const site = await mdcmsSite({ ...FILES, 'pages/home.sv.md': page('title: Hem') });
    assert.equal(site.status('/sv/posts'), 404);
    assert.equal(site.status('/sv/tags'), 404);
    assert.equal(site.status('/sv/feed.xml'), 404);
    assert.match(
      site.text('/sv'),
      /<link rel="alternate" type="application\/rss\+xml"[^>]*href="\/feed\.xml">/,
    );
  });
});

describe('a page of the author’s', () => {
  it('stands before a list of the category, as itself or in place of a missing variant', async () => {
    const site = await mdcmsSite({
      ...FILES,
      'pages/tags.md': page('title: Our tags'),
      'pages/archive.nb.md': page('title: Arkivet vårt'),
    });
    assert.match(site.text('/nb/tags'), /Our tags/);
    assert.match(site.text('/nb/archive'), /Arkivet vårt/);
    assert.deepEqual(listed(site, '/nb/tags/kaffe'), ['Kaffe']);
  });
});

describe('a site in one language from right to left', () => {
  it('has lists and a search that run so', async () => {
    const site = await mdcmsSite({
      'config.yml': 'sitename: S\nlanguage: ar\n',
      'posts/a.md': page('title: أ\ncreated: 2026-01-02'),
    });
    for (const path of ['/posts', '/search', '/archive']) {
      assert.match(site.text(path), /<html lang="ar" dir="rtl"/, path);
    }
    assert.match(site.notFound(), /<html lang="ar" dir="rtl"/);
  });
});
