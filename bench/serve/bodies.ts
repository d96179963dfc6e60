/** Bodies of every size side by side: the site under both versions of WASI, a page without decisions, and other servers. */
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linkSite } from '../../build/bundle/link.ts';
import { compileFrame } from '../../build/handler/frames.ts';
import { P3_OPTIONS, POOL_OPTIONS, REUSED } from '../../test/harness/wasmtime-host.ts';
import type { CommandLine } from '../command-line.ts';
import { findCommand } from '../commands.ts';
import { bodyOf, bodyPath, packBenchSite } from './bench-site.ts';
import { bundleServer } from './bundle-server.ts';
import { nginxOn } from './contenders.ts';
import { linkFloor } from './floor/link-floor.ts';
import { type Candidate, type Measured, measureRounds, type RoundsOptions } from './rounds.ts';

export interface BodiesOptions {
  /** Lengths of bodies in bytes. */
  lengths: readonly number[];
  rounds: RoundsOptions;
}

export interface MeasuredBody {
  length: number;
  servers: Measured[];
}

const FIRST_PORT = 18_400;
/** Bytes: the floor has its body in memory from the start, which takes long to assemble. */
const LARGEST_FLOOR = 2 << 20;

/** Measures, writing components and files into `folder`. `root` is the repository's. One that fails at a length is left out there. */
export async function measureBodies(
  root: string,
  folder: string,
  { lengths, rounds }: BodiesOptions,
): Promise<MeasuredBody[]> {
  // nginx that is started by root gives up its rights, and is to read the files all the same.
  await chmod(folder, 0o755);
  const pack = await packBenchSite({ routes: 100, bodyLength: 1000, lengths });
  const sites: Record<string, string> = {};
  for (const target of ['p2', 'p3'] as const) {
    sites[target] = join(folder, `bodies-${target}.wasm`);
    await writeFile(sites[target], linkSite(await compileFrame(root, target), pack));
  }
  const node = await bundleServer(root, 'node-http', folder);
  const measured: MeasuredBody[] = [];
  for (const length of lengths) {
    const body = bodyOf(length);
    const file = join(folder, `body-${length}`);
    await writeFile(file, body);
    const floor = join(folder, `floor-${length}.wasm`);
    await writeFile(floor, await linkFloor(root, 'p3', [['content-type', 'application/octet-stream']], body));
    const wasmtime =
      (component: string, options: readonly string[]) =>
      (port: number): CommandLine => ({
        command: findCommand('wasmtime') ?? 'wasmtime',
        args: ['serve', ...POOL_OPTIONS, ...options, '--addr', `127.0.0.1:${port}`, component],
      });
    const all: [name: string, path: string, command: (port: number) => CommandLine | Promise<CommandLine>][] =
      [
        ['site-p2', bodyPath(length), wasmtime(sites.p2 ?? '', REUSED)],
        ['site-p3', bodyPath(length), wasmtime(sites.p3 ?? '', P3_OPTIONS)],
        ['floor-p3', '/', wasmtime(floor, P3_OPTIONS)],
        ['node-http', '/', (port) => ({ command: process.execPath, args: [node, String(port), file] })],
        ['nginx', `/body-${length}`, (port) => nginxOn(port, folder)],
      ];
    const isThere: Record<string, boolean> = {
      'floor-p3': length <= LARGEST_FLOOR,
      nginx: findCommand('nginx') !== null,
    };
    const servers = all.filter(([name]) => isThere[name] !== false);
    const candidates: Candidate[] = [];
    for (const [index, [name, path, command]] of servers.entries()) {
      const port = FIRST_PORT + index;
      candidates.push({ name, server: await command(port), url: `http://127.0.0.1:${port}${path}` });
    }
    const onFailure = (name: string, failure: string): void =>
      rounds.onProgress?.(`${name}, ${length} bytes: ${failure}`);
    measured.push({ length, servers: await measureRounds(candidates, { ...rounds, onFailure }) });
  }
  return measured;
}
