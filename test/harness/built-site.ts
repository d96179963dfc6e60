/** A content folder built in memory, and the component served as the tests of whole sites want it. */

import { linkChunks } from '../../build/bundle/link.ts';
import { concatenate } from '../../build/bytes/chunks.ts';
import type { Problem } from '../../build/content/problem.ts';
import { loadFrame } from '../../build/handler/frames.ts';
import { loadComponent } from '../../build/host/component.ts';
import { startServer } from '../../build/host/server.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import type { BuiltSite } from '../../build/plan/built-site.ts';
import { type ContentCache, NO_CACHE } from '../../build/remember/content-cache.ts';
import { startWasmtime } from './wasmtime-host.ts';

/** 2026-11-23T00:00:00Z: what was over before is left out of builds in tests. */
export const AS_OF = 1_795_392_000;

export interface TestSite {
  site: BuiltSite;
  problems: Problem[];
  component: Uint8Array;
}

/** Builds `content`, with a cache where one is given. Throws with its problems where an error stops it. */
export async function buildTestSite(
  content: string,
  asOf: number = AS_OF,
  cache: ContentCache = NO_CACHE,
): Promise<TestSite> {
  const { problems, result } = await buildSite({ content, exclude: [], asOf, cache });
  if (result === null) throw new Error(`${content} does not build: ${JSON.stringify(problems, null, 1)}`);
  const component = concatenate(linkChunks(await loadFrame('p2'), result.pack));
  return { site: result, problems, component };
}

export interface ServedSite {
  /** http://127.0.0.1:PORT, without a slash at the end. */
  origin: string;
  stop: () => Promise<void>;
}

/** The component inside Node. `now` is the clock it sees; traps fail the test that caused them. */
export async function serveEmbedded(
  component: Uint8Array,
  now: () => number = () => Date.now() / 1000,
): Promise<ServedSite> {
  const loaded = await loadComponent(component, { now });
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    mounts: [{ prefix: '', load: async () => loaded }],
    onError: (error) => {
      throw error;
    },
  });
  return { origin: `http://127.0.0.1:${server.port}`, stop: server.close };
}

/** The component under wasmtime. */
export async function serveWasmtime(component: Uint8Array, options?: readonly string[]): Promise<ServedSite> {
  const host = await startWasmtime(component, options);
  return { origin: `http://127.0.0.1:${host.port}`, stop: host.stop };
}
