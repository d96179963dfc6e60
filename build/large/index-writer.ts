/** The search index, written by a thread while the main one makes lists, documents and the manifest. */
import type { PlainDocument } from '../pages/search/plain-documents.ts';
import type { CacheSharing } from '../remember/content-cache.ts';
import { ThreadPool } from '../workers/thread-pool.ts';
import type { IndexMessage, IndexThreadData, WrittenIndex } from './index-thread.ts';

/** Megabytes for new objects of the thread. */
const YOUNG_GENERATION = 16;

export class IndexWriter {
  readonly #thread: ThreadPool<IndexMessage, WrittenIndex>;
  #done: (index: Uint8Array | null) => void = () => {};
  #fail: (error: Error) => void = () => {};
  #failure: Error | null = null;

  /** A thread that reads the shared cache and starts to load its modules. */
  constructor(sharing: CacheSharing) {
    const data: IndexThreadData = { folder: sharing.folder };
    this.#thread = new ThreadPool(new URL('index-thread.ts', import.meta.url), {
      data,
      count: 1,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
      onReply: ({ index, share }) => {
        sharing.adopt(share);
        // Its memory is wanted for the manifest.
        this.close().then(() => this.#done(index), this.#fail);
      },
      onFailure: (error) => {
        this.#failure = error;
        this.#fail(error);
      },
    });
    this.#thread.start();
  }

  /** Sends the documents of the search; those with texts, and those whose words are kept, are read in `write`. */
  begin(documents: readonly PlainDocument[]): void {
    this.#post({ documents });
  }

  /** Has the words read of a group of the documents, which are there from `first` on. */
  read(first: number, members: readonly PlainDocument[]): void {
    this.#post({ first, members });
  }

  /**
   * The index, after which the thread ends; null where words are kept no more of a document that is without its text.
   * To be called once.
   */
  write(): Promise<Uint8Array | null> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) return reject(this.#failure);
      this.#done = resolve;
      this.#fail = reject;
      this.#post({ isLast: true });
    });
  }

  /** A thread that has failed is sent nothing: `write` reports it. */
  #post(message: IndexMessage): void {
    if (this.#failure === null) this.#thread.post(message);
  }

  /** Ends the thread. An index that is not written yet is given up. */
  close(): Promise<void> {
    return this.#thread.close();
  }
}
