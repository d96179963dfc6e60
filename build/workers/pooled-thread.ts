/** The side of thread-pool.ts within a thread. */
import { parentPort, type Transferable, workerData } from 'node:worker_threads';

export interface PooledThreadData {
  /** The number of messages that each thread has finished, in shared memory. */
  finished: Int32Array;
  /** The index of this thread in `finished`. */
  index: number;
  /** The data of the pool's owner for the module. */
  data: unknown;
}

/** A message of a thread: a reply where there is one, and whether it is the last to one message of the pool. */
export interface ThreadReply<Reply> {
  reply: Reply | undefined;
  isEnd: boolean;
}

/** The data that the pool has for the module of its threads. */
export function threadData<Data>(): Data {
  return (workerData as PooledThreadData).data as Data;
}

/**
 * Calls `work` with the messages of the pool, one after another. It may call `reply` any number of times; the objects
 * in `transfer` are moved, not copied. Where it throws, the pool fails with that error.
 */
export function handleMessages<Message, Reply>(
  work: (message: Message, reply: (reply: Reply, transfer?: readonly Transferable[]) => void) => void,
): void {
  const { finished, index } = workerData as PooledThreadData;
  parentPort?.on('message', (message: Message) => {
    let last: [Reply, readonly Transferable[]] | null = null;
    const send = (isEnd: boolean): void => {
      const [reply, transfer] = last ?? [undefined, []];
      if (isEnd || last !== null)
        parentPort?.postMessage({ reply, isEnd } satisfies ThreadReply<Reply>, transfer);
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
