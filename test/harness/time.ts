/**
 * How tests measure time, so that a busy machine fails none: on the processor, not on the clock; the least of some
 * runs; and against another time of the same process wherever there is one. What has to be on the clock (a browser
 * that follows a save) is the best of some rounds.
 */

const ROUNDS = 5;

/**
 * The CPU milliseconds of this process that `work` takes: the least of at most five runs, which end as soon
 * as one took at most `enough`.
 */
export function cpuTime(work: () => unknown, enough = 0): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS && least > enough; round++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/**
 * How many times as long `work(large)` takes as `work(small)`, in CPU time; a whole number of milliseconds is added
 * to both, since the least times are those of the clock's steps. Ends early below `enough`.
 */
export function timesAsLong(
  work: (size: number) => unknown,
  small: number,
  large: number,
  enough: number,
): number {
  // Once to warm up, and so that what grows exponentially fails here.
  work(small);
  const short = cpuTime(() => work(small)) + 1;
  return (cpuTime(() => work(large), enough * short - 1) + 1) / short;
}

/** Milliseconds on the clock: the best of at most five rounds, which end as soon as one took at most `enough`. */
export async function bestTime(round: (index: number) => Promise<unknown>, enough: number): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let index = 0; index < ROUNDS && best > enough; index++) {
    const started = performance.now();
    await round(index);
    best = Math.min(best, performance.now() - started);
  }
  return best;
}
