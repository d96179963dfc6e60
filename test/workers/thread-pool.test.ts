/** The pool of threads that compressing and making documents share. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, it } from 'vitest';
import { ThreadPool } from '../../build/workers/thread-pool.ts';
import type { Countdown } from './counting-thread.ts';

const pools: ThreadPool<Countdown, string>[] = [];

/**
 * A pool of `count` threads that starts another one when each has `enough` messages, its replies and failures, and a
 * promise of so many of them.
 */
function poolOf(count: number, enough = 0) {
  const replies: string[] = [];
  const failures: Error[] = [];
  let onEvent = (): void => {};
  const pool = new ThreadPool<Countdown, string>(new URL('counting-thread.ts', import.meta.url), {
    data: 'thread',
    count,
    enough,
    onReply: (reply) => {
      replies.push(reply);
      onEvent();
    },
    onFailure: (error) => {
      failures.push(error);
      onEvent();
    },
  });
  pools.push(pool);
  const untilThereAre = (wanted: number): Promise<void> =>
    new Promise((resolve) => {
      onEvent = (): void => {
        if (replies.length + failures.length >= wanted) resolve();
      };
      onEvent();
    });
  return { pool, replies, failures, untilThereAre };
}

function flag(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

/** Blocks this thread until `messages` are finished, so that no reply is received meanwhile. */
function blockUntil(finished: Int32Array, messages: number): void {
  for (let seen = Atomics.load(finished, 0); seen < messages; seen = Atomics.load(finished, 0)) {
    assert.notEqual(Atomics.wait(finished, 0, seen, 30_000), 'timed-out');
  }
}

describe('a pool of threads', () => {
  afterAll(() => Promise.all(pools.map((pool) => pool.close())));

  it('starts no thread before the first message', () => {
    const { pool } = poolOf(1);
    assert.equal(pool.running, 0);
    assert.equal(pool.fewestWaiting, 0);
    pool.post({ replies: 0 });
    assert.equal(pool.running, 1);
  });

  it('passes on all replies of a message in their order, the last too', async () => {
    const { pool, replies, untilThereAre } = poolOf(1);
    pool.post({ replies: 3 });
    pool.post({ replies: 0 });
    pool.post({ replies: 1 });
    await untilThereAre(4);
    assert.deepEqual(replies, ['thread 0', 'thread 1', 'thread 2', 'thread 0']);
  });

  it('sends a message for all to each thread', async () => {
    const { pool, replies, untilThereAre } = poolOf(3);
    pool.postToAll({ replies: 1 });
    await untilThereAre(3);
    assert.equal(replies.length, 3);
  });

  it('spreads messages evenly, and counts finished ones while no reply is received', () => {
    const { pool } = poolOf(2);
    const finished = flag();
    for (const waiting of [0, 0, 1, 1]) {
      assert.equal(pool.fewestWaiting, waiting);
      pool.post({ replies: 1, flag: finished });
    }
    assert.equal(pool.fewestWaiting, 2);
    blockUntil(finished, 4);
    const end = performance.now() + 30_000;
    // The count follows the message's end.
    while (pool.fewestWaiting > 0) assert.ok(performance.now() < end);
  });

  it('starts another thread when each has enough messages, and no more than it may', async () => {
    const { pool, replies, untilThereAre } = poolOf(2, 2);
    const started: number[] = [];
    const open = flag();
    for (let message = 0; message < 6; message++) {
      pool.post({ replies: 1, until: open });
      started.push(pool.running);
    }
    assert.deepEqual(started, [1, 1, 2, 2, 2, 2]);
    assert.equal(pool.fewestWaiting, 3);
    Atomics.store(open, 0, 1);
    Atomics.notify(open, 0);
    await untilThereAre(6);
    assert.equal(replies.length, 6);
  });

  for (const [end, message] of [
    ['throw', /it cannot be done/],
    ['exit', /a thread of the build ended with code 3/],
  ] as const) {
    it(`fails once where a thread ends by ${end}, and takes no message any more`, async () => {
      const { pool, failures, untilThereAre } = poolOf(2);
      pool.post({ replies: 0, end });
      pool.post({ replies: 0, end });
      await untilThereAre(1);
      await pool.close();
      assert.equal(failures.length, 1);
      assert.match(String(failures[0]), message);
      assert.throws(() => pool.post({ replies: 1 }), /threads that have ended/);
    });
  }

  it('passes on no reply once it is closed', async () => {
    const { pool, replies, failures } = poolOf(1);
    const finished = flag();
    pool.post({ replies: 1, flag: finished });
    blockUntil(finished, 1);
    await pool.close();
    await new Promise(setImmediate);
    assert.deepEqual([replies, failures], [[], []]);
  });

  it('keeps a process alive until the last reply has come, and no longer', async () => {
    const program = join(import.meta.dirname, 'print-replies.ts');
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program], {
      timeout: 60_000,
    });
    assert.equal(stdout, 'idle 0\nidle 1\n');
  });
});
