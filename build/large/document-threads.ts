/**
 * Documents made by several threads. Each has the whole site, and takes one document after another from a counter
 * that they share. It writes the records into its own volume of the cache, and reports their places to the main thread.
 */
import type { CacheSharing } from '../remember/content-cache.ts';
import { collectForThreads } from '../workers/garbage.ts';
import { ThreadPool } from '../workers/thread-pool.ts';
import type { DocumentBatch, DocumentJob, DocumentMessage, DocumentThreadData } from './document-thread.ts';
import type { ThreadSite } from './thread-site.ts';

/** Megabytes for new objects of a thread: with 32 or 64 a document takes as long. */
const YOUNG_GENERATION = 16;

/** A function that holds nothing, while no job is under way: a closure would hold all that its job has. */
function ignore(): void {}

export class DocumentThreads {
  readonly #threads: ThreadPool<DocumentMessage, DocumentBatch>;
  #receive: (batch: DocumentBatch) => void = ignore;
  #fail: (error: Error) => void = () => {};
  #failure: Error | null = null;

  /** Threads that write into the shared cache; `count` of them, or one for each core. */
  constructor(sharing: CacheSharing, count?: number) {
    collectForThreads();
    const data: DocumentThreadData = { folder: sharing.folder };
    this.#threads = new ThreadPool(new URL('document-thread.ts', import.meta.url), {
      data,
      ...(count === undefined ? {} : { count }),
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
      onReply: (batch) => {
        sharing.adopt(batch.share);
        this.#receive(batch);
      },
      onFailure: (error) => {
        this.#failure = error;
        this.#fail(error);
      },
    });
  }

  /** Starts the threads, which load their modules while the site is read. */
  start(): void {
    this.#threads.start();
  }

  /** Starts the threads and sends the site to them; to be called before `make`. */
  prepare(site: ThreadSite): void {
    this.#threads.postToAll(site);
  }

  /**
   * Makes the documents at the places `requests` of all that are public at the site's instant, in this order, so that
   * the cache has their records. One job at a time. Calls `onMade` with the places of those that are made; an error
   * that it throws rejects.
   */
  make(requests: readonly number[], onMade: (places: Uint32Array) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) return reject(this.#failure);
      let done = 0;
      this.#fail = reject;
      this.#receive = (batch) => {
        done += batch.places.length;
        try {
          onMade(batch.places);
        } catch (error) {
          return reject(error);
        }
        if (done < requests.length) return;
        this.#receive = ignore;
        resolve();
      };
      const job: DocumentJob = {
        requests: Uint32Array.from(requests),
        taken: new Int32Array(new SharedArrayBuffer(4)),
      };
      this.#threads.postToAll(job);
    });
  }

  /** Ends the threads. */
  close(): Promise<void> {
    return this.#threads.close();
  }
}
