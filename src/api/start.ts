/** The component's start: runs once, at build, before the engine's memory is frozen. */
import type { ApiModule } from './contract.ts';
import type { ApiData } from './data.ts';
import { trackTimers } from './deadline.ts';
import { createService } from './service.ts';
import type { CompactSourceMap } from './source-map.ts';
import { mapStack } from './stack.ts';

/**
 * Starts serving `module`. `bundle` is the file name that stack traces give, `map` its source map. `build` stands for the
 * digest of the build, whose bytes take its place in the finished component: the same API costs no engine run then.
 */
export function start(
  module: ApiModule,
  data: ApiData,
  bundle: string,
  map: CompactSourceMap,
  build: string,
): void {
  // Bytes, since what the engine derives of a text would still be that of the other.
  const digest = new TextEncoder().encode(build);
  const service = createService(module, data, {
    now: () => Date.now() / 1000,
    log: (line) => console.error(line),
    describeStack: (stack) => mapStack(stack, bundle, map),
    build: () => new TextDecoder().decode(digest),
    endTimers: trackTimers(globalThis),
  });
  service.prepare();
  addEventListener('fetch', (event) => event.respondWith(service.handle(event.request)));
}
