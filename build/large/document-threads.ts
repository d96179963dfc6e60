/**
 * Documents made by several threads. Each has the whole site, and takes one document after another from a counter
 * that they share. It writes the records into its own volume of the cache, and reports their places to the main thread.
 */
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { CacheSharing } from '../remember/content-cache.ts';
import { openThread } from '../workers/open-thread.ts';
import type { DocumentBatch, DocumentJob, DocumentMessage, DocumentThreadData } from './document-thread.ts';
import type { ThreadSite } from './thread-site.ts';

/** Each has the whole site in memory, and the main thread does the rest alone anyway. */
const MOST_THREADS = 8;
/** Megabytes for new objects of a thread. With less, objects still in use are copied too often. */
const YOUNG_GENERATION = 64;

export class DocumentThreads {
  readonly #threads: readonly Worker[];
  readonly #sharing: CacheSharing;
  #receive: (batch: DocumentBatch) => void = () => {};
  #fail: (error: Error) => void = () => {};
  #failure: Error | null = null;

  /** Starts the threads, one for each core. They keep no process alive before they have something to do. */
  constructor(sharing: CacheSharing, count: number = Math.min(availableParallelism(), MOST_THREADS)) {
    this.#sharing = sharing;
    const workerData: DocumentThreadData = { folder: sharing.folder };
    this.#threads = Array.from({ length: count }, () => {
      const thread = openThread(new URL('document-thread.ts', import.meta.url), {
        workerData,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
      });
      thread.on('message', (batch: DocumentBatch) => this.#receive(batch));
      thread.on('error', (error: Error) => this.#failed(error));
      thread.on('exit', (code) =>
        this.#failed(new Error(`a thread that makes pages ended with code ${code}`)),
      );
      thread.unref();
      return thread;
    });
  }

  /** Sends the site to the threads; to be called before `make`. */
  prepare(site: ThreadSite): void {
    for (const thread of this.#threads) thread.postMessage(site satisfies DocumentMessage);
  }

  /**
   * Makes the documents at the places `requests` of all that are public at `now`, so that the cache has their records.
   * One job at a time. Calls `onMade` with how many are made.
   */
  make(now: number, requests: readonly number[], onMade: (done: number) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) return reject(this.#failure);
      let done = 0;
      this.#fail = reject;
      this.#receive = (batch) => {
        this.#sharing.adopt(batch.share);
        done += batch.documents;
        onMade(done);
        if (done === requests.length) resolve();
      };
      const job: DocumentJob = {
        now,
        requests: Uint32Array.from(requests),
        taken: new Int32Array(new SharedArrayBuffer(4)),
      };
      for (const thread of this.#threads) {
        thread.ref();
        thread.postMessage(job satisfies DocumentMessage);
      }
    });
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    this.#failure = new Error('the threads that make pages have ended');
    this.#fail = () => {};
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }

  #failed(error: Error): void {
    this.#failure ??= error;
    this.#fail(this.#failure);
  }
}
