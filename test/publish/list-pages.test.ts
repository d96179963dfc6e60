import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { markdownLink, markdownText } from '../../build/pages/documents/markdown-text.ts';
import { CONFIG, post, siteAt, snapshots, textAt } from './site.ts';

const NOW = '2026-06-01';

const SITE = {
  'nav.yml': 'sections:\n  - code: guides\n    defaultname: How to\npages:\n  - file: pages/home.md\n',
  'posts/knots.md': post(
    'title: Knots & splices\ncreated: 2026-05-02 09:00\nauthor: Ines Aalto\ntags: [Rope, How-to]\ndescription: "[Six] knots"',
  ),
  'posts/varnish.md': post(
    'title: Varnish\ncreated: 2026-03-01\nauthor: Ines Aalto\ntags: [rope]\nsection-id: guides',
  ),
  'posts/undated.md': post('title: Undated\ntags: [Lonely]'),
};

/** Twenty-five posts, one a day. */
const MANY = Object.fromEntries(
  Array.from({ length: 25 }, (_, index) => {
    const day = String(index + 1).padStart(2, '0');
    return [`posts/day-${day}.md`, post(`title: Day ${day}\ncreated: 2026-05-${day}\ntags: [daily]`)];
  }),
);

describe('the lists of a site', () => {
  const site = siteAt(SITE, NOW);

  it('have the URLs of all, of each tag, author, section, year and month, and of their indexes', () => {
    const lists = [...site.keys()].filter(
      (path) => /^\/(?:posts$|tags|authors|sections|archive)/.test(path) && !/\.(?:xml|json)$/.test(path),
    );
    assert.deepEqual(lists.sort(), [
      '/archive',
      '/archive/2026',
      '/archive/2026/03',
      '/archive/2026/05',
      '/authors',
      '/authors/ines-aalto',
      '/posts',
      '/sections',
      '/sections/guides',
      '/tags',
      '/tags/how-to',
      '/tags/rope',
    ]);
  });

  for (const [path, title] of [
    ['/posts', 'Posts'],
    ['/tags', 'Tags'],
    ['/tags/rope', 'Posts tagged Rope'],
    ['/authors/ines-aalto', 'Posts by Ines Aalto'],
    ['/sections/guides', 'How to'],
    ['/archive/2026', 'Archive: 2026'],
    ['/archive/2026/05', 'Archive: May 2026'],
  ] as const) {
    it(`${path} is called ${title}`, () => assert.match(textAt(site, path), new RegExp(`<h1>${title}</h1>`)));
  }

  describe('of a tag that a single post has', () => {
    const files = {
      'posts/a.md': post('created: 2026-01-01\ntags: [named]\nkeywords: word, shared, coming, left'),
      'posts/b.md': post('created: 2026-02-01\nkeywords: shared'),
      'posts/later.md': post('created: 2026-12-01\nkeywords: coming'),
      'posts/gone.md': post('created: 2026-01-01\nexpires: 2026-05-01\nkeywords: left'),
    };
    for (const [title, config, pages] of [
      ['are those that are named, and those that two posts have had by now', '', ['left', 'named', 'shared']],
      [
        'are all, with `single-tags: all`',
        'single-tags: all\n',
        ['coming', 'left', 'named', 'shared', 'word'],
      ],
      ['are none, with `single-tags: none`', 'single-tags: none\n', ['left', 'shared']],
    ] as const) {
      it(title, () => {
        const shown = siteAt({ 'config.yml': CONFIG + config, ...files }, NOW);
        const tags = [...shown.keys()].filter((path) => /^\/tags\/[^/]+$/.test(path)).sort();
        assert.deepEqual(
          tags,
          pages.map((tag) => `/tags/${tag}`),
        );
        const linked = [...textAt(shown, '/posts/a').matchAll(/href="\/tags\/([^"]+)" rel="tag"/g)];
        assert.deepEqual(linked.map(([, tag]) => tag).sort(), pages);
        assert.equal(shown.has('/tags/word/feed.xml'), false);
      });
    }
  });

  it('of years and months have titles alone, and a tag its descriptions too', () => {
    assert.doesNotMatch(textAt(site, '/archive/2026'), /\[Six\] knots/);
    assert.doesNotMatch(textAt(site, '/archive/2026/05', 'text/markdown'), /Six/);
    assert.match(textAt(site, '/tags/rope'), /\[Six\] knots/);
  });

  it('say how many posts each tag has', () => {
    assert.match(textAt(site, '/tags'), /<a href="\/tags\/rope">Rope \(2\)<\/a>/);
  });

  it('hold the months of each year', () => {
    const archive = textAt(site, '/archive');
    assert.match(archive, /<h2><a href="\/archive\/2026">2026 \(2\)<\/a><\/h2>/);
    assert.match(archive, /<a href="\/archive\/2026\/03">March 2026 \(1\)<\/a>/);
  });

  it('are there as Markdown at the same URL, with links that lead on to Markdown', () => {
    assert.equal(
      textAt(site, '/tags/rope', 'text/markdown'),
      [
        '# Posts tagged Rope',
        '- [Knots \\& splices](https://example.org/posts/knots.md) (2026-05-02, Ines Aalto): \\[Six\\] knots\n' +
          '- [Varnish](https://example.org/posts/varnish.md) (2026-03-01, Ines Aalto)',
        '[Posts](https://example.org/posts) · [Tags](https://example.org/tags) · ' +
          '[Authors](https://example.org/authors) · [Sections](https://example.org/sections) · ' +
          '[Archive](https://example.org/archive)\n',
      ].join('\n\n'),
    );
  });

  it('are linked from the posts in them, but never where they are not', () => {
    const knots = textAt(site, '/posts/knots');
    assert.match(knots, /<a href="\/tags\/how-to" rel="tag">How-to<\/a>/);
    assert.match(knots, /<a class="author" href="\/authors\/ines-aalto" rel="author">Ines Aalto<\/a>/);
    // Without a date it is in no list, so neither is its tag.
    assert.match(textAt(site, '/posts/undated'), /<li><span>Lonely<\/span><\/li>/);
  });

  it('are not there on a site without posts', () => {
    const empty = siteAt({}, NOW);
    for (const path of ['/posts', '/tags', '/archive', '/feed.xml']) assert.equal(empty.get(path), undefined);
  });
});

describe('a long list', () => {
  const site = siteAt(MANY, NOW);

  it('has pages of twenty posts', () => {
    assert.equal(textAt(site, '/posts').match(/<li><h2>/g)?.length, 20);
    assert.equal(textAt(site, '/posts/page/2').match(/<li><h2>/g)?.length, 5);
    assert.equal(site.get('/posts/page/3'), undefined);
    // A hundred titles, where there are titles alone.
    assert.equal(textAt(site, '/archive/2026/05').match(/<li><h2>/g)?.length, 25);
  });

  it('names the pages before and after in head, pager and Markdown, and each page as itself', () => {
    const second = textAt(site, '/tags/daily/page/2');
    assert.match(second, /<link rel="prev" href="\/tags\/daily">/);
    assert.doesNotMatch(second, /<link rel="next"/);
    assert.match(second, /<link rel="canonical" href="https:\/\/example\.org\/tags\/daily\/page\/2">/);
    assert.match(second, /<h1>Posts tagged daily \(Page 2 of 2\)<\/h1>/);
    const first = textAt(site, '/tags/daily');
    assert.match(first, /<link rel="next" href="\/tags\/daily\/page\/2">/);
    assert.match(
      textAt(site, '/tags/daily', 'text/markdown'),
      /\n1 \/ 2 \[→\]\(.*\/tags\/daily\/page\/2\)\n/,
    );
  });
});

describe('where the author has a page at the URL of a list', () => {
  const site = siteAt(
    { ...MANY, 'pages/posts.md': post('title: My posts'), 'pages/tags/rope.md': post('title: My ropes') },
    NOW,
  );

  it('the page is served and the list is not, with none of its pages', () => {
    assert.match(textAt(site, '/posts'), /<h1>My posts<\/h1>/);
    assert.equal(site.get('/posts/page/2'), undefined);
  });

  it('other lists are there all the same', () => assert.match(textAt(site, '/archive'), /<h1>Archive<\/h1>/));

  it('a tag links to the page', () => {
    const tagged = siteAt({ ...SITE, 'pages/tags/rope.md': post('title: My ropes') }, NOW);
    assert.match(textAt(tagged, '/tags/rope'), /<h1>My ropes<\/h1>/);
    assert.match(textAt(tagged, '/posts/knots'), /<a href="\/tags\/rope" rel="tag">/);
  });
});

describe('a post', () => {
  const site = siteAt(
    {
      ...SITE,
      'posts/part-1.md': post('title: Part one\ncreated: 2026-01-01\nseries: A boat'),
      'posts/part-2.md': post('title: Part two\ncreated: 2026-01-02\nseries: A boat', 'word '.repeat(700)),
      'posts/part-3.md': post('title: Part three\ncreated: 2027-01-01\nseries: A boat'),
    },
    NOW,
  );

  it('says how long it takes to read', () =>
    assert.match(textAt(site, '/posts/part-2'), /\| 3 min read<\/p>/));

  it('leads to the parts of its series that are out', () => {
    const part = textAt(site, '/posts/part-1');
    assert.match(part, /Part 1 of 2 in the series <strong>A boat<\/strong>/);
    assert.match(
      part,
      /<li aria-current="page">Part one<\/li><li><a href="\/posts\/part-2">Part two<\/a><\/li>/,
    );
    assert.doesNotMatch(part, /Part three/);
  });

  it('leads to the first part of a long series, which leads to all', () => {
    const parts = Array.from({ length: 30 }, (_, index) => index + 1);
    const day = (part: number): string => String(part).padStart(2, '0');
    const files = parts.map((part) => [
      `posts/knot-${part}.md`,
      post(`title: Knot ${part}\ncreated: 2026-01-${day(part)}\nseries: Thirty knots`),
    ]);
    const long = siteAt({ ...SITE, ...Object.fromEntries(files) }, NOW);
    const linked = (part: number): string[] => {
      const [series = ''] =
        /<nav class="series[\s\S]*?<\/nav>/.exec(textAt(long, `/posts/knot-${part}`)) ?? [];
      return [...series.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
    };
    assert.deepEqual(
      linked(1),
      parts.slice(1).map((part) => `/posts/knot-${part}`),
    );
    for (const part of parts.slice(1)) assert.equal(linked(part)[0], '/posts/knot-1');
    assert.equal(linked(15).length, 8);
  });

  it('leads to the posts before and after it', () => {
    const part = textAt(site, '/posts/part-2');
    assert.match(part, /<a rel="prev" href="\/posts\/part-1">/);
    assert.match(part, /<a rel="next" href="\/posts\/varnish">/);
  });

  it('leads to posts that are like it', () => {
    assert.match(textAt(site, '/posts/knots'), /Related posts<\/h2>.*href="\/posts\/varnish"/s);
  });
});

describe('one instant after another', () => {
  it('gives the identical resource where nothing changed', () => {
    const files = { ...MANY, 'posts/next.md': post('title: Next\ncreated: 2026-07-01\ntags: [new]') };
    const at = snapshots(files);
    const before = at('2026-06-01');
    const after = at('2026-07-01');
    for (const path of ['/archive/2026/05', '/posts/day-10', '/posts/day-10.md']) {
      assert.ok(before.get(path) === after.get(path), path);
    }
    for (const path of ['/', '/posts', '/archive', '/posts/day-25', '/feed.xml']) {
      assert.ok(before.get(path) !== after.get(path), path);
    }
    assert.equal(before.get('/tags/new'), undefined);
    assert.equal(after.get('/tags/new')?.status, 200);
  });
});

describe('the picture of a post', () => {
  const site = siteAt(
    {
      // So that the build makes the homepage.
      'pages/home.md': post('title: Home\ndraft: yes'),
      'assets/images/sea.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>',
      'posts/sea.md': post('title: Sea\ncreated: 2026-05-01\ntags: [sea]\nimage: assets/images/sea.svg'),
      'posts/tide.md': post('title: Tide\ncreated: 2026-05-02\ntags: [sea]'),
    },
    NOW,
  );

  for (const [path, count] of [
    ['/', 1],
    ['/posts', 1],
    ['/tags/sea', 1],
    ['/archive/2026', 0],
  ] as const) {
    it(`stands beside it ${count === 1 ? 'once' : 'not at all'} in ${path}`, () => {
      const found = textAt(site, path).match(/class="thumbnail"><img src="\/assets\/images\/sea\./g) ?? [];
      assert.equal(found.length, count);
    });
  }
});

describe('Markdown made by the build', () => {
  for (const [text, markdown] of [
    ['plain', 'plain'],
    [
      'a *b* _c_ `d` [e](f) <g> &amp; h|i ~j~ #k \\l',
      'a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\<g\\> \\&amp; h\\|i \\~j\\~ \\#k \\\\l',
    ],
    ['two\nlines', 'two lines'],
  ] as const) {
    it(`writes ${JSON.stringify(text)} as itself`, () => assert.equal(markdownText(text), markdown));
  }

  it('puts an address with brackets between angle brackets', () => {
    assert.equal(markdownLink('a', '/x(y)'), '[a](</x(y)>)');
    assert.equal(markdownLink('a', '/x'), '[a](/x)');
  });
});
