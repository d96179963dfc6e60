/** The memory of requests in flight: the site, and a page without decisions, whose readers take nothing. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linkSite } from '../../build/bundle/link.ts';
import { compileFrame } from '../../build/handler/frames.ts';
import { P3_OPTIONS, POOL_OPTIONS } from '../../test/harness/wasmtime-host.ts';
import { findCommand } from '../commands.ts';
import { packBenchSite } from './bench-site.ts';
import { linkFloor } from './floor/link-floor.ts';
import { type InFlightResult, measureInFlight } from './in-flight.ts';
import { PAGE } from './page.ts';

export interface WaitingOptions {
  /** Readers of each server. wasmtime's own pool has 1,000 core instances, and a request takes two. */
  readers: number;
  onProgress: (line: string) => void;
}

/** What one server had, by its name among the contenders. */
export interface MeasuredWaiting extends InFlightResult {
  name: string;
}

const FIRST_PORT = 18_300;
const ROUTES = 1000;

/** Measures, writing components into `folder`. `root` is the repository's. Rejects where wasmtime does not start. */
export async function measureWaiting(
  root: string,
  folder: string,
  { readers, onProgress }: WaitingOptions,
): Promise<MeasuredWaiting[]> {
  const pack = await packBenchSite({ routes: ROUTES, bodyLength: 1000 });
  const measured: MeasuredWaiting[] = [];
  for (const target of ['p2', 'p3'] as const) {
    const components = {
      [`site-${target}`]: linkSite(await compileFrame(root, target), pack),
      [`floor-${target}`]: await linkFloor(root, target, [['content-type', 'text/html']], PAGE),
    };
    for (const [name, component] of Object.entries(components)) {
      onProgress(`${readers} readers that take nothing: ${name}`);
      const file = join(folder, `${name}.wasm`);
      await writeFile(file, component);
      const port = FIRST_PORT + measured.length;
      const options = target === 'p3' ? [...POOL_OPTIONS, ...P3_OPTIONS] : POOL_OPTIONS;
      const server = {
        command: findCommand('wasmtime') ?? 'wasmtime',
        args: ['serve', ...options, '--addr', `127.0.0.1:${port}`, file],
      };
      measured.push({ name, ...(await measureInFlight({ readers, server, port })) });
    }
  }
  return measured;
}
