/** The API's decisions as tables: negotiation, languages, freshness, windows, ranking. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { negotiateType } from '../../src/api/accept.ts';
import { languageQuality, parseAcceptLanguage } from '../../src/api/accept-language.ts';
import { canonicalPath } from '../../src/api/canonical-path.ts';
import type { ApiPost } from '../../src/api/data.ts';
import { cacheControl, entityTag, matchAllows, noneMatchNames } from '../../src/api/freshness.ts';
import { Library } from '../../src/api/library.ts';
import { sortPosts } from '../../src/api/list-posts.ts';
import { rankPosts } from '../../src/api/recommendations.ts';

function post(slug: string, values: Partial<ApiPost> = {}): ApiPost {
  return {
    slug,
    path: `/posts/${slug}`,
    title: slug,
    description: '',
    author: null,
    language: 'en',
    created: '2020-01-01T00:00:00Z',
    modified: null,
    keywords: [],
    tags: [],
    from: 0,
    until: null,
    bodies: {},
    ...values,
  };
}

const slugs = (posts: ApiPost[]): string[] => posts.map(({ slug }) => slug);

describe('the media type', () => {
  const offered = ['text/html', 'text/markdown', 'text/plain'] as const;
  const cases: [header: string | null, type: string | null, why: string][] = [
    [null, 'text/html', 'no header takes the first'],
    ['', 'text/html', 'an empty header takes the first'],
    ['*/*', 'text/html', 'anything takes the first'],
    ['text/*', 'text/html', 'any text takes the first'],
    ['text/plain', 'text/plain', 'what is named is taken'],
    ['TEXT/Plain', 'text/plain', 'in any case'],
    ['text/html;q=0.1, text/plain;q=0.2', 'text/plain', 'the higher weight is taken'],
    ['text/*, text/html;q=0', 'text/markdown', 'the more specific range decides, even to refuse'],
    ['*/*;q=0.1, text/markdown', 'text/markdown', 'a name is better than anything'],
    ['text/html;level=1;q=0.4, text/plain;q=0.5', 'text/plain', 'other parameters do not matter'],
    ['text/plain;q=0.5, application/json', 'text/plain', 'what is not offered does not matter'],
    ['image/png', null, 'nothing acceptable is nothing'],
    ['*/*;q=0', null, 'everything refused is nothing'],
    ['text/html;q=2', null, 'a weight that is none counts as 0'],
    ['nonsense, text/plain', 'text/plain', 'a member that is no range is left out'],
    ['nonsense', 'text/html', 'a header without one range is no header'],
  ];
  for (const [header, type, why] of cases) {
    it(`${why}: ${header}`, () => assert.equal(negotiateType(header, offered), type));
  }
});

describe('the weight of a language', () => {
  const cases: [header: string | null, language: string, quality: number][] = [
    [null, 'en', 1],
    ['en', 'en', 1],
    ['EN', 'en-gb', 1],
    ['en-GB', 'en', 1],
    ['en-GB', 'en-US', 0.001],
    ['nb, en;q=0.3', 'en', 0.3],
    ['nb, *;q=0.2', 'de', 0.2],
    ['en;q=0.9, en-US;q=0.1', 'en-US', 0.1],
    ['*, de;q=0', 'de', 0],
    ['de', 'en', 0.001],
    ['de, *;q=0', 'en', 0],
    ['de, en;q=0', 'en-GB', 0],
    ['e', 'en', 0.001],
    ['not a range;q=1, en;q=0.5', 'en', 0.5],
  ];
  for (const [header, language, quality] of cases) {
    it(`${header} gives ${language} ${quality}`, () => {
      assert.equal(languageQuality(language, parseAcceptLanguage(header)), quality);
    });
  }
});

describe('the canonical spelling', () => {
  const cases: [path: string, canonical: string][] = [
    ['/api/posts', '/api/posts'],
    ['/api/posts/', '/api/posts'],
    ['/api/posts///', '/api/posts'],
    ['/', '/'],
    ['//', '/'],
    ['/a//b', '/a//b'],
    ['/%41%7E%2d%5f', '/A~-_'],
    ['/caf%c3%a9%20%2F%2f', '/caf%c3%a9%20%2F%2f'],
    ['/%', '/%'],
    ['/%4', '/%4'],
    ['/%2541', '/%2541'],
  ];
  for (const [path, canonical] of cases) {
    it(`of ${path} is ${canonical}`, () => assert.equal(canonicalPath(path), canonical));
  }

  it('is its own', () => {
    for (const [, canonical] of cases) assert.equal(canonicalPath(canonical), canonical);
  });
});

describe('If-Match', () => {
  const cases: [header: string | null, allows: boolean][] = [
    [null, true],
    ['*', true],
    ['"x"', true],
    ['"y", "x"', true],
    ['"y,z","x"', true],
    ['W/"x"', false],
    ['"X"', false],
    ['x', false],
    ['', false],
  ];
  for (const [header, allows] of cases) {
    it(`${header} ${allows ? 'allows' : 'does not allow'} a request for "x"`, () => {
      assert.equal(matchAllows(header, '"x"'), allows);
    });
  }
});

describe('If-None-Match', () => {
  const cases: [header: string | null, names: boolean][] = [
    [null, false],
    ['"x"', true],
    ['W/"x"', true],
    ['"y", "x"', true],
    ['"y","x"', true],
    ['"y, z" , W/"x"', true],
    ['*', true],
    [' * ', true],
    ['x', false],
    ['"X"', false],
    ['"a"x"b"', false],
    ['', false],
  ];
  for (const [header, names] of cases) {
    it(`${header} ${names ? 'names' : 'does not name'} "x"`, () => {
      assert.equal(noneMatchNames(header, '"x"'), names);
    });
  }

  it('a validator depends on the bytes and on the type, and on nothing else', async () => {
    const bytes = new TextEncoder().encode('a');
    const tags = [await entityTag('text/html', bytes), await entityTag('text/html', bytes)];
    tags.push(await entityTag('text/plain', bytes), await entityTag('text/html', new Uint8Array(0)));
    assert.equal(tags[0], tags[1]);
    assert.equal(new Set(tags).size, 3);
    for (const tag of tags) assert.match(tag, /^"[A-Za-z0-9_-]{16}"$/);
  });
});

describe('Cache-Control', () => {
  const cases: [now: number, change: number | null, seconds: number, why: string][] = [
    [1000, null, 300, 'without a change the longest time'],
    [1000, 5000, 300, 'a change far away makes no difference'],
    [1000, 1120, 120, 'a change that is near ends it'],
    [1000.4, 1120, 119, 'a part of a second is not rounded up'],
    [1119.5, 1120, 0, 'less than a second is nothing'],
  ];
  for (const [now, change, seconds, why] of cases) {
    it(`${why}: ${seconds} s`, () => {
      assert.equal(cacheControl(now, change, 300), `public, max-age=${seconds}, must-revalidate`);
    });
  }
});

describe('the library', () => {
  const posts = [
    post('old', { from: 10 }),
    post('new', { from: 20, until: 40 }),
    post('undated', { from: null, created: null }),
    post('next', { from: 30 }),
  ];
  const library = new Library({ posts, search: '' });
  const cases: [now: number, listed: string[], next: number | null][] = [
    [5, [], 10],
    [10, ['old'], 20],
    [20, ['new', 'old'], 30],
    [29.9, ['new', 'old'], 30],
    [30, ['next', 'new', 'old'], 40],
    [40, ['next', 'old'], null],
  ];
  for (const [now, listed, next] of cases) {
    it(`at ${now} lists ${listed.join(', ') || 'nothing'}, until ${next ?? 'the next build'}`, () => {
      assert.deepEqual(slugs(library.listedAt(now)), listed);
      assert.equal(library.nextChangeAfter(now), next);
    });
  }

  const findings: [slug: string, now: number, state: string][] = [
    ['new', 19, 'unknown'],
    ['new', 20, 'published'],
    ['new', 39.9, 'published'],
    ['new', 40, 'gone'],
    ['undated', 0, 'published'],
    ['never', 50, 'unknown'],
    ['__proto__', 50, 'unknown'],
  ];
  for (const [slug, now, state] of findings) {
    it(`${slug} is ${state} at ${now}`, () => assert.equal(library.find(slug, now).state, state));
  }
});

describe('sorting', () => {
  it('posts without the date stand last in either direction, equals by slug', () => {
    const posts = [
      post('none', { created: null }),
      post('b'),
      post('a'),
      post('late', { created: '2021-01-01T00:00:00Z' }),
    ];
    assert.deepEqual(slugs(sortPosts(posts, 'created')), ['a', 'b', 'late', 'none']);
    assert.deepEqual(slugs(sortPosts(posts, '-created')), ['late', 'a', 'b', 'none']);
  });

  it('dates are compared as moments, in any zone', () => {
    const posts = [
      post('west', { created: '2020-01-01T23:00:00-05:00' }),
      post('east', { created: '2020-01-02T01:00:00+02:00' }),
    ];
    assert.deepEqual(slugs(sortPosts(posts, '-created')), ['west', 'east']);
  });
});

describe('recommendations', () => {
  const posts = [
    post('text', { bodies: { 'text/plain': 'all about tea' } }),
    post('description', { description: 'Tea for two' }),
    post('titled', { title: 'Tea' }),
    post('tagged', { tags: ['TEA'] }),
    post('norwegian', { tags: ['tea'], language: 'nb' }),
  ];
  const rank = (interests: string[], header: string | null): [string, number][] =>
    rankPosts(posts, interests, parseAcceptLanguage(header)).map(({ post: { slug }, score }) => [
      slug,
      score,
    ]);

  it('a tag is worth more than a title, a title more than a description, that more than the text', () => {
    assert.deepEqual(rank(['tea'], 'en'), [
      ['tagged', 8],
      ['titled', 4],
      ['description', 2],
      ['text', 1],
      ['norwegian', 0.008],
    ]);
  });

  it('an interest stated twice counts once', () => {
    assert.deepEqual(rank(['tea', 'Tea', 'TEA'], 'en'), rank(['tea'], 'en'));
  });

  it('what the reader wants less is worth less, and what is refused is left out', () => {
    assert.deepEqual(rank(['tea'], 'en, nb;q=0.25').at(0), ['tagged', 8]);
    assert.deepEqual(rank(['tea'], 'en, nb;q=0.25').at(3), ['norwegian', 2]);
    assert.ok(!rank(['tea'], 'en, nb;q=0').some(([slug]) => slug === 'norwegian'));
  });

  it('a reader who names no language of the site gets all the same', () => {
    assert.deepEqual(
      slugs(rankPosts(posts, [], parseAcceptLanguage('fr')).map(({ post }) => post)),
      slugs(posts),
    );
    assert.deepEqual(rank(['tea'], 'fr, *;q=0'), []);
  });

  it('the reasons say what was found where', () => {
    const [first] = rankPosts(posts, ['tea', 'two'], []);
    assert.deepEqual(first?.reasons, ['tag: tea']);
  });

  it('without interests the order stays', () => {
    assert.deepEqual(
      rank([], null).map(([slug]) => slug),
      slugs(posts),
    );
  });
});
