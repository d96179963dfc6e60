/** The side of thread-pool.ts within a thread. */
import { parentPort, type Transferable, workerData } from 'node:worker_threads';

export interface PooledThreadData {
  /** How many messages each thread has finished, and this one's place. */
  finished: Int32Array;
  index: number;
  /** For the module. */
  data: unknown;
}

/** What a thread sends: a reply where there is one, and whether it is the last about a message. */
export interface Sent<Reply> {
  reply: Reply | undefined;
  isEnd: boolean;
}

/** The data that the pool has for the module of its threads. */
export function threadData<Data>(): Data {
  return (workerData as PooledThreadData).data as Data;
}

/**
 * Has `work` do the messages of the pool, one after another. It calls `reply` as often as it likes; what is in
 * `transfer` is moved, not copied. Where it throws, the pool fails with that error.
 */
export function doMessages<Message, Reply>(
  work: (message: Message, reply: (reply: Reply, transfer?: readonly Transferable[]) => void) => void,
): void {
  const { finished, index } = workerData as PooledThreadData;
  parentPort?.on('message', (message: Message) => {
    let last: [Reply, readonly Transferable[]] | null = null;
    const send = (isEnd: boolean): void => {
      const [reply, transfer] = last ?? [undefined, []];
      if (isEnd || last !== null) parentPort?.postMessage({ reply, isEnd } satisfies Sent<Reply>, transfer);
    };
    work(message, (reply, transfer = []) => {
      send(false);
      last = [reply, transfer];
    });
    // Before the reply is sent, which may take long: the thread can have the next message by then.
    Atomics.add(finished, index, 1);
    send(true);
  });
}
