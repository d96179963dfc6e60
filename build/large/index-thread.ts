/** A thread of index-writer.ts: reads the words of documents and writes the search index. */
import { GroupReading } from '../pages/search/group-reading.ts';
import { KeptGroups } from '../pages/search/kept-groups.ts';
import { type PlainDocument, SentDocument, UnreadText } from '../pages/search/plain-documents.ts';
import type { SearchDocument } from '../pages/search/search-document.ts';
import { writeIndex } from '../pages/search/write-index.ts';
import type { CacheShare } from '../remember/content-cache.ts';
import { openCache } from '../remember/open-cache.ts';
import { handleMessages, threadData } from '../workers/pooled-thread.ts';

export interface IndexThreadData {
  /** Of the cache. */
  folder: string;
}

/** All documents of the search come first, then groups whose words are to be read, at last the order to write it. */
export type IndexMessage = { documents: readonly PlainDocument[] } | SentGroup | { isLast: true };

/** A group of documents, which are there from `first` on. */
export interface SentGroup {
  first: number;
  members: readonly PlainDocument[];
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

let documents: readonly SentDocument[] = [];
let reading = readingOf(documents);

handleMessages<IndexMessage, WrittenIndex>((message, reply) => {
  if ('documents' in message) {
    documents = message.documents.map((each) => new SentDocument(each));
    reading = readingOf(documents);
  } else if ('members' in message) {
    read(message);
  } else {
    const index = indexOf(reading);
    reply({ index, share: sharing.share() }, index === null ? [] : [index.buffer as ArrayBuffer]);
  }
});

function readingOf(all: readonly SearchDocument[]): GroupReading {
  return new GroupReading(all, kept);
}

/** Reads a group, and forgets its texts. Words that are kept no more are missed when the index is written. */
function read({ first, members }: SentGroup): void {
  const own = new Set<SearchDocument>();
  for (const [place, { key, texts }] of members.entries()) {
    const document = documents[first + place];
    if (document === undefined) throw new RangeError(`the search has no document ${first + place}`);
    Object.assign(document, { key, texts });
    own.add(document);
  }
  try {
    reading.advance((document) => own.has(document));
  } catch (error) {
    if (!(error instanceof UnreadText)) throw error;
  }
  for (const document of own) Object.assign(document, { texts: null });
}

function indexOf(read: GroupReading): Uint8Array | null {
  try {
    return writeIndex(read).index;
  } catch (error) {
    if (error instanceof UnreadText) return null;
    throw error;
  }
}
