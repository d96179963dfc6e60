import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { Document } from '../../build/content/model.ts';
import { highlight } from '../../build/markdown/highlight.ts';
import { ATOM } from '../../build/pages/feeds/atom.ts';
import type { Feed } from '../../build/pages/feeds/feed.ts';
import { feedArticle } from '../../build/pages/feeds/feed-article.ts';
import { feedLinks, feedResources } from '../../build/pages/feeds/feed-resources.ts';
import { postIdentifier } from '../../build/pages/feeds/identifier.ts';
import { isoInstant } from '../../build/pages/feeds/iso-instant.ts';
import { JSON_FEED } from '../../build/pages/feeds/json-feed.ts';
import { type FeedSite, type FeedSource, makeFeed } from '../../build/pages/feeds/make-feed.ts';
import { RSS } from '../../build/pages/feeds/rss.ts';
import { element, xmlDocument } from '../../build/pages/feeds/xml.ts';
import { absoluteHtml, absoluteUrl } from '../../build/site/addresses.ts';
import { feedPath } from '../../build/site/paths.ts';
import { at, contentOf, post, postsOf } from './site.ts';

const FILES = {
  'posts/plain.md': post('title: Plain\ncreated: 2026-01-15 09:00\nauthor: Ines\ntags: [Boats & Co]'),
  'posts/changed.md': post(
    'title: "A < B & C"\ncreated: 2026-01-10\nmodified: 2026-01-20\ndescription: Short\nlanguage: nb',
  ),
};

function feedOf(
  files: Record<string, string>,
  now: string,
  extent: FeedSource['extent'] = 'whole',
  site: Partial<FeedSite> = {},
): Feed {
  const { config } = contentOf(files);
  const html = '<p><a href="/x">x</a> <a href="#y">y</a></p>';
  const articleOf = (document: Document): string => absoluteHtml(html, document.path, config.url);
  return makeFeed(
    { config, icon: null, articleOf, imageOf: () => null, ...site },
    {
      title: config.sitename,
      description: '',
      path: '/',
      list: { posts: postsOf(files), changed: at('2026-01-20') },
      extent,
    },
    at(now),
  );
}

describe('the entries of a feed', () => {
  it('have absolute addresses, fragments on their own page', () => {
    const [entry] = feedOf(FILES, '2026-02-01').entries;
    assert.equal(entry?.url, 'https://example.org/posts/plain');
    assert.equal(
      entry?.html,
      '<p><a href="https://example.org/x">x</a> <a href="https://example.org/posts/plain#y">y</a></p>',
    );
  });

  it('have root-relative addresses on a site without a URL', () => {
    const feed = feedOf({ ...FILES, 'config.yml': 'sitename: S\n' }, '2026-02-01');
    assert.equal(feed.entries[0]?.url, '/posts/plain');
    assert.equal(feed.entries[0]?.html, '<p><a href="/x">x</a> <a href="/posts/plain#y">y</a></p>');
    assert.match(feed.entries[0]?.id ?? '', /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab]/);
  });

  it('were updated when they were modified, but not before that has happened', () => {
    const updated = (now: string): unknown => feedOf(FILES, now).entries[1]?.updated;
    assert.equal(updated('2026-01-19'), at('2026-01-10'));
    assert.equal(updated('2026-01-20'), at('2026-01-20'));
  });

  it('are the newest twenty', () => {
    const many = Object.fromEntries(
      Array.from({ length: 25 }, (_, index) => [
        `posts/p${index}.md`,
        post(`created: 2026-01-01 10:${String(index).padStart(2, '0')}`),
      ]),
    );
    const { entries } = feedOf(many, '2026-02-01');
    assert.equal(entries.length, 20);
    assert.equal(entries[0]?.url, 'https://example.org/posts/p24');
    assert.equal(entries[19]?.url, 'https://example.org/posts/p5');
  });

  it('of a list are the newest five, as it is set', () => {
    const many = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [
        `posts/p${index}.md`,
        post(`created: 2026-01-01 10:0${index}`),
      ]),
    );
    const { entries } = feedOf(many, '2026-02-01', 'newest');
    assert.deepEqual(
      entries.map(({ url }) => url.slice(-2)),
      ['p8', 'p7', 'p6', 'p5', 'p4'],
    );
    assert.match(entries[0]?.html ?? '', /^<p>/);
  });

  it('of a list have what their descriptions say, or else their beginnings, or their titles', () => {
    const files = {
      ...FILES,
      'posts/said.md': post('created: 2026-01-21\ndescription: "Of <b> & more"'),
      'posts/unsaid.md': post('created: 2026-01-20\ntitle: "A < B"'),
      'posts/empty.md': '---\ncreated: 2026-01-19\ntitle: "A < B"\n---\n',
    };
    const [said, unsaid, empty] = feedOf(files, '2026-02-01', 'summaries').entries;
    assert.equal(said?.html, '<p>Of &lt;b&gt; &amp; more</p>');
    assert.equal(unsaid?.html, '<p>Text.</p>');
    assert.equal(empty?.html, '<p>A &lt; B</p>');
  });
});

describe('an address', () => {
  for (const [path, absolute] of [
    ['/a?b#c', 'https://example.org/a?b#c'],
    ['//evil.example/x', '//evil.example/x'],
    ['https://other.example/', 'https://other.example/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
  ] as const) {
    it(`${path} is ${absolute}`, () => assert.equal(absoluteUrl('https://example.org', path), absolute));
  }

  it('of an article in a feed is absolute, and its code has the characters without the colours', () => {
    const code = highlight('const a = "<b>"; // c', 'ts');
    assert.match(code, /hljs-keyword/);
    assert.equal(
      feedArticle(
        `<p><a href="#top">up</a> <span class="x">y</span></p><pre><code>${code}</code></pre>`,
        '/x',
        'https://e.org',
      ),
      '<p><a href="https://e.org/x#top">up</a> <span class="x">y</span></p>' +
        '<pre><code>const a = &quot;&lt;b&gt;&quot;; // c</code></pre>',
    );
  });
  it('of a picture and its other sizes is absolute in a feed', () => {
    const html = '<img src="/a.jpg" srcset="/a.jpg 1x, /b.jpg 2x" alt="a &amp; b">';
    assert.equal(
      absoluteHtml(html, '/x', 'https://e.org'),
      '<img src="https://e.org/a.jpg" srcset="https://e.org/a.jpg 1x, https://e.org/b.jpg 2x" alt="a &amp; b">',
    );
  });
});

describe('the id of an entry', () => {
  const site = { url: 'https://example.org', base: '', name: 'S' };
  const id = postIdentifier(site, { file: 'posts/a b#c.md', year: 2026 });

  it('is a tag URI of the host, the year and the file', () => {
    assert.equal(id, 'tag:example.org,2026:posts/a%20b%23c.md');
  });

  it('is another one on another site of the same host', () => {
    const blog = postIdentifier({ ...site, base: '/blog' }, { file: 'posts/a.md', year: 2026 });
    assert.equal(blog, 'tag:example.org,2026:blog/posts/a.md');
  });

  it('is the same after a move from http to https', () => {
    assert.equal(
      postIdentifier({ ...site, url: 'http://example.org' }, { file: 'posts/a b#c.md', year: 2026 }),
      id,
    );
  });

  for (const url of [null, 'http://127.0.0.1:3000', 'http://[::1]:3000']) {
    it(`is a UUID where ${url} names no host that could own it`, () => {
      const uuid = postIdentifier({ url, base: '', name: 'S' }, { file: 'posts/a.md', year: 2026 });
      assert.match(uuid, /^urn:uuid:/);
      assert.equal(
        uuid,
        postIdentifier({ url: null, base: '', name: 'S' }, { file: 'posts/a.md', year: 1999 }),
      );
      assert.notEqual(uuid, postIdentifier({ url, base: '', name: 'T' }, { file: 'posts/a.md', year: 2026 }));
      assert.notEqual(uuid, postIdentifier({ url, base: '', name: 'S' }, { file: 'posts/b.md', year: 2026 }));
    });
  }
});

describe('RSS', () => {
  const rss = RSS.write(feedOf(FILES, '2026-02-01'), 'https://example.org/feed.xml');

  it('says what it is, where it is and when it changed', () => {
    assert.match(rss, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<rss version="2\.0" /);
    assert.match(
      rss,
      /<atom:link href="https:\/\/example\.org\/feed\.xml" rel="self" type="application\/rss\+xml"\/>/,
    );
    assert.match(rss, /<lastBuildDate>Tue, 20 Jan 2026 00:00:00 GMT<\/lastBuildDate>/);
  });

  it('escapes titles, tags and the article', () => {
    assert.match(rss, /<title>A &lt; B &amp; C<\/title>/);
    assert.match(rss, /<category>Boats &amp; Co<\/category>/);
    assert.match(rss, /<content:encoded>&lt;p&gt;&lt;a href="https:\/\/example\.org\/x"/);
  });

  it('names the author by dc:creator, and the id as no link', () => {
    assert.match(rss, /<dc:creator>Ines<\/dc:creator>/);
    assert.match(rss, /<guid isPermaLink="false">tag:example\.org,2026:posts\/plain\.md<\/guid>/);
  });
});

describe('Atom', () => {
  const atom = ATOM.write(feedOf(FILES, '2026-02-01'), 'https://example.org/atom.xml');

  it('has the elements that RFC 4287 requires of a feed and an entry', () => {
    for (const name of ['id', 'title', 'updated', 'author']) {
      assert.match(atom.slice(0, atom.indexOf('<entry')), new RegExp(`<${name}[ >]`), name);
    }
    assert.match(
      atom,
      /<published>2026-01-15T09:00:00Z<\/published><updated>2026-01-15T09:00:00Z<\/updated>/,
    );
    assert.match(atom, /<content type="html">&lt;p&gt;/);
  });

  it('says the language of an entry only where it is another than the feed’s', () => {
    assert.match(atom, /<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="en">/);
    assert.equal(atom.match(/<entry xml:lang="nb">/g)?.length, 1);
    assert.equal(atom.match(/<entry>/g)?.length, 1);
  });
});

describe('JSON Feed', () => {
  const feed = JSON.parse(JSON_FEED.write(feedOf(FILES, '2026-02-01'), 'https://example.org/feed.json'));

  it('has the fields that the format requires, and none that are empty', () => {
    assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
    assert.equal(feed.feed_url, 'https://example.org/feed.json');
    assert.deepEqual(Object.keys(feed.items[0]), [
      'id',
      'url',
      'title',
      'content_html',
      'summary',
      'date_published',
      'date_modified',
      'authors',
      'tags',
      'language',
    ]);
    assert.deepEqual(feed.items[0].authors, [{ name: 'Ines' }]);
    assert.equal(feed.items[1].date_modified, '2026-01-20T00:00:00Z');
  });
});

describe('the URLs of feeds', () => {
  it('stand beside their list', () => {
    assert.equal(feedPath('/', RSS), '/feed.xml');
    assert.equal(feedPath('/tags/wasm', ATOM), '/tags/wasm/atom.xml');
  });

  it('answer in their media types, with the date of the last change', () => {
    const resources = feedResources(feedOf(FILES, '2026-02-01'), '/', 'https://example.org');
    assert.deepEqual(
      resources.map(([path, { bodies }]) => [path, bodies[0]?.type, bodies[0]?.lastModified]),
      [
        ['/feed.xml', 'application/rss+xml', at('2026-01-20')],
        ['/atom.xml', 'application/atom+xml', at('2026-01-20')],
        ['/feed.json', 'application/feed+json', at('2026-01-20')],
      ],
    );
  });

  it('are found from the page', () => {
    assert.deepEqual(feedLinks('/tags/x', 'X')[1], {
      rel: 'alternate',
      type: 'application/atom+xml',
      title: 'X (Atom)',
      href: '/tags/x/atom.xml',
    });
  });
});

describe('XML', () => {
  for (const [what, text, markup] of [
    ['ampersands and brackets', 'a & b < c > d', '<t>a &amp; b &lt; c &gt; d</t>'],
    ['the end of a CDATA section', 'x]]>y', '<t>x]]&gt;y</t>'],
    ['characters that XML cannot hold', 'a\u0000b\u001bc\ufffe', '<t>a\ufffdb\ufffdc\ufffd</t>'],
    ['half a pair of surrogates', 'a\ud83db', '<t>a\ufffdb</t>'],
    ['a whole pair', 'a😀b', '<t>a😀b</t>'],
    ['carriage returns, which a parser would drop', 'a\rb', '<t>a&#13;b</t>'],
  ] as const) {
    it(`carries ${what}`, () => assert.equal(element('t', {}, text).markup, markup));
  }

  it('keeps quotes and line ends of an attribute', () => {
    assert.equal(element('t', { a: '"\n\t&<', b: null }).markup, '<t a="&quot;&#10;&#9;&amp;&lt;"/>');
  });

  it('has a declaration, and one child a line', () => {
    const document = xmlDocument('r', {}, [element('a', {}), null, element('b', {})]);
    assert.equal(document, '<?xml version="1.0" encoding="UTF-8"?>\n<r>\n<a/>\n<b/>\n</r>\n');
  });

  it('writes instants in UTC', () =>
    assert.equal(isoInstant(at('2026-03-29T03:00+02:00')), '2026-03-29T01:00:00Z'));
});
