/** The real component as hosts of the matrix: inside Node, and under wasmtime. */
import { linkSite } from '../../build/bundle/link.ts';
import { loadFrame, type Target } from '../../build/handler/frames.ts';
import { loadComponent } from '../../build/host/component.ts';
import { startServer } from '../../build/host/server.ts';
import { type Host, socketHost } from './host.ts';
import { POOL_OPTIONS, startWasmtime } from './wasmtime-host.ts';

/** The component that serves `pack`. */
export async function linkPack(pack: Uint8Array, target: Target): Promise<Uint8Array> {
  return linkSite(await loadFrame(target), pack);
}

/** The component for `pack` inside Node, at the time that each request is given. */
export async function embeddedHost(pack: Uint8Array): Promise<Host> {
  let now = 0;
  const component = await loadComponent(await linkPack(pack, 'p2'), { now: () => now });
  const errors: unknown[] = [];
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    mounts: [{ prefix: '', load: async () => component }],
    onError: (error) => errors.push(error),
  });
  const host = socketHost('embedded', server.port, server.close, (at) => {
    now = at;
  });
  return {
    ...host,
    async request(raw, at) {
      const response = await host.request(raw, at);
      const error = errors.shift();
      // A trap is answered 500 by the host: the test must say what the component died of.
      if (error !== undefined) throw error;
      return response;
    },
  };
}

/** What wasmtime needs beside the pool to serve WASI 0.3. */
const P3_OPTIONS: readonly string[] = ['-W', 'component-model-async=y', '-S', 'p3=y'];

/** The component for `pack` under wasmtime, by the machine's clock; `more` are further options of the host. */
export async function wasmtimeHost(
  pack: Uint8Array,
  target: Target,
  more: readonly string[] = [],
): Promise<Host> {
  const options = [...POOL_OPTIONS, ...(target === 'p3' ? P3_OPTIONS : []), ...more];
  const server = await startWasmtime(await linkPack(pack, target), options);
  return socketHost(`wasmtime, ${target}`, server.port, server.stop);
}
