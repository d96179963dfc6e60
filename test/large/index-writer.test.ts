/** A thread writes the search index, from words that are kept and documents that it is sent. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { IndexWriter } from '../../build/large/index-writer.ts';
import { type PlainDocument, plainDocuments } from '../../build/pages/search/plain-documents.ts';
import { RANKING } from '../../build/pages/search/postings.ts';
import type { SearchDocument } from '../../build/pages/search/search-document.ts';
import { makeSearchIndex } from '../../build/pages/search/write-index.ts';
import { SearchAhead } from '../../build/plan/search-ahead.ts';
import { type ContentCache, NO_CACHE } from '../../build/remember/content-cache.ts';
import { openCache } from '../../build/remember/open-cache.ts';
import { Random } from '../fuzz/random.ts';
import { searchDocument } from '../harness/search-index.ts';
import { temporaryFolder } from '../harness/site-folder.ts';

const COUNT = 300;
const WORDS = ['knots', 'ropes', 'Über', 'running', 'the', '京都', 'sails', '8.0.1', 'running water'];

const DOCUMENTS = Array.from({ length: COUNT }, (_, number): SearchDocument => {
  const random = new Random(number);
  const text = Array.from({ length: 40 }, () => random.pick(WORDS)).join(' ');
  const rest = { title: `Post ${number}`, headings: ['Sails'], tags: [random.pick(WORDS)], author: 'Ada' };
  return searchDocument({ path: `/${number}`, key: `key ${number}`, text, ...rest });
});

const CHANGED = DOCUMENTS.with(
  150,
  searchDocument({ path: '/150', key: 'another', title: 'Changed', text: 'Ropes and new words', scope: 1 }),
);

/** A cache with the words of all documents. */
async function filledCache(): Promise<ContentCache> {
  const folder = temporaryFolder();
  const cache = await openCache(folder);
  makeSearchIndex(DOCUMENTS, RANKING, cache);
  await cache.save();
  return openCache(folder);
}

async function written(cache: ContentCache, documents: readonly PlainDocument[]): Promise<Uint8Array | null> {
  const { sharing } = cache;
  assert.ok(sharing !== undefined);
  const writer = new IndexWriter(sharing);
  try {
    writer.begin(documents);
    return await writer.write();
  } finally {
    await writer.close();
  }
}

describe('the search index that a thread writes', () => {
  it('has the same bytes after one change, and the words of the changed group are kept', async () => {
    const cache = await filledCache();
    const plain = plainDocuments(CHANGED, cache);
    assert.ok(plain !== null);
    assert.ok(plain.some(({ texts }) => texts === null) && plain.some(({ texts }) => texts !== null));
    assert.deepEqual(await written(cache, plain), makeSearchIndex(CHANGED).index);
    assert.ok(plainDocuments(CHANGED, cache)?.every(({ texts }) => texts === null));
  });

  it('has the same bytes where words are read group by group, in any order, and the rest at last', async () => {
    const cache = await openCache(temporaryFolder());
    const { sharing } = cache;
    assert.ok(sharing !== undefined);
    const writer = new IndexWriter(sharing);
    const ahead = new SearchAhead(DOCUMENTS, cache, writer);
    ahead.advance(({ path }) => Number(path.slice(1)) > 200);
    ahead.advance(({ path }) => Number(path.slice(1)) < 150);
    const index = await ahead.index();
    assert.equal(await ahead.index(), index, 'it is written once');
    await writer.close();
    assert.deepEqual(index, makeSearchIndex(DOCUMENTS).index);
    assert.ok(
      plainDocuments(DOCUMENTS, cache)?.every(({ texts }) => texts === null),
      'its words are kept',
    );
  });

  it('has the same bytes where a document has no key, whose words are not kept', async () => {
    const cache = await filledCache();
    const { sharing } = cache;
    assert.ok(sharing !== undefined);
    const documents = DOCUMENTS.with(7, searchDocument({ path: '/7', text: 'later' }));
    const writer = new IndexWriter(sharing);
    const index = await new SearchAhead(documents, cache, writer).index();
    await writer.close();
    assert.deepEqual(index, makeSearchIndex(documents).index);
  });

  it('is none where words that were kept are gone', async () => {
    const plain = plainDocuments(DOCUMENTS, await filledCache());
    assert.ok(plain !== null);
    assert.equal(await written(await openCache(temporaryFolder()), plain), null);
  });

  it('is none where a document has no key, or many are to be read', async () => {
    const cache = await filledCache();
    assert.equal(plainDocuments(DOCUMENTS.with(7, searchDocument({ path: '/7' })), cache), null);
    assert.equal(plainDocuments(DOCUMENTS, NO_CACHE), null);
  });
});
