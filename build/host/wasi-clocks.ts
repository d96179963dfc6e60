/** wasi:clocks/monotonic-clock over Node's, with timers: the only thing in this host that waits. */
import { Pollable } from './wasi-http.ts';

class Timer extends Pollable {
  #deadline: bigint;

  constructor(deadline: bigint) {
    super();
    this.#deadline = deadline;
  }

  override ready(): boolean {
    return this.remaining() === 0;
  }

  override remaining(): number {
    const left = this.#deadline - process.hrtime.bigint();
    return left > 0n ? Number(left) / 1e6 : 0;
  }
}

/** The interface's functions; instants and durations in nanoseconds. */
export const monotonicClock: Record<string, unknown> = {
  now: () => process.hrtime.bigint(),
  resolution: () => 1n,
  subscribeInstant: (when: bigint) => new Timer(when),
  subscribeDuration: (length: bigint) => new Timer(process.hrtime.bigint() + length),
};
