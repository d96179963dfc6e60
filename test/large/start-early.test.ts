/** Threads that are started before the site is read: for a first build of many documents, and for no other. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { DOCUMENT_RECORD } from '../../build/pages/documents/document-record.ts';
import { startEarly } from '../../build/plan/site-documents.ts';
import { type ContentCache, cacheKey, NO_CACHE } from '../../build/remember/content-cache.ts';
import { openCache } from '../../build/remember/open-cache.ts';
import { temporaryFolder } from '../harness/site-folder.ts';

const filesOf = (count: number, extension: string): string[] =>
  Array.from({ length: count }, (_, number) => `posts/${number}.${extension}`);

const empty = (): Promise<ContentCache> => openCache(temporaryFolder());

async function keptDocuments(): Promise<ContentCache> {
  const cache = await empty();
  cache.put(cacheKey(DOCUMENT_RECORD, 'of an earlier build'), new Uint8Array(1));
  return cache;
}

describe('threads are started before the site is read', () => {
  const cases: [title: string, files: string[], cache: () => Promise<ContentCache>, expected: boolean][] = [
    ['for many documents and an empty cache', filesOf(400, 'md'), empty, true],
    ['not for few documents', filesOf(399, 'md'), empty, false],
    ['not for files of another kind', filesOf(400, 'png'), empty, false],
    ['not where an earlier build has left documents', filesOf(400, 'md'), keptDocuments, false],
    ['not without a cache', filesOf(400, 'md'), async () => NO_CACHE, false],
  ];
  for (const [title, files, cache, expected] of cases) {
    it(title, async () => {
      const threads = startEarly(files, await cache());
      assert.equal(threads !== null, expected);
      await threads?.close();
    });
  }
});
