/** How soon the JavaScript engine compiles functions for speed. */
import { setFlagsFromString } from 'node:v8';

/**
 * By the major version of V8: a function is compiled for speed once it has run five times as long as by default. Later
 * versions (Node 24) gain nothing, and would report a flag that they do not have to the user.
 */
const FLAGS: Readonly<Record<string, string>> = {
  11: '--interrupt-budget=400000',
  12: '--invocation-count-for-turbofan=15000',
};

/** The flag of this version of Node; null: it has none. */
export function compileLessFlag(): string | null {
  const [major = ''] = process.versions.v8.split('.');
  return FLAGS[major] ?? null;
}

/**
 * For a process that ends within seconds: by default a third of a build's CPU time goes into compiling, in threads of
 * V8 that compete with those of the build (docs/decisions/large-sites.md). It holds for all threads.
 */
export function compileLess(): void {
  const flag = compileLessFlag();
  if (flag !== null) setFlagsFromString(flag);
}
