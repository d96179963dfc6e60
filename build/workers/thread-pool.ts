/**
 * The one way in which work is given to several threads: each runs the same module (pooled-thread.ts), and gets
 * messages that may be answered any number of times. The main thread may be busy for seconds without receiving
 * replies: the threads count the messages they have finished in shared memory, so that it can send more meanwhile.
 */
import { availableParallelism } from 'node:os';
import type { ResourceLimits, Transferable, Worker } from 'node:worker_threads';
import { openThread } from './open-thread.ts';
import type { PooledThreadData, ThreadReply } from './pooled-thread.ts';

/** The work of the main thread does not become less with more threads, and each has a heap of its own. */
const MOST_THREADS = 8;

/** One thread for each core, as far as more of them are of use. */
export function usefulThreads(): number {
  return Math.min(availableParallelism(), MOST_THREADS);
}

export interface ThreadPoolOptions<Reply> {
  /** For the module, when it starts. */
  data: unknown;
  /** The most threads: one for each core where it is not given. */
  count?: number;
  /**
   * So many unfinished messages may each thread have before `post` starts another one, since a start takes as long as
   * some messages. 0 where it is not given.
   */
  enough?: number;
  resourceLimits?: ResourceLimits;
  /** Called with each reply. */
  onReply: (reply: Reply) => void;
  /** Called once, where a thread throws or ends; no message is answered after that. */
  onFailure: (error: Error) => void;
}

export class ThreadPool<Message, Reply> {
  readonly #module: URL;
  readonly #options: ThreadPoolOptions<Reply>;
  readonly #count: number;
  /** By thread. */
  readonly #finished: Int32Array;
  readonly #sent: Int32Array;
  /** Messages whose last reply has been received: later than the thread counts them as finished. */
  readonly #received: Int32Array;
  readonly #threads: Worker[] = [];
  #hasEnded = false;

  /** Threads that run `module`, the URL of a .ts file. They are started by messages. */
  constructor(module: URL, options: ThreadPoolOptions<Reply>) {
    this.#module = module;
    this.#options = options;
    this.#count = options.count ?? usefulThreads();
    this.#finished = new Int32Array(new SharedArrayBuffer(4 * this.#count));
    this.#sent = new Int32Array(this.#count);
    this.#received = new Int32Array(this.#count);
  }

  /** The number of threads that run already, so that work costs no start. */
  get running(): number {
    return this.#threads.length;
  }

  /** The number of unfinished messages of the thread that has the fewest; 0 while another one may be started. */
  get fewestWaiting(): number {
    return this.running < this.#count ? 0 : this.#waiting(this.#leastBusy());
  }

  /** Starts all threads ahead of the first message. */
  start(): void {
    this.#start(this.#count);
  }

  /** Sends `message` to the thread with the fewest unfinished ones. The objects in `transfer` are moved, not copied. */
  post(message: Message, transfer: readonly Transferable[] = []): void {
    const { enough = 0 } = this.#options;
    if (this.running === 0 || this.#waiting(this.#leastBusy()) >= enough) this.#start(this.running + 1);
    this.#send(this.#leastBusy(), message, transfer);
  }

  /** Sends `message` to every thread. */
  postToAll(message: Message): void {
    this.#start(this.#count);
    for (let index = 0; index < this.#count; index++) this.#send(index, message, []);
  }

  /** Ends the threads. Messages that are not finished are given up, and no reply comes any more. */
  async close(): Promise<void> {
    this.#hasEnded = true;
    await Promise.all(this.#threads.splice(0).map((thread) => thread.terminate()));
  }

  /** Starts threads until there are `wanted`, or as many as there may be. */
  #start(wanted: number): void {
    if (this.#hasEnded) throw new Error('a message for threads that have ended');
    while (this.running < Math.min(wanted, this.#count)) this.#startOne(this.running);
  }

  #startOne(index: number): void {
    const { data, resourceLimits = {}, onReply } = this.#options;
    const workerData: PooledThreadData = { finished: this.#finished, index, data };
    const thread = openThread(this.#module, { workerData, resourceLimits });
    thread.on('message', ({ reply, isEnd }: ThreadReply<Reply>) => {
      if (this.#hasEnded) return;
      if (isEnd) this.#received[index] = (this.#received[index] ?? 0) + 1;
      if (reply !== undefined) onReply(reply);
      this.#unrefIdle();
    });
    thread.on('error', (error: Error) => this.#fail(error));
    thread.on('exit', (code) => this.#fail(new Error(`a thread of the build ended with code ${code}`)));
    thread.unref();
    this.#threads.push(thread);
  }

  #send(index: number, message: Message, transfer: readonly Transferable[]): void {
    this.#sent[index] = (this.#sent[index] ?? 0) + 1;
    this.#threads[index]?.ref();
    this.#threads[index]?.postMessage(message, transfer);
  }

  #waiting(index: number): number {
    return (this.#sent[index] ?? 0) - Atomics.load(this.#finished, index);
  }

  /** Of the threads that run. */
  #leastBusy(): number {
    let best = 0;
    for (let index = 1; index < this.running; index++) {
      if (this.#waiting(index) < this.#waiting(best)) best = index;
    }
    return best;
  }

  /** Lets the process end where no reply is to come from any thread. */
  #unrefIdle(): void {
    if (this.#sent.some((sent, index) => sent > (this.#received[index] ?? 0))) return;
    for (const thread of this.#threads) thread.unref();
  }

  #fail(error: Error): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#options.onFailure(error);
  }
}
