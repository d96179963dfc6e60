/**
 * Looks whether records are whole while the main thread goes on: a large site finds half a gigabyte of them, and all
 * that it needs of them for now are their first lines.
 */
import type { Worker } from 'node:worker_threads';
import { openThread } from '../workers/open-thread.ts';
import type { CacheSharing } from './content-cache.ts';
import { DamagedRecords, type RecordsToCheck } from './damaged-records.ts';

/** Records that are sent together. Fewer are not worth a thread. */
const BATCH = 512;

export class RecordCheck {
  readonly #sharing: CacheSharing;
  #batch: RecordsToCheck = { places: [], files: [] };
  #thread: Worker | null = null;
  #pending = 0;
  readonly #damaged: string[] = [];
  #done: (keys: readonly string[]) => void = () => {};
  #fail: (error: Error) => void = () => {};
  #failure: Error | null = null;

  constructor(sharing: CacheSharing) {
    this.#sharing = sharing;
  }

  /** Has the record of `key` looked at, where it is one of an earlier build. */
  add(key: string): void {
    const found = this.#sharing.placeOf(key);
    if (found === null) return;
    const { file, offset, length } = found;
    this.#batch.places.push({ key, offset, length });
    this.#batch.files.push(file);
    if (this.#batch.places.length === BATCH) this.#send();
  }

  /** Whether there is so much to look at that a thread does. */
  get isUnderWay(): boolean {
    return this.#thread !== null;
  }

  /**
   * The keys of all that are damaged, which the cache has forgotten then. To be asked for once, when all were added.
   * Rejects where the thread fails.
   */
  async damaged(): Promise<ReadonlySet<string>> {
    const keys = this.#thread === null ? this.#checkHere() : await this.#checked();
    // A look by the cache itself makes it forget them.
    for (const key of keys) this.#sharing.view(key);
    return new Set(keys);
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    thread?.removeAllListeners();
    await thread?.terminate();
  }

  #checkHere(): string[] {
    const records = new DamagedRecords();
    const keys = records.among(this.#batch);
    records.close();
    return keys;
  }

  #checked(): Promise<readonly string[]> {
    this.#send();
    return new Promise((done, fail) => {
      this.#done = done;
      this.#fail = fail;
      if (this.#failure !== null) fail(this.#failure);
    });
  }

  #send(): void {
    this.#thread ??= this.#open();
    this.#thread.postMessage(this.#batch);
    this.#pending++;
    this.#batch = { places: [], files: [] };
  }

  #open(): Worker {
    const thread = openThread(new URL('checking-thread.ts', import.meta.url), {});
    thread.on('message', (keys: string[]) => {
      this.#damaged.push(...keys);
      if (--this.#pending === 0) this.#done(this.#damaged);
    });
    thread.on('error', (error) => this.#failed(error));
    thread.on('exit', (code) =>
      this.#failed(new Error(`a thread that checks records ended with code ${code}`)),
    );
    return thread;
  }

  #failed(error: Error): void {
    this.#failure ??= error;
    this.#fail(this.#failure);
  }
}
