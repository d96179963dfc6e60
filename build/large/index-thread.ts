/** A thread of index-writer.ts: writes the search index of a site of which most words are kept. */
import { GroupReading } from '../pages/search/group-reading.ts';
import { KeptGroups } from '../pages/search/kept-groups.ts';
import { type PlainDocument, readable, UnreadText } from '../pages/search/plain-documents.ts';
import { RANKING } from '../pages/search/postings.ts';
import { writeIndex } from '../pages/search/write-index.ts';
import type { CacheShare } from '../remember/content-cache.ts';
import { openCache } from '../remember/open-cache.ts';
import { handleMessages, threadData } from '../workers/pooled-thread.ts';

export interface IndexThreadData {
  /** Of the cache. */
  folder: string;
}

export interface WrittenIndex {
  /** Null: words of a document without its text are kept no more. */
  index: Uint8Array | null;
  share: CacheShare;
}

const { folder } = threadData<IndexThreadData>();
const cache = await openCache(folder);
const { sharing } = cache;
if (sharing === undefined) throw new TypeError('the cache of a thread is not shared');
const kept = new KeptGroups(cache);
// While the main thread reads the site.
kept.recallLast();

handleMessages<readonly PlainDocument[], WrittenIndex>((documents, reply) => {
  const index = indexOf(documents);
  reply({ index, share: sharing.share() }, index === null ? [] : [index.buffer as ArrayBuffer]);
});

function indexOf(documents: readonly PlainDocument[]): Uint8Array | null {
  try {
    return writeIndex(new GroupReading(documents.map(readable), { ranking: RANKING, cache, kept })).index;
  } catch (error) {
    if (error instanceof UnreadText) return null;
    throw error;
  }
}
