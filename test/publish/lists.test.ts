import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { monthLists, yearLists } from '../../build/site/lists/archive-lists.ts';
import type { PostList } from '../../build/site/lists/list.ts';
import {
  authorLists,
  authorPath,
  sectionLists,
  tagLists,
  tagPath,
} from '../../build/site/lists/named-lists.ts';
import { paginate } from '../../build/site/lists/paginate.ts';
import { publishedLists } from '../../build/site/lists/published-lists.ts';
import { listSlug } from '../../build/site/lists/slug.ts';
import { at, contentOf, post, postsOf } from './site.ts';

/** A list as one line: path, name, the slugs of its posts. */
function lines(lists: readonly PostList[]): string[] {
  return lists.map(
    ({ path, name, posts }) => `${path} "${name}": ${posts.map(({ slug }) => slug).join(' ')}`,
  );
}

describe('the slug of a tag', () => {
  for (const [name, slug] of [
    ['WebAssembly', 'webassembly'],
    ['Web Assembly', 'web-assembly'],
    ['web_assembly', 'web-assembly'],
    ['  web -  assembly ', 'web-assembly'],
    ['CI/CD', 'ci-cd'],
    ['C++', 'c++'],
    ['C#', 'c%23'],
    ['Node.js', 'node.js'],
    ['why?', 'why%3F'],
    ['100%', '100%25'],
    ['Čaj', '%C4%8Daj'],
    ['日本', '%E6%97%A5%E6%9C%AC'],
    ['...', '...'],
  ] as const) {
    it(`of ${name} is ${slug}`, () => assert.equal(listSlug(name), slug));
  }

  it('is one for two normal forms of the same letters', () => {
    assert.equal(listSlug('cafe\u0301'), listSlug('caf\u00e9'));
  });
});

describe('a name without a slug', () => {
  for (const name of ['', ' ', '/', '-', '\\', '.', '..', '/../', '\u0000']) {
    it(`is ${JSON.stringify(name)}`, () => {
      assert.equal(listSlug(name), null);
      assert.equal(tagPath(name), null);
      assert.equal(authorPath(name), null);
    });
  }
});

describe('tags', () => {
  const posts = postsOf({
    'posts/new.md': post('created: 2026-03-01\ntags: [Wasm, Edge]'),
    'posts/mid.md': post('created: 2026-02-01\ntags: [wasm]\nkeywords: Hosting, edge'),
    'posts/old.md': post('created: 2026-01-01\ntags: [Wasm, WASM]'),
  });

  it('have a list each, with keywords among them, newest post first', () => {
    assert.deepEqual(lines(tagLists(posts)), [
      '/tags/edge "Edge": new mid',
      '/tags/hosting "Hosting": mid',
      '/tags/wasm "Wasm": new mid old',
    ]);
  });

  it('that a URL cannot name have no list', () => {
    assert.deepEqual(tagLists(postsOf({ 'posts/a.md': post('created: 2026-01-01\ntags: ["/"]') })), []);
  });
});

describe('authors and sections', () => {
  const files = {
    'nav.yml': 'sections:\n  - code: guides\n    defaultname: How to\n',
    'posts/a.md': post('created: 2026-03-01\nauthor: Ines Aalto\nsection-id: guides'),
    'posts/b.md': post('created: 2026-02-01\nauthor: ines aalto'),
    'posts/c.md': post('created: 2026-01-01'),
  };

  it('lists an author under the spelling that stands first in the alphabet when they are equally common', () => {
    assert.deepEqual(lines(authorLists(postsOf(files))), ['/authors/ines-aalto "Ines Aalto": a b']);
  });

  it('lists a section under its name in the navigation', () => {
    assert.deepEqual(lines(sectionLists(postsOf(files), contentOf(files).nav)), [
      '/sections/guides "How to": a',
    ]);
  });
});

describe('the archive', () => {
  const posts = postsOf({
    'config.yml': 'sitename: S\ntimezone: Europe/Oslo\n',
    'posts/newyear.md': post('created: 2026-01-01 00:30'),
    'posts/eve.md': post('created: 2025-12-31 23:30'),
    'posts/early.md': post('created: 0099-05-01'),
  });

  it('takes the year and month from the wall clock of the site, not from UTC', () => {
    assert.deepEqual(lines(yearLists(posts)), [
      '/archive/2026 "2026": newyear',
      '/archive/2025 "2025": eve',
      '/archive/0099 "0099": early',
    ]);
    assert.deepEqual(lines(monthLists(posts)), [
      '/archive/2026/01 "2026-01": newyear',
      '/archive/2025/12 "2025-12": eve',
      '/archive/0099/05 "0099-05": early',
    ]);
  });
});

describe('pages of a list', () => {
  it('are none without items', () => assert.deepEqual(paginate('/posts', []), []));

  it('know those before and after them, and the first has the path of the list', () => {
    const pages = paginate('/posts', ['a', 'b', 'c', 'd', 'e'], 2);
    assert.deepEqual(
      pages.map(({ path, previous, next, items }) => ({ path, previous, next, items })),
      [
        { path: '/posts', previous: null, next: '/posts/page/2', items: ['a', 'b'] },
        { path: '/posts/page/2', previous: '/posts', next: '/posts/page/3', items: ['c', 'd'] },
        { path: '/posts/page/3', previous: '/posts/page/2', next: null, items: ['e'] },
      ],
    );
  });

  it('are full before another begins', () => {
    assert.equal(paginate('/x', Array(20).fill(0)).length, 1);
    assert.equal(paginate('/x', Array(21).fill(0)).length, 2);
  });
});

describe('the lists at an instant', () => {
  const posts = postsOf({
    'posts/a.md': post('created: 2026-01-01\nexpires: 2026-06-01\ntags: [x]'),
    'posts/b.md': post('created: 2026-02-01\nmodified: 2026-02-03\ntags: [x, y]'),
  });

  it('changed when the last post came, was modified, or went', () => {
    const changed = (now: string): Record<string, number> => {
      const published = posts.filter(
        ({ created, expires }) =>
          (created?.epoch ?? 0) <= at(now) && (expires === null || expires.epoch > at(now)),
      );
      const ever = posts.filter(({ created }) => (created?.epoch ?? 0) <= at(now));
      const site = { nav: { sections: [] }, config: { singleTags: 'named' as const } };
      const lists = publishedLists(published, ever, site, at(now));
      return Object.fromEntries(lists.map((list) => [list.path, list.changed]));
    };
    assert.equal(changed('2026-01-15')['/tags/x'], at('2026-01-01'));
    assert.equal(changed('2026-02-02')['/tags/x'], at('2026-02-01'));
    assert.equal(changed('2026-02-04')['/tags/x'], at('2026-02-03'));
    assert.equal(changed('2026-06-02')['/tags/x'], at('2026-06-01'));
    assert.equal(changed('2026-06-02')['/tags/y'], at('2026-02-03'));
    assert.equal(changed('2026-01-15')['/tags/y'], undefined);
  });
});
