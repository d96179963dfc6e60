/**
 * npm run bench:readers: how many readers that take nothing stop a host, by the size of what they request. Kernels buffer
 * megabytes for each connection, and such readers would fill the machine's memory before the host waits for one; so this
 * runs in a network namespace of its own, whose buffers are as small as they may be. Linux only.
 */
import { writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { linkSite } from '../../build/bundle/link.ts';
import { compileFrame } from '../../build/handler/frames.ts';
import { P3_OPTIONS, POOL_OPTIONS } from '../../test/harness/wasmtime-host.ts';
import type { CommandLine } from '../command-line.ts';
import { findCommand } from '../commands.ts';
import { size, table, whole } from '../report/format.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';
import { bodyPath, packBenchSite } from './bench-site.ts';
import { openReader, settle } from './in-flight.ts';
import { PAGE_PATH } from './page.ts';
import { startServer } from './process.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PORT = 18_900;
/** Bytes: what the host buffers whole, and what it does not. */
const LENGTHS = [262_144, 1_048_576];
/** Numbers of readers; after each of them one more reader is to be answered. */
const STEPS = [100, 250, 499, 505, 750, 990, 1_005, 1_250, 2_000];
const ANSWERED_WITHIN = 2_000;

const MORE = ['--max-concurrent-connections', '10000', '--max-concurrent-requests', '10000'];
/** A pool with room for 2,500 instances of two core instances each. */
const LARGER_POOL = [
  'core-instances=5000',
  'component-instances=2500',
  'memories=2500',
  'tables=5000',
  'stacks=2500',
];

const HOSTS: readonly [name: string, target: 'p2' | 'p3', options: readonly string[]][] = [
  ['WASI 0.2, no pool', 'p2', ['-O', 'pooling-allocator=n']],
  ['WASI 0.2, pool', 'p2', POOL_OPTIONS],
  [
    'WASI 0.2, larger pool, more connections',
    'p2',
    [...POOL_OPTIONS, ...MORE, ...LARGER_POOL.flatMap((total) => ['-O', `pooling-total-${total}`])],
  ],
  ['WASI 0.3, pool', 'p3', [...POOL_OPTIONS, ...P3_OPTIONS]],
  ['WASI 0.3, pool, more connections', 'p3', [...POOL_OPTIONS, ...MORE, ...P3_OPTIONS]],
];

interface Limit {
  /** The most readers while which another was answered, and its resident memory in bytes for each. */
  readers: number;
  perReader: number;
  /** How many were too many, and what another reader had; null: so many as were tried were not. */
  tooMany: number | null;
  instead: string;
}

/** Opens more and more readers of `path`, until another is not answered. */
async function findLimit(server: CommandLine, path: string): Promise<Limit> {
  const url = `http://127.0.0.1:${PORT}${PAGE_PATH}`;
  const running = await startServer(server, url);
  const sockets: Socket[] = [];
  // A new reader comes by a new connection.
  const headers = { connection: 'close' };
  const limit: Limit = { readers: 0, perReader: 0, tooMany: null, instead: '' };
  try {
    const before = await running.residentBytes();
    for (const step of STEPS) {
      while (sockets.length < step) {
        const opened = await withinTime(openReader(PORT, `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`));
        if (opened === null) return { ...limit, tooMany: sockets.length, instead: 'no connection' };
        sockets.push(opened);
      }
      await settle(running);
      const answer = await withinTime(fetch(url, { headers, signal: AbortSignal.timeout(ANSWERED_WITHIN) }));
      if (answer?.status !== 200) {
        return { ...limit, tooMany: step, instead: answer === null ? 'no answer' : String(answer.status) };
      }
      await answer.arrayBuffer();
      limit.readers = step;
      limit.perReader = ((await running.residentBytes()) - before) / step;
    }
    return limit;
  } finally {
    for (const socket of sockets) socket.destroy();
    await running.stop();
  }
}

/** What is promised, or null where it fails or takes too long. */
function withinTime<Result>(promise: Promise<Result>): Promise<Result | null> {
  return Promise.race([promise.catch(() => null), delay(ANSWERED_WITHIN, null)]);
}

await inTemporaryFolder(async (folder) => {
  const pack = await packBenchSite({ routes: 100, bodyLength: 1000, lengths: LENGTHS });
  const rows: string[][] = [];
  for (const [name, target, options] of HOSTS) {
    const file = join(folder, `site-${target}.wasm`);
    await writeFile(file, linkSite(await compileFrame(ROOT, target), pack));
    for (const length of LENGTHS) {
      process.stderr.write(`${name}, bodies of ${size(length)}\n`);
      const server = {
        command: findCommand('wasmtime') ?? 'wasmtime',
        args: ['serve', ...options, '--addr', `127.0.0.1:${PORT}`, file],
      };
      const { readers, perReader, tooMany, instead } = await findLimit(server, bodyPath(length));
      const more = tooMany === null ? '–' : `${whole(tooMany)}: ${instead}`;
      rows.push([name, size(length), whole(readers), size(perReader), more]);
    }
  }
  process.stdout.write(`${table(['host', 'body', 'readers', 'memory for each', 'too many'], rows)}\n`);
});
