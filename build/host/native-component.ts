/** The portable handler in Node, behind the same interface as a component: for the development server. */
import type { Chunks } from '../bundle/chunks.ts';
import type { HttpComponent } from './component.ts';
import { createNativeSite } from './native.ts';

/** Serves `pack` without WebAssembly, by the machine's clock. */
export function nativeComponent(
  pack: Uint8Array | Chunks,
  now: () => number = () => Date.now() / 1000,
): HttpComponent {
  const site = createNativeSite(pack);
  return {
    handle(request) {
      const { status, headers, body } = site.respond({
        method: request.method,
        target: request.target,
        headers: request.headers,
        now: now(),
      });
      return {
        status,
        headers: headers.map(([name, value]): [string, Uint8Array] => [name, Buffer.from(value, 'latin1')]),
        chunks: [body],
      };
    },
  };
}
