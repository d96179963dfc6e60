/** The hosts on which the handler's behaviour is tested: one table of them for all tests that use the matrix. */
import { embeddedHost, wasmtimeHost } from './component-hosts.ts';
import type { Host } from './host.ts';
import type { MatrixHost } from './matrix.ts';
import { nativeHost } from './native-host.ts';
import { whyNoWasmtime } from './wasmtime-host.ts';

/** Starts a host that serves a pack. */
export type StartHost = (pack: Uint8Array) => Promise<Host>;

/**
 * TypeScript in Node, the component embedded, and wasmtime with WASI 0.2 and 0.3, in this order. `start` is called with
 * what starts a host of the kind, and may start several.
 */
export function matrixHosts(start: (startHost: StartHost) => Promise<Host>): readonly MatrixHost[] {
  const skip = whyNoWasmtime();
  return [
    { name: 'Node, native', clock: 'set', start: () => start(async (pack) => nativeHost(pack)) },
    { name: 'embedded component', clock: 'set', start: () => start(embeddedHost) },
    {
      name: 'wasmtime, WASI 0.2',
      clock: 'wall',
      start: () => start((pack) => wasmtimeHost(pack, 'p2')),
      skip,
    },
    {
      name: 'wasmtime, WASI 0.3',
      clock: 'wall',
      start: () => start((pack) => wasmtimeHost(pack, 'p3')),
      skip,
    },
  ];
}
