/**
 * Compression beside the main thread. Bodies are sent in batches, since a message costs as much as a small page;
 * few batches are under way at once, since each is a copy.
 */
import { ThreadPool } from '../workers/thread-pool.ts';
import { encodeForms } from './coded-forms.ts';
import type { CodedBatch, CodingBatch } from './coding-thread.ts';
import { type CompressionLevels, compress } from './codings.ts';

/** Bytes of a batch. */
const BATCH = 256 << 10;
/** Less than this (bytes) is compressed before a thread has started. */
const FEW = 128 << 10;
/** Batches that may wait at a thread, so that it always has work. */
const WAITING = 6;
/** Megabytes for new objects of a thread: it has few, for bodies are not among them. */
const YOUNG_GENERATION = 2;

interface Job {
  body: Uint8Array;
  done: (encoded: Uint8Array) => void;
  failed: (error: Error) => void;
}

export class CodingThreads {
  readonly #levels: CompressionLevels;
  readonly #threads: ThreadPool<CodingBatch, CodedBatch>;
  readonly #queue: Job[] = [];
  /** Jobs of the queue that were taken. */
  #taken = 0;
  #queuedBytes = 0;
  #isFlushing = false;
  #isClosed = false;
  #failure: Error | null = null;
  readonly #jobs = new Map<number, Job>();
  #lastId = 0;

  /** At most `count` threads, or one for each core. */
  constructor(levels: CompressionLevels, count?: number) {
    this.#levels = levels;
    this.#threads = new ThreadPool(new URL('coding-thread.ts', import.meta.url), {
      data: levels,
      ...(count === undefined ? {} : { count }),
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
      // After one change, one thread is done with all batches before another one would have started.
      enough: WAITING,
      onReply: (batch) => this.#receive(batch),
      onFailure: (error) => {
        this.#failure = error;
        for (const { failed } of [...this.#jobs.values(), ...this.#queue]) failed(error);
      },
    });
  }

  /** The coded form of `body`, as coded-forms.ts encodes it. Work starts when a batch is full, or at the next tick. */
  code(body: Uint8Array): Promise<Uint8Array> {
    if (this.#isClosed) return new Promise(() => {});
    if (this.#failure !== null) return Promise.reject(this.#failure);
    const encoded = new Promise<Uint8Array>((done, failed) => {
      this.#queue.push({ body, done, failed });
    });
    this.#queuedBytes += body.length;
    if (this.#queuedBytes >= BATCH) this.#send(BATCH);
    if (!this.#isFlushing) {
      this.#isFlushing = true;
      setImmediate(() => this.#flush());
    }
    return encoded;
  }

  /** Ends the threads. Bodies that are not coded yet are given up, and start no thread again. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#queue.length = this.#taken = this.#queuedBytes = 0;
    this.#jobs.clear();
    await this.#threads.close();
  }

  /** Sends the rest of the queue, or compresses it here where a thread is not worth starting. */
  #flush(): void {
    this.#isFlushing = false;
    if (this.#isClosed || this.#failure !== null) return;
    if (this.#threads.running > 0 || this.#queuedBytes > FEW) this.#send(1);
    else {
      for (const { body, done } of this.#takeJobs(this.#queuedBytes)) {
        done(encodeForms([compress(body, this.#levels)]));
      }
    }
  }

  /** Sends batches while `least` bytes are queued and a thread has room. */
  #send(least: number): void {
    while (
      this.#queue.length > this.#taken &&
      this.#queuedBytes >= least &&
      this.#threads.fewestWaiting < WAITING
    ) {
      const batch = this.#takeBatch();
      this.#threads.post(batch, [batch.bodies.buffer]);
    }
  }

  /** The next jobs, of `size` bytes or a little more. */
  #takeJobs(size: number): Job[] {
    const first = this.#taken;
    let bytes = 0;
    while (bytes < size && this.#taken < this.#queue.length) {
      bytes += this.#queue[this.#taken++]?.body.length ?? 0;
    }
    this.#queuedBytes -= bytes;
    const jobs = this.#queue.slice(first, this.#taken);
    if (this.#taken === this.#queue.length) this.#taken = this.#queue.length = 0;
    return jobs;
  }

  #takeBatch(): CodingBatch {
    const taken = this.#takeJobs(BATCH);
    const bodies = new Uint8Array(taken.reduce((sum, { body }) => sum + body.length, 0));
    let at = 0;
    const jobs = taken.map((job) => {
      bodies.set(job.body, at);
      at += job.body.length;
      this.#jobs.set(++this.#lastId, job);
      return { id: this.#lastId, length: job.body.length };
    });
    return { bodies, jobs };
  }

  #receive({ ids, lengths, forms }: CodedBatch): void {
    let at = 0;
    ids.forEach((id, index) => {
      const length = lengths[index] ?? 0;
      this.#jobs.get(id)?.done(forms.subarray(at, at + length));
      this.#jobs.delete(id);
      at += length;
    });
    this.#send(1);
  }
}
