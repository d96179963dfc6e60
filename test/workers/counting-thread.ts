/** A thread for tests of the pool: replies as often as the message says, throws or ends. */
import { doMessages, threadData } from '../../build/workers/pooled-thread.ts';

/** Sets the flag where there is one, replies 0, 1, 2 … and then does as `end` says. */
export interface Countdown {
  replies: number;
  flag?: Int32Array;
  end?: 'throw' | 'exit';
}

const name = threadData<string>();

doMessages<Countdown, string>(({ replies, flag, end }, reply) => {
  for (let count = 0; count < replies; count++) reply(`${name} ${count}`);
  if (end === 'throw') throw new RangeError('it cannot be done');
  if (end === 'exit') process.exit(3);
  if (flag === undefined) return;
  Atomics.add(flag, 0, 1);
  Atomics.notify(flag, 0);
});
