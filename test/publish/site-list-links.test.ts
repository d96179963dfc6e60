/** Posts and homepages link to the lists and the feed that the site has by itself. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { post, siteAt } from './site.ts';

const NOW = '2026-06-01';
const POSTS = {
  'posts/first.md': post('title: First\ncreated: 2026-01-01\ntags: [sea]\nauthor: Ada', 'Ahoy.\n'),
  'posts/second.md': post('title: Second\ncreated: 2026-02-01\ntags: [sea]', 'Ahoy again.\n'),
};

/** The links of the line, as `title → address`; null: the page has no such line. */
function waysOf(files: Readonly<Record<string, string>>, path: string): string[] | null {
  const body = siteAt(files, NOW)
    .get(path)
    ?.bodies.find(({ type }) => type === 'text/html')?.body;
  assert.ok(body instanceof Uint8Array, path);
  const line = /<p class="ways">(.*?)<\/p>/s.exec(new TextDecoder().decode(body))?.[1];
  if (line === undefined) return null;
  return [...line.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, href, title]) => `${title} → ${href}`);
}

const ALL = ['Posts → /posts', 'Tags → /tags', 'Authors → /authors', 'Archive → /archive', 'RSS → /feed.xml'];

const CASES: [title: string, files: Record<string, string>, path: string, expected: string[] | null][] = [
  ['a post links to all lists and the feed', POSTS, '/posts/first', ALL],
  ['an author’s own homepage does too', POSTS, '/', ALL],
  [
    'the homepage of a site without one does too',
    { ...POSTS, 'pages/home.md': post('draft: yes') },
    '/',
    ALL,
  ],
  ['any other page does not', { ...POSTS, 'pages/about.md': post('title: About') }, '/about', null],
  ['a homepage without posts has no such line', {}, '/', null],
  [
    'only lists that there are are linked',
    { 'posts/a.md': post('title: A\ncreated: 2026-01-01') },
    '/posts/a',
    ['Posts → /posts', 'Archive → /archive', 'RSS → /feed.xml'],
  ],
  [
    'a post in another category links to the lists of that category, in its language',
    {
      ...POSTS,
      'config.yml':
        'sitename: S\nurl: https://example.org\ncategories-use: yes\ndefault-category: {code: en, name: English}\ncategories:\n  - {code: nb, name: Norsk}\n',
      'posts/first.nb.md': post('title: Første\ncreated: 2026-01-01'),
    },
    '/nb/posts/first',
    ['Innlegg → /nb/posts', 'Arkiv → /nb/archive', 'RSS → /nb/feed.xml'],
  ],
];

describe('links to what the site has by itself', () => {
  it.each(CASES)('%s', (_, files, path, expected) => {
    assert.deepEqual(waysOf(files, path), expected);
  });

  it('every one of them is answered', () => {
    const site = siteAt(POSTS, NOW);
    assert.deepEqual(
      ALL.map((way) => way.split(' → ')[1] ?? '').filter((path) => !site.has(path)),
      [],
    );
  });
});
