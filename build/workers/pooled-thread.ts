/** The side of thread-pool.ts within a thread. */
import { parentPort, type Transferable, workerData } from 'node:worker_threads';

export interface PooledThreadData {
  /** How many messages each thread has finished, and this one's place. */
  finished: Int32Array;
  index: number;
  /** For the module. */
  data: unknown;
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
    // The last reply comes after the count, so that the pool knows from it that the thread is idle.
    let last: [Reply, readonly Transferable[]] | null = null;
    const send = (): void => {
      if (last !== null) parentPort?.postMessage(...last);
    };
    work(message, (reply, transfer = []) => {
      send();
      last = [reply, transfer];
    });
    Atomics.add(finished, index, 1);
    send();
  });
}
