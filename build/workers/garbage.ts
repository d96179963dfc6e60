/** How often the JavaScript engine collects garbage. */
import { setFlagsFromString } from 'node:v8';

const FLAGS: readonly string[] = [
  // The memory for new objects begins at one megabyte, is full at once, and doubles only after much of it was found
  // in use, by then copied several times. Here it grows to its most at the first step, which it would reach soon.
  '--semi-space-growth-factor=16',
  // A thread would let 256 MB of old objects gather before it looks which of them are in use.
  '--initial-old-space-size=48',
];

/** By how many hundredths old objects are up before the next look at them, in every thread. */
const GROWTH = '--heap-growing-percent';

let isTuned = false;

/**
 * For a process that ends within seconds: seldom among new objects, and seldom among old ones, most of which live until
 * the end. It holds for all threads that are started afterwards, in Node 20 to 24; of this thread, the growth of old
 * objects alone does.
 */
export function tuneGarbageCollection(): void {
  isTuned = true;
  for (const flag of FLAGS) setFlagsFromString(flag);
  setFlagsFromString(`${GROWTH}=300`);
}

/**
 * From now on a tuned process looks at old objects often enough that a large site does not fill the memory, where
 * threads with a heap each make its documents (docs/decisions/large-sites.md).
 */
export function collectForThreads(): void {
  if (isTuned) setFlagsFromString(`${GROWTH}=30`);
}
