/**
 * A program that has a thread do something and then leaves the pool open: it ends by itself. The last reply is so long
 * that the thread still sends it when the first one has come.
 */
import { ThreadPool } from '../../build/workers/thread-pool.ts';
import type { Countdown } from './counting-thread.ts';

const pool = new ThreadPool<Countdown, string>(new URL('counting-thread.ts', import.meta.url), {
  data: 'idle',
  count: 2,
  onReply: (reply) => console.log(reply.trimEnd()),
  onFailure: (error) => console.log(String(error)),
});
pool.post({ replies: 2, spaces: 100_000_000 });
