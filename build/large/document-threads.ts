/**
 * Documents made by several threads. Each has the whole site, and takes one document after another from a counter
 * that they share. It writes the records into its own volume of the cache, and reports their places to the main thread,
 * which takes part.
 */
import { setImmediate } from 'node:timers/promises';
import type { CacheSharing } from '../remember/content-cache.ts';
import { collectForThreads } from '../workers/garbage.ts';
import { ThreadPool, usefulThreads } from '../workers/thread-pool.ts';
import { type DocumentJob, documentJob, takePlaces } from './document-job.ts';
import type { DocumentBatch, DocumentMessage, DocumentThreadData } from './document-thread.ts';
import type { ThreadSite } from './thread-site.ts';

/** Megabytes for new objects of a thread: with 32 or 64 a document takes as long. */
const YOUNG_GENERATION = 16;

/** A function that holds nothing, while no job is under way: a closure would hold all that its job has. */
function ignore(): void {}

/** The useful threads beside the main one; at least one. */
function otherThreads(): number {
  return Math.max(1, usefulThreads() - 1);
}

export class DocumentThreads {
  readonly #threads: ThreadPool<DocumentMessage, DocumentBatch>;
  #receive: (places: Uint32Array) => void = ignore;
  #fail: (error: Error) => void = ignore;
  #failure: Error | null = null;
  /** The job that is under way. */
  #job: DocumentJob | null = null;

  /** Threads that write into the shared cache; `count` of them, or one for each core but that of the main thread. */
  constructor(sharing: CacheSharing, count: number = otherThreads()) {
    collectForThreads();
    const data: DocumentThreadData = { folder: sharing.folder };
    this.#threads = new ThreadPool(new URL('document-thread.ts', import.meta.url), {
      data,
      count,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
      onReply: (batch) => {
        sharing.adopt(batch.share);
        this.#receive(batch.places);
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
      const job = documentJob(requests);
      this.#job = job;
      this.#fail = (error) => {
        this.#job = null;
        reject(error);
      };
      this.#receive = (places) => {
        done += places.length;
        try {
          onMade(places);
        } catch (error) {
          return this.#fail(error as Error);
        }
        if (done < requests.length) return;
        this.#receive = ignore;
        this.#fail = ignore;
        this.#job = null;
        resolve();
      };
      this.#threads.postToAll(job);
    });
  }

  /**
   * Makes documents of the job that is under way in this thread too, by `makeOne`, which is called with the place of
   * each and puts its record into the cache. Resolves when all are taken.
   */
  async takePart(makeOne: (place: number) => void): Promise<void> {
    for (;;) {
      // The threads report theirs meanwhile.
      await setImmediate();
      const places = this.#job === null ? null : takePlaces(this.#job);
      if (places === null) return;
      for (const place of places) makeOne(place);
      this.#receive(places);
    }
  }

  /** Ends the threads. */
  close(): Promise<void> {
    return this.#threads.close();
  }
}
