/**
 * The search index while threads make the documents: another thread reads the words of those that are made, and writes
 * the index while the main one assembles the site.
 */
import type { IndexWriter } from '../large/index-writer.ts';
import { groupsOf } from '../pages/search/group-reading.ts';
import { plainDocument, plainGroup } from '../pages/search/plain-documents.ts';
import type { SearchDocument } from '../pages/search/search-document.ts';
import type { ContentCache } from '../remember/content-cache.ts';

export class SearchAhead {
  readonly #writer: IndexWriter;
  readonly #cache: ContentCache;
  /** The groups that are not sent, by the place of their first document. */
  readonly #groups = new Map<number, readonly SearchDocument[]>();
  #index: Promise<Uint8Array | null> | null = null;

  /** `documents` are all of the search; `cache` may have words of them. */
  constructor(documents: readonly SearchDocument[], cache: ContentCache, writer: IndexWriter) {
    this.#writer = writer;
    this.#cache = cache;
    let first = 0;
    for (const members of groupsOf(documents)) {
      this.#groups.set(first, members);
      first += members.length;
    }
    writer.begin(documents.map((document) => plainDocument(document, undefined, null)));
  }

  /** Has the words read of groups of which all documents are there; of the last one on the index is written. */
  advance(isThere: (document: SearchDocument) => boolean): void {
    for (const [first, members] of this.#groups) if (members.every(isThere)) this.#send(first, members);
    if (this.#groups.size === 0) this.#write();
  }

  /** The index; the rest is read. Null where words that were kept are gone. */
  index(): Promise<Uint8Array | null> {
    this.advance(() => true);
    return this.#write();
  }

  #send(first: number, members: readonly SearchDocument[]): void {
    this.#groups.delete(first);
    this.#writer.read(first, plainGroup(members, this.#cache));
  }

  #write(): Promise<Uint8Array | null> {
    if (this.#index === null) {
      this.#index = this.#writer.write();
      // A failure is reported where the index is wanted.
      this.#index.catch(() => {});
    }
    return this.#index;
  }
}
