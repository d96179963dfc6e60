/**
 * The thread in which the author's code runs, so that a function that never returns cannot hold the build. The caller
 * waits for the answer: pages are rendered in one go.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { THREAD_PROGRAM } from './thread-program.ts';

/** How long a call may take, in ms. */
export const DEADLINE = 5000;

/** `reads` are the names of the data that the function has read; `*`: all of it. */
export type Reply = { reads: string[] } & (
  | { html: string }
  | { message: string; stack: string }
  | { kind: string }
);

interface Thread {
  worker: Worker;
  port: MessagePort;
  /** Not 0: an answer is there. */
  flag: Int32Array;
}

export class AuthorThread {
  readonly #modules: Readonly<Record<string, string>>;
  readonly #data: Readonly<Record<string, unknown>>;
  #thread: Thread | null = null;

  /** `modules` are bundles by the names by which they are called. */
  constructor(modules: Readonly<Record<string, string>>, data: Readonly<Record<string, unknown>>) {
    this.#modules = modules;
    this.#data = data;
  }

  /** Whether a call would start a thread: the data sent to an earlier one is gone. */
  get isNew(): boolean {
    return this.#thread === null;
  }

  /** The reply to `message`; null: there is none within the time, and the thread is ended. */
  call(message: object): Reply | null {
    const thread = this.#started();
    Atomics.store(thread.flag, 0, 0);
    thread.port.postMessage(message);
    Atomics.wait(thread.flag, 0, 0, DEADLINE);
    const reply = receiveMessageOnPort(thread.port)?.message as Reply | undefined;
    if (reply === undefined) this.close();
    return reply ?? null;
  }

  /** Ends the thread; a later call starts another. */
  close(): void {
    void this.#thread?.worker.terminate();
    this.#thread = null;
  }

  #started(): Thread {
    if (this.#thread !== null) return this.#thread;
    const { port1, port2 } = new MessageChannel();
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(THREAD_PROGRAM, {
      eval: true,
      workerData: { port: port2, flag, modules: this.#modules, data: this.#data },
      transferList: [port2],
    });
    worker.unref();
    port1.unref();
    this.#thread = { worker, port: port1, flag };
    return this.#thread;
  }
}
