/**
 * An end for handlers that run too long. Spin has none for a component, so a handler that waits for what never comes
 * would hold its reader, and the host's memory, for good. What yields to timers is ended; a loop that does not cannot
 * be, since the engine runs one thing at a time.
 */

/** The handler took longer than its deadline. */
export class DeadlinePassed extends Error {
  constructor(seconds: number) {
    super(`the handler gave no answer within ${seconds} s (settings.deadline)`);
    this.name = 'DeadlinePassed';
  }
}

/** The result of `work`; rejects with a DeadlinePassed after `seconds`, where they are not 0. */
export async function within<T>(seconds: number, work: () => T | Promise<T>): Promise<T> {
  if (seconds === 0) return work();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed(seconds)), seconds * 1000);
  });
  try {
    return await Promise.race([work(), passed]);
  } finally {
    clearTimeout(timer);
  }
}

type Timers = Pick<typeof globalThis, 'setTimeout' | 'setInterval' | 'clearTimeout' | 'clearInterval'>;

/**
 * Keeps track of the timers that are set from now on, in an engine that handles one request at a time. Returns a
 * function that clears those that are still to come: a loop that waits for one then never goes on. One that is over or
 * cleared is forgotten, since an instance serves many requests.
 */
export function trackTimers(engine: Timers): () => void {
  const waiting = new Set<ReturnType<typeof setTimeout>>();
  const { setTimeout: once, setInterval: repeatedly, clearTimeout: clear } = engine;
  const later = (run: (...values: unknown[]) => void, delay?: number, ...values: unknown[]) => {
    const timer = once(() => {
      waiting.delete(timer);
      run(...values);
    }, delay);
    waiting.add(timer);
    return timer;
  };
  const often = (run: (...values: unknown[]) => void, delay?: number, ...values: unknown[]) => {
    const timer = repeatedly(run, delay, ...values);
    waiting.add(timer);
    return timer;
  };
  engine.setTimeout = later as unknown as typeof setTimeout;
  engine.setInterval = often as unknown as typeof setInterval;
  // Either ends a timer of either kind (HTML §8.6).
  engine.clearTimeout = engine.clearInterval = ((timer?: ReturnType<typeof setTimeout>) => {
    if (timer !== undefined) waiting.delete(timer);
    clear(timer);
  }) as typeof clearTimeout;
  return () => {
    for (const timer of waiting) clear(timer);
    waiting.clear();
  };
}
