/**
 * Sites of growing size side by side: whether an answer costs the same however many routes the site has, how
 * long a fresh instance takes for its first answer, and how long the host takes to start.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linkSite } from '../../build/bundle/link.ts';
import { compileFrame, type Target } from '../../build/handler/frames.ts';
import { P3_OPTIONS, POOL_OPTIONS } from '../../test/harness/wasmtime-host.ts';
import type { CommandLine } from '../command-line.ts';
import { findCommand } from '../commands.ts';
import { packBenchSite } from './bench-site.ts';
import { PAGE_PATH } from './page.ts';
import { startServer } from './process.ts';
import { type Candidate, type Measured, measureRounds, type RoundsOptions } from './rounds.ts';

export interface ScaleOptions {
  /** Numbers of routes, each a site. */
  routes: readonly number[];
  /** How often each host is started anew. */
  starts: number;
  /** How throughput is measured; a fresh instance is measured so as well, at one connection. */
  rounds: RoundsOptions;
}

export interface ScaledSite {
  target: Target;
  routes: number;
  componentBytes: number;
  /** Milliseconds from the start of the host to its first byte, one for each start; its cache of code is filled. */
  starts: number[];
  /** Resident memory of the host in bytes after its first answer. */
  residentBytes: number;
  busy: Measured;
  /** An instance for each request, which WASI 0.2 has anyhow. */
  fresh: Measured;
}

/** Tells wasmtime to use no instance twice. */
const FRESH: readonly string[] = ['--max-instance-reuse-count', '1'];
const FIRST_PORT = 18_200;

/** Measures, writing components into `folder`. `root` is the repository's. Rejects where wasmtime does not start. */
export async function measureScale(
  root: string,
  folder: string,
  { routes, starts, rounds }: ScaleOptions,
): Promise<ScaledSite[]> {
  const sites: { target: Target; routes: number; file: string; componentBytes: number }[] = [];
  for (const count of routes) {
    const pack = await packBenchSite({ routes: count, bodyLength: 1000 });
    for (const target of ['p2', 'p3'] as const) {
      const component = linkSite(await compileFrame(root, target), pack);
      const file = join(folder, `scale-${count}-${target}.wasm`);
      await writeFile(file, component);
      sites.push({ target, routes: count, file, componentBytes: component.length });
    }
  }
  const candidates = (options: readonly string[]): Candidate[] =>
    sites.map((site, index) => candidate(site, FIRST_PORT + index, options));
  const busy = await measureRounds(candidates([]), rounds);
  const alone = { ...rounds, load: { ...rounds.load, connections: 1 } };
  const fresh = await measureRounds(candidates(FRESH), alone);
  const measured: ScaledSite[] = [];
  for (const [index, site] of sites.entries()) {
    const { target, componentBytes } = site;
    const [busyHere, freshHere] = [busy[index], fresh[index]];
    if (busyHere === undefined || freshHere === undefined) throw new Error('a site was not measured');
    const started = await measureStarts(candidate(site, FIRST_PORT + index, []), starts);
    measured.push({
      target,
      routes: site.routes,
      componentBytes,
      ...started,
      busy: busyHere,
      fresh: freshHere,
    });
  }
  return measured;
}

async function measureStarts(
  { server, url }: Candidate,
  count: number,
): Promise<{ starts: number[]; residentBytes: number }> {
  const starts: number[] = [];
  let residentBytes = 0;
  for (let start = 0; start < count; start++) {
    const running = await startServer(server, url);
    starts.push(running.readyAfter);
    residentBytes = await running.residentBytes();
    await running.stop();
  }
  return { starts, residentBytes };
}

function candidate(
  { target, routes, file }: { target: Target; routes: number; file: string },
  port: number,
  options: readonly string[],
): Candidate {
  const server: CommandLine = {
    command: findCommand('wasmtime') ?? 'wasmtime',
    args: [
      'serve',
      ...POOL_OPTIONS,
      ...(target === 'p3' ? P3_OPTIONS : []),
      ...options,
      '--addr',
      `127.0.0.1:${port}`,
      file,
    ],
  };
  return { name: `${target}, ${routes} routes`, server, url: `http://127.0.0.1:${port}${PAGE_PATH}` };
}
