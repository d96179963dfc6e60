/** How often the JavaScript engine collects garbage. */
import { setFlagsFromString } from 'node:v8';

const FLAGS: readonly string[] = [
  // The memory for new objects begins at one megabyte, is full at once, and doubles only after much of it was found
  // in use, by then copied several times. Here it grows to its most at the first step, which it would reach soon.
  '--semi-space-growth-factor=16',
  // A thread would let 256 MB of old objects gather before it looks which of them are in use.
  '--initial-old-space-size=48',
  // Then the next time when they are up by so many hundredths, and not when there are up to four times as many.
  '--heap-growing-percent=30',
];

/**
 * For a process that ends within seconds: seldom among new objects, and often enough among old ones that a large site
 * does not fill the memory (docs/decisions/large-sites.md). It holds for all threads that are started afterwards, in
 * Node 20 to 24; of the old objects of this thread the last line alone does.
 */
export function tuneGarbageCollection(): void {
  for (const flag of FLAGS) setFlagsFromString(flag);
}
