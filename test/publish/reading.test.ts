import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { Document } from '../../build/content/model.ts';
import { readingMinutes } from '../../build/pages/documents/reading-time.ts';
import { textLength } from '../../build/pages/documents/text-length.ts';
import { newVocabularies } from '../../build/pages/related/features.ts';
import { rankRelated } from '../../build/pages/related/rank.ts';
import { relatedPosts } from '../../build/pages/related/related-posts.ts';
import { findTerms } from '../../build/pages/related/terms.ts';
import { lastChangeOf } from '../../build/site/changes.ts';
import { findSeries } from '../../build/site/series.ts';
import { Random } from '../fuzz/random.ts';
import { timesAsLong } from '../harness/time.ts';
import { at, post, postsOf } from './site.ts';

describe('reading time', () => {
  for (const [what, text, minutes] of [
    ['an empty article', '', 1],
    ['a few words', 'One two three.', 1],
    ['238 words', 'word '.repeat(238), 1],
    ['476 words', 'word '.repeat(476), 2],
    ['1,000 Chinese characters', '字'.repeat(1000), 2],
    ['words with apostrophes and hyphens as one each', "don't well-known ".repeat(238), 2],
  ] as const) {
    it(`of ${what} is ${minutes}`, () => assert.equal(readingMinutes(textLength(text)), minutes));
  }
});

describe('the length of a text', () => {
  for (const [text, stretches, words, ideographs] of [
    ['', 0, 0, 0],
    [' \t\n\u00a0\u3000\ufeff', 0, 0, 0],
    ['Two  words\n', 2, 2, 0],
    ['— one … sign …', 5, 2, 0],
    ["don't rock’n’roll 3.14 well-known", 4, 4, 0],
    ["'quoted' end. -3", 3, 3, 0],
    ['a..b a.-b a-', 3, 5, 0],
    ['Ærlig talt, дом', 3, 3, 0],
    ['東京とTokyo', 1, 1, 3],
    ['a東b', 1, 2, 1],
    ['𝒜b 𠮷 😀', 3, 1, 1],
    ['\ud835 \udc9c\ud835', 2, 0, 0],
  ] as const) {
    it(`of ${JSON.stringify(text)} is ${stretches} stretches, ${words} words, ${ideographs} ideographs`, () => {
      assert.deepEqual(textLength(text), { stretches, words, ideographs });
    });
  }

  it('is what regular expressions find, for any text', () => {
    const pieces = [
      'a',
      'é',
      '7',
      ' ',
      '\n',
      '.',
      '-',
      "'",
      '’',
      '!',
      '東',
      'ゆ',
      'ー',
      '𠮷',
      '😀',
      '\ud835',
      '\u2028',
    ];
    const random = new Random(7);
    for (let round = 0; round < 500; round++) {
      const text = Array.from({ length: random.below(40) }, () => random.pick(pieces)).join('');
      const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
      const word = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;
      assert.deepEqual(
        textLength(text),
        {
          stretches: text.match(/\S+/g)?.length ?? 0,
          words: text.replace(ideograph, ' ').match(word)?.length ?? 0,
          ideographs: text.match(ideograph)?.length ?? 0,
        },
        JSON.stringify(text),
      );
    }
  });
});

describe('a series', () => {
  const posts = postsOf({
    'posts/three.md': post('created: 2026-03-01\nseries: Building a boat'),
    'posts/one.md': post('created: 2026-01-01\nseries: Building a boat'),
    'posts/two.md': post('created: 2026-02-01\nseries: building a Boat'),
    'posts/alone.md': post('created: 2026-02-01\nseries: Another'),
    'posts/none.md': post('created: 2026-02-02'),
  });
  const series = findSeries(posts);
  const slugs = (slug: string): string[] | undefined => {
    const found = posts.find((candidate) => candidate.slug === slug);
    return found && series.get(found)?.parts.map((part) => part.slug);
  };

  it('is read in the order of publication, with its name in any case', () => {
    assert.deepEqual(slugs('two'), ['one', 'two', 'three']);
  });

  it('is none with a single post', () => assert.equal(slugs('alone'), undefined));
  it('is none without the key', () => assert.equal(slugs('none'), undefined));
});

describe('the terms of a post', () => {
  const countsOf = (title: string, body: string): Map<string, number> => {
    const counts = new Map<string, number>();
    findTerms({ title, description: '', body }, (text, start, end, weight) => {
      const term = text.slice(start, end);
      counts.set(term, (counts.get(term) ?? 0) + weight);
    });
    return counts;
  };
  const terms = (body: string): string[] => [...countsOf('', body).keys()];

  for (const [what, body, expected] of [
    ['leave code out', 'Before\n```js\nconst secret = 1\n```\nafter', ['before', 'after']],
    [
      'leave addresses out',
      'See [the page](pages/about.md) or https://example.org/x',
      ['see', 'the', 'page'],
    ],
    ['leave tags out', 'A <span class="wide">word</span>', ['word']],
    ['are pairs of characters where nothing parts words', '東京都', ['東京', '京都']],
    ['are pairs of characters beyond the first plane too', '𠮷野家', ['𠮷野', '野家']],
    ['are whole where such a script is mixed with another', '東京tower', ['東京tower']],
    ['are in lower case, and no numbers', 'Émile ÅRE 1984 b2b 42', ['émile', 'åre', 'b2b']],
    ['are of three characters at least', 'an ant 字', ['ant']],
    ['leave tildes as fences out too', 'Before\n~~~\nsecret\n~~~\nafter', ['before', 'after']],
  ] as const) {
    it(what, () => assert.deepEqual(terms(body), expected));
  }

  it('count those of the title most', () => {
    const counts = countsOf('Anchors', 'Ropes. Anchors.');
    assert.equal(counts.get('anchors'), 5);
    assert.equal(counts.get('ropes'), 1);
  });
});

describe('related posts', () => {
  const posts = postsOf({
    'posts/a.md': post('title: Knots\ncreated: 2026-05-01\ntags: [rope]', 'Bowline and clove hitch.'),
    'posts/b.md': post('title: Splices\ncreated: 2026-04-01\ntags: [Rope]', 'Long and short splice.'),
    'posts/c.md': post('title: Diesel\ncreated: 2026-03-01\ntags: [engine]', 'Filters and pumps.'),
    'posts/d.md': post('title: Pumps\ncreated: 2026-02-01\ntags: [bilge]', 'Diesel pumps and filters.'),
    'posts/e.md': post('title: Weather\ncreated: 2026-01-01', 'Gales.'),
  });
  const related = (slug: string): string[] => {
    const rank = rankRelated(posts, 3);
    return rank(posts.findIndex((candidate) => candidate.slug === slug)).map((at) => posts[at]?.slug ?? '');
  };

  it('share a tag, in any case', () => assert.equal(related('a')[0], 'b'));
  it('or share words', () => assert.equal(related('c')[0], 'd'));
  it('are none where nothing is shared', () => assert.deepEqual(related('e'), []));
  it('are never the post itself', () => {
    for (const { slug } of posts) assert.ok(!related(slug).includes(slug));
  });

  it('are only those that are public', () => {
    const [first] = posts;
    assert.ok(first !== undefined);
    const find = relatedPosts(posts);
    assert.deepEqual(
      find(first, () => true).map(({ slug }) => slug),
      ['b'],
    );
    assert.deepEqual(
      find(first, ({ slug }) => slug !== 'b'),
      [],
    );
  });

  it('are the same with any remembered posts before an edit', () => {
    const random = new Random(31);
    const texts = [
      'Diesel pumps.',
      'Filters and splices.',
      'Bowline, clove hitch.',
      'Pumps in gales.',
      'Long splices.',
    ];
    const tags = ['rope', 'engine', 'bilge', 'new'];
    const vocabularies = newVocabularies();
    const edited = [...posts, ...posts.map((each) => ({ ...each, file: `posts/2${each.slug}.md` }))];
    for (let edit = 0; edit < 40; edit++) {
      const at = random.below(edited.length);
      const [original] = edited.splice(at, 1);
      assert.ok(original !== undefined);
      const body = `${random.pick(texts)} ${random.pick(texts)} Edition${edit >> 1}.`;
      const written = { ...original, body, tags: [random.pick(tags)] };
      // Mostly it stays where it was.
      edited.splice(random.chance(0.8) ? at : random.below(edited.length), 0, written);
      const remembered = rankRelated([...edited], 5, vocabularies);
      const anew = rankRelated([...edited], 5);
      for (const place of edited.keys()) assert.deepEqual(remembered(place), anew(place), `edit ${edit}`);
    }
  });

  it('are the same when all are ranked at once, after which no post is counted', () => {
    const vocabularies = newVocabularies();
    const ranked = relatedPosts(posts, vocabularies);
    ranked.rankAll();
    for (const post of posts) assert.ok(!vocabularies.words.knows(post), 'its counts are forgotten');
    const anew = relatedPosts(posts);
    for (const post of posts)
      assert.deepEqual(
        ranked(post, () => true),
        anew(post, () => true),
      );
    // And another edition of the site is ranked by the same vocabularies.
    const others = posts.toReversed();
    const again = relatedPosts(others, vocabularies);
    const expected = relatedPosts(others);
    for (const post of others)
      assert.deepEqual(
        again(post, () => true),
        expected(post, () => true),
      );
  });

  it('stay as they are where an edit makes a word of many posts a little more common', () => {
    const random = new Random(5);
    const names = Array.from({ length: 150 }, (_, number) => `word${number}`);
    const many = postsOf(
      Object.fromEntries(
        Array.from({ length: 400 }, (_, number) => [
          `posts/${number}.md`,
          post(
            `title: Post\ncreated: 2026-01-01`,
            Array.from({ length: 14 }, () => random.pick(names)).join(' '),
          ),
        ]),
      ),
    );
    const ranked = (edited: readonly Document[]): number[][] => {
      const rank = rankRelated(edited, 3);
      return edited.map((_, at) => rank(at));
    };
    const before = ranked(many);
    let changed = 0;
    for (const [at, edited] of many.slice(0, 20).entries()) {
      const more = names.find((name) => !edited.body.includes(name)) ?? '';
      const after = ranked(many.with(at, { ...edited, body: `${edited.body} ${more}` }));
      changed += after.filter((each, place) => each.join() !== before[place]?.join()).length;
    }
    assert.ok(changed > 0 && changed < 60, `${changed} of 20 times 400 changed`);
  });

  it('take time in proportion to the number of posts, even if all share every tag', () => {
    const many = (count: number): ReturnType<typeof postsOf> =>
      Array.from({ length: count }, (_, index) => ({
        ...(posts[0] as (typeof posts)[0]),
        file: `posts/${index}.md`,
        tags: ['one', 'two', 'three'],
      }));
    const input = many(4000);
    const rankAll = (count: number): void => {
      const rank = rankRelated(input.slice(0, count), 3);
      for (let at = 0; at < count; at++) rank(at);
    };
    // Eight times the posts: 64 times the time if it were quadratic.
    const times = timesAsLong(rankAll, 500, 4000, 40);
    assert.ok(times < 40, `${times.toFixed(1)} times as long for 4000 as for 500`);
  });
});

describe('the last change of a document', () => {
  const [document] = postsOf({
    'posts/x.md': post('created: 2026-01-01\nmodified: 2026-02-01\nexpires: 2026-03-01'),
  });
  assert.ok(document !== undefined);
  for (const [now, change] of [
    ['2025-12-31T23:59:59', null],
    ['2026-01-01', '2026-01-01'],
    ['2026-01-31T23:59:59', '2026-01-01'],
    ['2026-02-01', '2026-02-01'],
    ['2026-03-01', '2026-03-01'],
    ['2027-01-01', '2026-03-01'],
  ] as const) {
    it(`at ${now} is ${change}`, () => {
      assert.equal(lastChangeOf(document, at(now)), change === null ? null : at(change));
    });
  }
});
