/** How often the JavaScript engine collects garbage. */
import { setFlagsFromString } from 'node:v8';

/**
 * For a process that ends within seconds: the memory for new objects begins at one megabyte, is full at once, and
 * doubles only after much of it was found in use, by then copied several times. Here it grows to its most at the first
 * step, which it would reach soon; the most stays as it is. It holds for all threads, in Node 20 to 24.
 */
export function collectLess(): void {
  setFlagsFromString('--semi-space-growth-factor=16');
}
