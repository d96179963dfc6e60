/** An index made with words that an earlier build kept has the same bytes as one that is made anew. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { GroupReading } from '../../../build/pages/search/group-reading.ts';
import { KeptGroups } from '../../../build/pages/search/kept-groups.ts';
import { RANKING } from '../../../build/pages/search/postings.ts';
import type { SearchDocument } from '../../../build/pages/search/search-document.ts';
import { makeSearchIndex, writeIndex } from '../../../build/pages/search/write-index.ts';
import { type ContentCache, kindPrefix } from '../../../build/remember/content-cache.ts';
import { openCache } from '../../../build/remember/open-cache.ts';
import { Random } from '../../fuzz/random.ts';
import { searchDocument } from '../../harness/search-index.ts';
import { temporaryFolder } from '../../harness/site-folder.ts';

/** Words of several scripts, what is between them, and what UTF-8 cannot hold. */
const PIECES = [
  ...['the', 'The', 'Knots', 'knot', 'Über', 'uber', '.NET', 'net', 'C++', 'c#', '8.0.1', 'ﬁne', 'e\u0301'],
  ...[
    '東',
    '京都',
    'です',
    '。',
    '서울',
    '\u{20000}',
    'ﾃｽﾄ',
    '😀',
    '\ud800',
    'x'.repeat(70),
    '😀'.repeat(40),
  ],
  ...[
    'running',
    'runs',
    'Straße',
    'İstanbul',
    ', ',
    ' – ',
    '.',
    '\n',
    '\u00a0',
    '\u0000',
    '\u0001',
    '#',
    '+',
  ],
];
const LANGUAGES = ['en', 'en-GB', 'de', 'ja', 'xx', 'tr'];

const some = (random: Random, most: number): string =>
  Array.from(
    { length: random.below(most) },
    () => random.pick(PIECES) + (random.chance(0.5) ? ' ' : ''),
  ).join('');

function randomDocument(random: Random, number: number): SearchDocument {
  const texts = (most: number): string[] => Array.from({ length: random.below(4) }, () => some(random, most));
  return searchDocument({
    path: `/${number}`,
    title: some(random, 8),
    text: some(random, 200),
    headings: texts(6),
    description: some(random, 12),
    keywords: texts(3),
    tags: texts(3),
    author: random.chance(0.3) ? some(random, 4) : null,
    language: random.pick(LANGUAGES),
    scope: random.below(2),
  });
}

const documentsOf = (seed: number, count: number): SearchDocument[] => {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, number) => randomDocument(random, number));
};

/** The documents with keys, but for every ninth. */
const keyed = (documents: readonly SearchDocument[]): SearchDocument[] =>
  documents.map((document, number) => ({ ...document, key: number % 9 === 8 ? undefined : `key ${number}` }));

const indexOf = (documents: readonly SearchDocument[], cache?: ContentCache): string =>
  Buffer.from(makeSearchIndex(documents, RANKING, cache).index).toString('latin1');

describe('words that are kept', () => {
  for (const [seed, count] of [
    [1, 1],
    [2, 40],
    [3, 300],
  ] as const) {
    it(`give the index of ${count} documents the same bytes`, async () => {
      const folder = temporaryFolder();
      const documents = documentsOf(seed, count);
      const expected = indexOf(documents);
      const first = await openCache(folder);
      assert.equal(indexOf(keyed(documents), first), expected);
      await first.save();
      const second = await openCache(folder);
      assert.equal(indexOf(keyed(documents), second), expected);
      const [other = searchDocument({})] = documentsOf(99, 1);
      const changed = [{ ...other, key: 'another' }, ...keyed(documents).slice(1)];
      assert.equal(indexOf(changed, second), indexOf(changed));
    });
  }

  it('are those of documents in the order of another build', async () => {
    const cache = await openCache(temporaryFolder());
    const documents = keyed(documentsOf(4, 100));
    indexOf(documents, cache);
    const turned = documents.toReversed();
    assert.equal(indexOf(turned, cache), indexOf(turned));
  });

  it('are read piece by piece, of documents that are there, to an index of the same bytes', async () => {
    const cache = await openCache(temporaryFolder());
    const there = new Set<string>();
    const documents = keyed(documentsOf(6, 200)).map((document) => ({
      ...document,
      get text(): string {
        assert.ok(there.has(document.path), `${document.path} is read too early`);
        return document.text;
      },
    }));
    const reading = new GroupReading(documents, new KeptGroups(cache));
    const random = new Random(61);
    const coming = documents.map(({ path }, number) => ({ path, at: number + random.below(60) }));
    for (const { path } of coming.sort((a, b) => a.at - b.at)) {
      reading.advance((document) => there.has(document.path));
      there.add(path);
    }
    const made = Buffer.from(writeIndex(reading).index).toString('latin1');
    assert.equal(made, indexOf(documents));
    assert.equal(indexOf(documents, cache), made, 'and the next build has their words');
  });

  it('are read from no text again', async () => {
    const cache = await openCache(temporaryFolder());
    const documents = documentsOf(5, 20).map((document, number) => ({ ...document, key: `key ${number}` }));
    const expected = indexOf(documents, cache);
    const unreadable = documents.map((document) => ({
      ...document,
      get text(): string {
        throw new Error(`the text of ${document.path} is read`);
      },
    }));
    assert.equal(indexOf(unreadable, cache), expected);
  });

  it('are looked up before the documents are known, and those of changed ones are in no index', async () => {
    const folder = temporaryFolder();
    const first = await openCache(folder);
    const documents = documentsOf(8, 200).map((document, number) => ({ ...document, key: `key ${number}` }));
    indexOf(documents, first);
    await first.save();
    for (const [place, own] of documentsOf(97, 5).entries()) {
      const cache = await openCache(folder);
      const kept = new KeptGroups(cache);
      kept.recallLast();
      assert.ok(kept.words.texts.length > 20, 'words are there');
      const before = documents[place * 40] ?? own;
      documents[place * 40] = { ...own, path: before.path, key: `key ${place} changed` };
      const reading = new GroupReading(documents, kept);
      const index = Buffer.from(writeIndex(reading).index).toString('latin1');
      assert.equal(index, indexOf(documents));
      await cache.save();
    }
  });

  for (const [place, named] of [
    [0, 'the first'],
    [77, 'one between others'],
    [199, 'the last'],
  ] as const) {
    it(`are those of all documents but ${named}, where that has changed`, async () => {
      const cache = await openCache(temporaryFolder());
      const documents = documentsOf(7, 200).map((document, number) => ({
        ...document,
        key: `key ${number}`,
      }));
      indexOf(documents, cache);
      const [other = searchDocument({})] = documentsOf(98, 1);
      const { path } = documents[place] ?? other;
      const changed = documents.with(place, { ...other, path, key: 'another' });
      const read: string[] = [];
      const watched = changed.map((document) => ({
        ...document,
        get text(): string {
          read.push(document.path);
          return document.text;
        },
      }));
      assert.equal(indexOf(watched, cache), indexOf(changed));
      assert.deepEqual(read, [path]);
    });
  }

  it('are of few documents again where one is new or gone', async () => {
    const cache = await openCache(temporaryFolder());
    const documents = documentsOf(8, 400).map((document, number) => ({ ...document, key: `key ${number}` }));
    indexOf(documents.slice(1), cache);
    let read = 0;
    const watched = documents.map((document) => ({
      ...document,
      get text(): string {
        read++;
        return document.text;
      },
    }));
    assert.equal(indexOf(watched, cache), indexOf(documents));
    assert.ok(read <= 100, `${read} of 400 are read`);
    assert.equal(indexOf(watched.toSpliced(200, 1), cache), indexOf(documents.toSpliced(200, 1)));
    assert.ok(read <= 200, `${read} of 400 are read`);
  });

  it('have their own document where two have one key', async () => {
    const cache = await openCache(temporaryFolder());
    const [one = searchDocument({})] = documentsOf(6, 1);
    const inScopes = [1, 2].map((scope) => ({ ...one, key: 'same', scope }));
    assert.equal(indexOf(inScopes, cache), indexOf(inScopes));
  });

  it('are those of documents that have changed again and again', async () => {
    const cache = await openCache(temporaryFolder());
    let documents = documentsOf(9, 12).map((document, number) => ({ ...document, key: `key ${number}` }));
    for (const [edition, other] of documentsOf(97, 40).entries()) {
      const { path } = documents[edition % 12] ?? other;
      const text = `${other.text} word${edition} and ${edition}`;
      documents = documents.with(edition % 12, { ...other, path, text, key: `edition ${edition}` });
      assert.equal(indexOf(documents, cache), indexOf(documents));
    }
  });

  it('are found out again where the list that they refer to is gone', async () => {
    const cache = await openCache(temporaryFolder());
    const documents = documentsOf(11, 60).map((document, number) => ({ ...document, key: `key ${number}` }));
    const expected = indexOf(documents, cache);
    const lists = kindPrefix('common words of searches');
    let hidden = 0;
    const isHidden = (key: string): boolean => key.startsWith(lists) && ++hidden > 0;
    const without: ContentCache = {
      get: (key) => (isHidden(key) ? null : cache.get(key)),
      peek: (key) => (isHidden(key) ? null : cache.peek(key)),
      locate: (key) => cache.locate(key),
      put: (key, ...parts) => cache.put(key, ...parts),
      save: () => cache.save(),
    };
    assert.equal(indexOf(documents, without), expected);
    assert.ok(hidden > 0);
    assert.equal(indexOf(documents, cache), expected);
  });

  it('are those of documents in two scopes beside one that has changed', async () => {
    const cache = await openCache(temporaryFolder());
    const both = documentsOf(10, 9).flatMap((document, number) =>
      [1, 2].map((scope) => ({ ...document, key: `key ${number}`, scope })),
    );
    indexOf(both, cache);
    const [other = searchDocument({})] = documentsOf(96, 1);
    for (const place of [0, 8, 17]) {
      const changed = both.with(place, { ...other, path: both[place]?.path ?? '', key: `another ${place}` });
      assert.equal(indexOf(changed, cache), indexOf(changed));
    }
  });
});
