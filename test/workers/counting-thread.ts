/** A thread for tests of the pool: replies as often as the message says, throws or ends. */
import { handleMessages, threadData } from '../../build/workers/pooled-thread.ts';

/**
 * Waits until `until` is set, where there is one, replies 0, 1, 2 …, the last with so many spaces behind it, does as
 * `end` says, and sets the flag where there is one.
 */
export interface Countdown {
  replies: number;
  spaces?: number;
  flag?: Int32Array;
  until?: Int32Array;
  end?: 'throw' | 'exit';
}

const name = threadData<string>();

handleMessages<Countdown, string>(({ replies, spaces = 0, flag, until, end }, reply) => {
  if (until !== undefined) Atomics.wait(until, 0, 0);
  for (let count = 0; count < replies; count++)
    reply(`${name} ${count}${' '.repeat(count === replies - 1 ? spaces : 0)}`);
  if (end === 'throw') throw new RangeError('it cannot be done');
  if (end === 'exit') process.exit(3);
  if (flag === undefined) return;
  Atomics.add(flag, 0, 1);
  Atomics.notify(flag, 0);
});
