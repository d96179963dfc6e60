import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { jsonLd } from '../../build/pages/crawlers/json-ld.ts';
import { openGraph } from '../../build/pages/crawlers/open-graph.ts';
import type { PageFacts } from '../../build/pages/crawlers/page-facts.ts';
import { robotsTxt } from '../../build/pages/crawlers/robots-txt.ts';
import { LIMITS, type SitemapPage, sitemap } from '../../build/pages/crawlers/sitemap.ts';
import { at, CONFIG, contentOf, post, siteAt, snapshots, textAt } from './site.ts';

const SITE = {
  sitename: 'Harbour',
  sitedescription: 'Boats',
  base: '',
  url: 'https://example.org',
  language: 'en',
};
const HERE = { ...SITE, url: null };

const FACTS: PageFacts = {
  kind: 'post',
  path: '/posts/knots',
  title: 'Knots & "splices"',
  description: 'Six knots',
  language: 'nb-NO',
  image: { path: '/assets/knots.jpg', width: 1600, height: 900, alt: 'A knot' },
  published: null,
  modified: null,
  author: { name: 'Ines', path: '/authors/ines' },
  tags: ['Rope', 'How-to'],
  words: 120,
  breadcrumbs: [
    { title: 'Harbour', path: '/' },
    { title: 'Knots', path: '/posts/knots' },
  ],
};

/** `name content` of each meta, by name or property. */
function metas(facts: PageFacts, config: typeof SITE | typeof HERE = SITE): Map<string, string> {
  return new Map(
    openGraph(facts, config).map(({ property, name, content }) => [property ?? name ?? '', content ?? '']),
  );
}

describe('Open Graph', () => {
  it('has the four properties that the protocol requires of a page with a picture', () => {
    const found = metas(FACTS);
    assert.equal(found.get('og:title'), 'Knots & "splices"');
    assert.equal(found.get('og:type'), 'article');
    assert.equal(found.get('og:url'), 'https://example.org/posts/knots');
    assert.equal(found.get('og:image'), 'https://example.org/assets/knots.jpg');
  });

  it('says how large the picture is, and shows it large where it is', () => {
    assert.equal(metas(FACTS).get('og:image:width'), '1600');
    assert.equal(metas(FACTS).get('twitter:card'), 'summary_large_image');
    const small = { path: '/a.png', width: 64, height: 64, alt: '' };
    assert.equal(metas({ ...FACTS, image: small }).get('twitter:card'), 'summary');
    assert.equal(metas({ ...FACTS, image: null }).get('twitter:card'), 'summary');
  });

  it('makes no statement that needs an absolute URL on a site that has none', () => {
    const found = metas(FACTS, HERE);
    for (const name of ['og:url', 'og:image', 'article:author']) assert.equal(found.has(name), false, name);
    assert.equal(found.get('twitter:card'), 'summary');
  });

  it('takes a picture from elsewhere even then', () => {
    const image = { path: 'https://cdn.example/x.jpg', width: null, height: null, alt: '' };
    assert.equal(metas({ ...FACTS, image }, HERE).get('og:image'), 'https://cdn.example/x.jpg');
  });

  for (const [language, locale] of [
    ['nb-NO', 'nb_NO'],
    ['zh-Hant-TW', 'zh_TW'],
    ['en', undefined],
  ] as const) {
    it(`calls ${language} ${locale ?? 'nothing'}`, () => {
      assert.equal(metas({ ...FACTS, language }).get('og:locale'), locale);
    });
  }

  it('says that everything but a post is a website', () => {
    for (const kind of ['home', 'page', 'list'] as const) {
      const found = metas({ ...FACTS, kind });
      assert.equal(found.get('og:type'), 'website');
      assert.equal(found.has('article:tag'), false);
    }
  });
});

/** What search engines require or recommend for rich results, by type (schema.org; Google Search Central). */
const REQUIRED: Record<string, string[]> = {
  BlogPosting: ['headline', 'datePublished', 'author', 'image', 'publisher', 'mainEntityOfPage'],
  BreadcrumbList: ['itemListElement'],
  WebSite: ['name', 'url'],
  CollectionPage: ['name', 'url', 'isPartOf'],
  WebPage: ['name', 'url', 'isPartOf'],
};

const isBreadcrumbs = (node: Record<string, unknown>): boolean => node['@type'] === 'BreadcrumbList';

describe('JSON-LD', () => {
  const { created } = contentOf({ 'posts/a.md': post('created: 2026-05-02 09:00') }).documents.find(
    ({ kind }) => kind === 'post',
  ) ?? { created: null };
  const facts: PageFacts = { ...FACTS, published: created };
  const publisher = { name: 'Harbour', logo: '/assets/logo.svg' };

  for (const kind of ['home', 'post', 'page', 'list'] as const) {
    it(`of a ${kind} has every field that its type requires, and none without a value`, () => {
      const nodes = jsonLd({ ...facts, kind }, SITE, publisher);
      assert.ok(nodes.length > 0);
      for (const node of nodes) {
        assert.equal(node['@context'], 'https://schema.org');
        const required = REQUIRED[String(node['@type'])];
        assert.ok(required !== undefined, String(node['@type']));
        for (const field of required)
          assert.ok(node[field] !== undefined, `${node['@type']} has no ${field}`);
        assert.doesNotMatch(JSON.stringify(node), /:(?:null|""|\[\])/);
      }
    });
  }

  it('numbers the breadcrumbs from 1 and gives each an absolute address', () => {
    const [home, own] = facts.breadcrumbs;
    assert.ok(home !== undefined && own !== undefined);
    const breadcrumbs = [home, { title: 'Posts', path: '/posts' }, own];
    const list = jsonLd({ ...facts, breadcrumbs }, SITE, publisher).find(isBreadcrumbs);
    assert.deepEqual(list?.itemListElement, [
      { '@type': 'ListItem', position: 1, name: 'Harbour', item: 'https://example.org/' },
      { '@type': 'ListItem', position: 2, name: 'Posts', item: 'https://example.org/posts' },
      { '@type': 'ListItem', position: 3, name: 'Knots', item: 'https://example.org/posts/knots' },
    ]);
  });

  it('has no breadcrumbs of a page right below the homepage, as they would say nothing', () => {
    assert.equal(jsonLd(facts, SITE, publisher).find(isBreadcrumbs), undefined);
  });

  it('names the site as the author of a post that names none', () => {
    const [posting] = jsonLd({ ...facts, author: null }, SITE, { name: 'Harbour', logo: null });
    assert.deepEqual(posting?.author, {
      '@type': 'Organization',
      name: 'Harbour',
      url: 'https://example.org/',
    });
  });

  it('cannot end the script that it stands in', () => {
    const site = siteAt({ 'posts/a.md': post('title: "</script><b>"\ncreated: 2026-01-01') }, '2026-02-01');
    assert.doesNotMatch(textAt(site, '/posts/a'), /<\/script><b>/);
  });
});

describe('the sitemap', () => {
  const pages = (count: number): SitemapPage[] =>
    Array.from({ length: count }, (_, index) => ({
      path: `/p${index}`,
      lastModified: at('2026-01-01') + index,
      alternates: [],
    }));

  it('is one file while one is enough', () => {
    const files = sitemap('https://e.org', pages(3), { pages: 3, bytes: 1e6 });
    assert.deepEqual(
      files.map(({ path }) => path),
      ['/sitemap.xml'],
    );
    assert.equal(files[0]?.text.match(/<url>/g)?.length, 3);
    assert.equal(files[0]?.lastModified, at('2026-01-01') + 2);
  });

  it('is an index of several past the limit of pages, each page once', () => {
    const files = sitemap('https://e.org', pages(7), { pages: 3, bytes: 1e6 });
    assert.deepEqual(
      files.map(({ path }) => path),
      ['/sitemap.xml', '/sitemap-1.xml', '/sitemap-2.xml', '/sitemap-3.xml'],
    );
    assert.match(files[0]?.text ?? '', /<sitemap><loc>https:\/\/e\.org\/sitemap-3\.xml<\/loc><lastmod>/);
    const all = files.slice(1).flatMap(({ text }) => text.match(/<loc>[^<]*/g) ?? []);
    assert.equal(new Set(all).size, 7);
  });

  it('stays below the limit of bytes in every file', () => {
    const files = sitemap('https://e.org', pages(100), { pages: 1000, bytes: 3000 });
    assert.ok(files.length > 2);
    for (const { text } of files.slice(1)) assert.ok(Buffer.byteLength(text) <= 3000);
  });

  it('splits 50,001 pages by the limits of the protocol', () => {
    const files = sitemap('https://e.org', pages(50_001));
    assert.deepEqual(
      files.map(({ text }) => text.match(/<loc>/g)?.length),
      [2, 50_000, 1],
    );
  });

  it('is not there without pages', () => assert.deepEqual(sitemap('https://e.org', []), []));
});

const NOW = '2026-06-01';

describe('the sitemap of a site', () => {
  const site = siteAt(
    {
      'config.yml': `${CONFIG}categories-use: yes\ndefault-category: {code: en}\ncategories: [{code: nb}]\n`,
      'pages/about.md': post('title: About'),
      'pages/about.nb.md': post('title: Om'),
      'posts/a.md': post('created: 2026-05-01\nmodified: 2026-05-02\naliases: [/old]\ntags: [x]'),
      'assets/files/page.html': '<p>not a page of the site</p>',
    },
    NOW,
  );
  const locations = [...textAt(site, '/sitemap.xml', 'application/xml').matchAll(/<loc>([^<]*)/g)].map(
    ([, location]) => location,
  );

  it('has every page and list, and nothing that is a redirect, a source, a feed or a file', () => {
    assert.deepEqual(locations.map((location) => location?.slice('https://example.org'.length)).sort(), [
      '/',
      '/about',
      '/archive',
      '/archive/2026',
      '/archive/2026/05',
      '/nb/about',
      '/posts',
      '/posts/a',
      '/tags',
      '/tags/x',
    ]);
  });

  it('says when a page changed', () => {
    assert.match(
      textAt(site, '/sitemap.xml', 'application/xml'),
      /<loc>https:\/\/example\.org\/posts\/a<\/loc><lastmod>2026-05-02T00:00:00Z<\/lastmod>/,
    );
  });

  it('leads from each language to all', () => {
    const links =
      '<xhtml:link rel="alternate" hreflang="en" href="https://example.org/about"/>' +
      '<xhtml:link rel="alternate" hreflang="nb" href="https://example.org/nb/about"/>' +
      '<xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/about"/>';
    const text = textAt(site, '/sitemap.xml', 'application/xml');
    assert.equal(text.split(links).length - 1, 2);
  });

  it('of a larger site is an index that leads to files with all of its pages', () => {
    const { pages } = LIMITS;
    LIMITS.pages = 3;
    try {
      const large = siteAt(
        {
          'config.yml': CONFIG,
          'pages/a.md': '',
          'pages/b.md': '',
          'posts/c.md': post('created: 2026-05-01'),
        },
        NOW,
      );
      const addresses = (path: string): string[] =>
        [...textAt(large, path, 'application/xml').matchAll(/<loc>https:\/\/example\.org([^<]*)/g)].map(
          ([, address = '']) => address,
        );
      const robots = textAt(large, '/robots.txt', 'text/plain');
      assert.deepEqual(robots.match(/Sitemap: .*/g), ['Sitemap: https://example.org/sitemap.xml']);
      const parts = addresses('/sitemap.xml');
      assert.ok(parts.length > 1, `${parts}`);
      const found = parts.flatMap(addresses);
      for (const page of ['/', '/a', '/b', '/posts', '/posts/c']) assert.ok(found.includes(page), page);
    } finally {
      LIMITS.pages = pages;
    }
  });

  it('is not there without the site’s URL', () => {
    assert.equal(siteAt({ 'config.yml': 'sitename: S\n' }, NOW).get('/sitemap.xml'), undefined);
  });
});

describe('robots.txt', () => {
  it('allows everything and says where the sitemap is', () => {
    assert.equal(
      robotsTxt('https://example.org'),
      'User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n',
    );
    assert.equal(robotsTxt(null), 'User-agent: *\nAllow: /\n');
  });

  it('is the author’s where there is one', () => {
    const site = siteAt({ 'robots.txt': 'User-agent: *\nDisallow: /\n' }, NOW);
    assert.equal(textAt(site, '/robots.txt', 'text/plain'), 'User-agent: *\nDisallow: /\n');
  });
});

describe('security.txt', () => {
  const files = {
    'config.yml': `${CONFIG}security-contact: me@example.org\nsecurity-expires: 2026-07-01T00:00Z\nsecurity-languages: en, nb\n`,
  };
  const site = snapshots(files);

  it('has the fields that RFC 9116 requires', () => {
    assert.equal(
      textAt(site('2026-06-30T23:59:59'), '/.well-known/security.txt', 'text/plain'),
      'Canonical: https://example.org/.well-known/security.txt\n' +
        'Contact: mailto:me@example.org\n' +
        'Expires: 2026-07-01T00:00:00Z\n' +
        'Preferred-Languages: en, nb\n',
    );
  });

  it('is gone at the second at which it says that it expires', () => {
    assert.equal(site('2026-07-01').get('/.well-known/security.txt'), undefined);
  });

  it('is not there unless it is configured', () => {
    assert.equal(siteAt({}, NOW).get('/.well-known/security.txt'), undefined);
  });
});

describe('the head of a page', () => {
  const site = siteAt(
    {
      'posts/a.md': post('title: A\ncreated: 2026-05-01\nimage: assets/images/a.jpg\ntags: [x]'),
      'assets/images/a.jpg': 'no picture, but a file',
    },
    NOW,
  );

  it('leads to the feeds of the site from every page, and to its own from a list', () => {
    for (const path of ['/', '/posts/a', '/tags/x', '/archive']) {
      const page = textAt(site, path);
      for (const feed of ['feed.xml', 'atom.xml', 'feed.json']) {
        assert.match(page, new RegExp(`<link rel="alternate" type="[^"]*" title="[^"]*" href="/${feed}">`));
      }
    }
    assert.match(
      textAt(site, '/tags/x'),
      /title="Harbour Notes: Posts tagged x \(RSS\)" href="\/tags\/x\/feed\.xml"/,
    );
  });

  it('gives the picture at the address that never changes', () => {
    assert.match(
      textAt(site, '/posts/a'),
      /<meta property="og:image" content="https:\/\/example\.org\/assets\/images\/a\.[0-9a-f]{12}\.jpg">/,
    );
  });

  it('names one canonical address', () => {
    assert.equal(textAt(site, '/posts/a').match(/rel="canonical"/g)?.length, 1);
  });
});
