/// <reference path="../../../wit/api/interfaces.d.ts" />
/** The counters: one number a post in the application's default store. */
import { increment } from 'wasi:keyvalue/atomics@0.2.0-draft2';
import { open } from 'wasi:keyvalue/store@0.2.0-draft2';

const STORE = 'default';

/** One more, in one step: two readers at once are two reads. Gives the new number. */
export function countRead(slug: string): number {
  return Number(increment(open(STORE), keyOf(slug), 1n));
}

/** The number so far. Adding nothing asks without knowing how the store writes numbers down. */
export function readCount(slug: string): number {
  const store = open(STORE);
  return store.exists(keyOf(slug)) ? Number(increment(store, keyOf(slug), 0n)) : 0;
}

export function resetCount(slug: string): void {
  open(STORE).delete(keyOf(slug));
}

function keyOf(slug: string): string {
  return `reads:${slug}`;
}
