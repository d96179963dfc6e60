import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { loadBytes } from '../../build/bytes/stored-bytes.ts';
import type { Document } from '../../build/content/model.ts';
import { llmsFullTxt, mostFullTexts } from '../../build/pages/crawlers/llms-txt.ts';
import { errorPage } from '../../build/pages/error-page.ts';
import { searchIndex } from '../../build/pages/search/search-index.ts';
import { assembled, at, CONFIG, contentOf, post, postsOf, siteAt, textAt } from './site.ts';

const NOW = '2026-06-01';

const FILES = {
  'config.yml': `${CONFIG}sitedescription: Boats & ropes\nsearch-json: yes\n`,
  'pages/about.md': post('title: About us\ndescription: Who we are', 'We mend.\n'),
  'posts/new.md': post('title: New\ncreated: 2026-05-01 09:00\nauthor: Ines\nkeywords: a, b', 'New text.\n'),
  'posts/old.md': post('title: "[Old]"\ncreated: 2026-04-01', '\n# Old\n\nOld text.\n'),
};

const site = siteAt(FILES, NOW);

describe('llms.txt', () => {
  it('lists pages and posts at their Markdown, with their descriptions', () => {
    assert.equal(
      textAt(site, '/llms.txt', 'text/plain'),
      [
        '# Harbour Notes',
        '> Boats \\& ropes',
        '## Pages',
        '- [About us](https://example.org/about.md): Who we are\n- [Home](https://example.org/index.md): Welcome.',
        '## Posts',
        '- [New](https://example.org/posts/new.md): New text.\n- [\\[Old\\]](https://example.org/posts/old.md): Old text.\n',
      ].join('\n\n'),
    );
  });

  it('has only links that lead to Markdown', () => {
    for (const [, path = ''] of textAt(site, '/llms.txt', 'text/plain').matchAll(
      /\(https:\/\/example\.org([^)]*)\)/g,
    )) {
      assert.equal(site.get(path)?.bodies[0]?.type, 'text/markdown', path);
    }
  });
});

describe('llms-full.txt', () => {
  const text = textAt(site, '/llms-full.txt', 'text/plain');

  it('holds the articles themselves, pages first, then posts from the newest', () => {
    const order = ['We mend.', 'Welcome.', 'New text.', 'Old text.'].map((part) => text.indexOf(part));
    assert.ok(order.every((place) => place > 0));
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
  });

  it('says where each article stands, who wrote it and when', () => {
    assert.match(text, /# New\n\nhttps:\/\/example\.org\/posts\/new, Ines, 2026-05-01\n\nNew text\.\n/);
  });

  it('ends before it is too long for a model, and says where the rest is', () => {
    const [long] = postsOf({ 'posts/long.md': post('created: 2026-01-01', 'x'.repeat(750_000)) });
    assert.ok(long !== undefined);
    const fullOf = (posts: readonly Document[]): string =>
      llmsFullTxt({
        sitename: 'S',
        sitedescription: '',
        url: null,
        pagesTitle: 'Pages',
        postsTitle: 'Posts',
        pages: [],
        posts,
      });
    const posts = [long, long, long, long];
    const full = fullOf(posts);
    assert.equal(mostFullTexts(posts).length, 2, 'no others are looked at');
    assert.equal(fullOf(mostFullTexts(posts)), full);
    assert.ok(full.length < 1_000_000);
    assert.match(full, /\nThe rest is listed in \[llms\.txt\]\(\/llms\.txt\)\.\n$/);
  });
});

describe('a post for readers of Markdown', () => {
  const resource = site.get('/posts/new');

  it('stands at the post’s own URL beside the page, which comes first', () => {
    assert.deepEqual(
      resource?.bodies.map(({ type, language }) => [type, language]),
      [
        ['text/html', 'en'],
        ['text/markdown', 'en'],
      ],
    );
    assert.equal(textAt(site, '/posts/new', 'text/markdown'), FILES['posts/new.md']);
  });

  it('leads to the page, and the page to it', () => {
    assert.deepEqual(
      resource?.bodies[0]?.headers.filter(([name]) => name === 'link'),
      [['link', '</posts/new.md>; rel="alternate"; type="text/markdown"']],
    );
    assert.deepEqual(resource?.bodies[1]?.headers, [
      ['content-location', '/posts/new.md'],
      ['link', '<https://example.org/posts/new>; rel="canonical"'],
    ]);
    assert.deepEqual(site.get('/posts/new.md')?.bodies[0]?.headers, [
      ['link', '<https://example.org/posts/new>; rel="canonical"'],
    ]);
  });
});

describe('an error page', () => {
  const { context } = assembled(FILES);
  for (const [status, title] of [
    [404, 'Page not found'],
    [410, 'This page is gone'],
  ] as const) {
    it(`${status} is a page and, for readers that accept it, Markdown with links`, () => {
      const { bodies, status: answered } = errorPage(context, status, at('2026-06-01'));
      assert.equal(answered, status);
      assert.deepEqual(
        bodies.map(({ type }) => type),
        ['text/html', 'text/markdown'],
      );
      const [page, markdown] = bodies.map(({ body }) => new TextDecoder().decode(loadBytes(body)));
      assert.match(page ?? '', new RegExp(`<h1>${title}</h1>`));
      assert.match(page ?? '', /<meta name="robots" content="noindex">/);
      assert.match(
        markdown ?? '',
        new RegExp(`^# ${title}\\n\\n.+\\n\\n- \\[.+\\]\\(https://example.org/\\)\\n`),
      );
      assert.match(markdown ?? '', /\(https:\/\/example\.org\/llms\.txt\)/);
    });
  }

  it('leads on: by a search field, the latest posts, and in Markdown by links to them', () => {
    const { context: site } = assembled({
      'config.yml': 'sitename: S\nurl: https://example.org/blog\n',
      'pages/home.md': post('title: Home'),
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((day) => [
          `posts/p${day}.md`,
          post(`title: Post ${day}\ncreated: 2026-01-0${day}`),
        ]),
      ),
      'posts/fair.md': post('title: Fair\ncreated: 2026-02-01\nexpires: 2027-01-01'),
      'posts/later.md': post('title: Later\ncreated: 2026-09-01'),
    });
    for (const status of [404, 410] as const) {
      const { bodies } = errorPage(site, status, at('2026-06-01'));
      const [page = '', markdown = ''] = bodies.map(({ body }) => new TextDecoder().decode(loadBytes(body)));
      assert.match(
        page,
        /<form class="search" action="\/blog\/search" data-index="[^"]+" data-lost="[^"]+">\s*<input type="search" name="q"/,
      );
      const listed = [...page.matchAll(/<h3><a href="([^"]+)">/g)].map(([, href]) => href);
      assert.deepEqual(
        listed,
        [6, 5, 4, 3, 2].map((day) => `/blog/posts/p${day}`),
      );
      assert.match(markdown, /- \[Post 6\]\(https:\/\/example\.org\/blog\/posts\/p6\)\n/);
      assert.doesNotMatch(page + markdown, /Fair|Later/);
    }
  });

  it('has a navigation that holds for all time', () => {
    const { context: later } = assembled({
      ...FILES,
      'pages/fair.md': post('title: Fair\nexpires: 2027-01-01'),
    });
    const [page] = errorPage(later, 404, at('2026-06-01')).bodies;
    const html = new TextDecoder().decode(loadBytes(page?.body ?? new Uint8Array()));
    assert.match(html, /About us/);
    assert.doesNotMatch(html, /Fair/);
  });
});

describe('search.json', () => {
  const entries = JSON.parse(textAt(site, '/search.json', 'application/json'));

  it('has the keys of the format in their order', () => {
    assert.deepEqual(Object.keys(entries[2]), [
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

  it('has null and empty where the author wrote nothing, and of a description the beginning of the text', () => {
    assert.deepEqual(entries[2], {
      file: 'posts/new.md',
      title: 'New',
      'section-id': null,
      keywords: 'a, b',
      description: 'New text.',
      author: 'Ines',
      created: '2026-05-01 09:00',
      modified: '',
      language: 'en',
      body: 'New text.\n',
    });
  });

  it('says the URL only where the file does not', () => {
    assert.deepEqual(
      entries.map(({ file, url }: { file: string; url?: string }) => [file, url]),
      [
        ['pages/about.md', undefined],
        ['pages/home.md', '/'],
        ['posts/new.md', undefined],
        ['posts/old.md', undefined],
      ],
    );
  });

  it('holds the first 5,000 characters of an article, whole ones', () => {
    const long = siteAt(
      { 'config.yml': `${CONFIG}search-json: yes\n`, 'pages/long.md': `${'😀'.repeat(4999)}ab` },
      NOW,
    );
    const [entry] = JSON.parse(textAt(long, '/search.json', 'application/json')).filter(
      ({ file }: { file: string }) => file === 'pages/long.md',
    );
    assert.equal(entry.body, `${'😀'.repeat(4999)}a`);
  });

  it('holds less of each article where there are more than 1,000 of them', () => {
    const { config, documents } = contentOf({ 'pages/a.md': 'word '.repeat(2000) });
    const [document] = documents;
    assert.ok(document !== undefined);
    const lengthIn = (count: number): number => {
      const copies = Array.from({ length: count }, () => ({ ...document }));
      return JSON.parse(searchIndex(copies, config))[0].body.length;
    };
    assert.equal(lengthIn(1000), 5000);
    assert.equal(lengthIn(2000), 2500);
  });

  it('says the category where categories are used', () => {
    const config = `${CONFIG}search-json: yes\ncategories-use: yes\ndefault-category: {code: en}\ncategories: [{code: nb}]\n`;
    const categories = siteAt({ 'config.yml': config, 'pages/a.md': '', 'pages/a.nb.md': '' }, NOW);
    assert.deepEqual(
      JSON.parse(textAt(categories, '/search.json', 'application/json')).map(
        ({ category }: { category: string }) => category,
      ),
      ['en', 'nb', 'en'],
    );
  });

  it('is not there where there is no search', () => {
    assert.equal(siteAt({ 'config.yml': `${CONFIG}search: no\n` }, NOW).get('/search.json'), undefined);
  });
});
