/** The search index, written by a thread while the main one makes lists and the manifest. */
import type { PlainDocument } from '../pages/search/plain-documents.ts';
import type { CacheSharing } from '../remember/content-cache.ts';
import { ThreadPool } from '../workers/thread-pool.ts';
import type { IndexThreadData, WrittenIndex } from './index-thread.ts';

export class IndexWriter {
  readonly #thread: ThreadPool<readonly PlainDocument[], WrittenIndex>;
  #done: (index: Uint8Array | null) => void = () => {};
  #fail: (error: Error) => void = () => {};
  #failure: Error | null = null;

  /** A thread that reads the shared cache and starts to load its modules. */
  constructor(sharing: CacheSharing) {
    const data: IndexThreadData = { folder: sharing.folder };
    this.#thread = new ThreadPool(new URL('index-thread.ts', import.meta.url), {
      data,
      count: 1,
      onReply: ({ index, share }) => {
        sharing.adopt(share);
        this.#done(index);
      },
      onFailure: (error) => {
        this.#failure = error;
        this.#fail(error);
      },
    });
    this.#thread.start();
  }

  /** The index of `documents`; null where words are kept no more of one that is without its text. To be called once. */
  write(documents: readonly PlainDocument[]): Promise<Uint8Array | null> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) return reject(this.#failure);
      this.#done = resolve;
      this.#fail = reject;
      this.#thread.post(documents);
    });
  }

  /** Ends the thread. An index that is not written yet is given up. */
  close(): Promise<void> {
    return this.#thread.close();
  }
}
