/**
 * `wasmtime serve` around a component, for tests and benchmarks. The server ends when the test says so, and
 * also when the test's process dies without saying anything.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface WasmtimeHost {
  url: string;
  port: number;
  /** The server's process id. */
  pid: number;
  /** What it printed so far on both streams: traps are printed there. */
  output: () => string;
  /** Resolves when what it printed matches: it prints why a request failed some time after it has answered. */
  printed: (pattern: RegExp) => Promise<void>;
  /** Its resident memory in bytes. Linux only. */
  residentBytes: () => Promise<number>;
  /** The CPU time it has used, user and system, in seconds. Linux only. */
  cpuSeconds: () => Promise<number>;
  /** Ends it. The port is free and the process gone when this resolves. */
  stop: () => Promise<void>;
}

/** The options under which Spin runs the same runtime: a pool of instances, kept warm. */
export const POOL_OPTIONS: readonly string[] = [
  '-O',
  'pooling-allocator=y',
  '-O',
  'pooling-memory-keep-resident=2097152',
  '-O',
  'pooling-table-keep-resident=524288',
];

/** What wasmtime 48 wants beside, to run a component of WASI 0.3. */
export const P3_OPTIONS: readonly string[] = ['-W', 'component-model-async=y', '-S', 'p3=y'];

/** One instance of WASI 0.2 serves many requests, one after another, which hosts do only with an option. */
export const REUSED: readonly string[] = ['--max-instance-reuse-count', '1000'];

/**
 * Starts wasmtime, hands its process id to us, and waits for our end of standard input to close, however
 * that comes about; then the server is killed. (A background job of sh has no standard input of its own: 3.)
 */
const KEEPER = `
exec 3<&0
"$@" & server=$!
echo "pid $server"
{ cat <&3; kill -9 $server; } >/dev/null 2>&1 &
wait $server
`;

const STARTS_WITHIN = 60_000;
const PRINTS_WITHIN = 30_000;

/** Whether there is a wasmtime to run: null, or the sentence with which a test is to skip, loudly. */
export function whyNoWasmtime(): string | null {
  try {
    execFileSync('wasmtime', ['--version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'wasmtime is not installed: cargo install wasmtime-cli --version 48.0.8 --locked';
  }
}

/**
 * Serves `component` (its bytes, or the path of a file) on a free port of 127.0.0.1 and waits until it
 * listens. `options` are wasmtime's, put before the component. Rejects with what wasmtime printed.
 */
export async function startWasmtime(
  component: Uint8Array | string,
  options: readonly string[] = POOL_OPTIONS,
): Promise<WasmtimeHost> {
  const folder = await mkdtemp(join(tmpdir(), 'coldpress-wasmtime-'));
  const file = typeof component === 'string' ? component : join(folder, 'site.wasm');
  if (typeof component !== 'string') await writeFile(file, component);
  const args = ['wasmtime', 'serve', ...options, '--addr', '127.0.0.1:0', file];
  const keeper = spawn('sh', ['-c', KEEPER, 'sh', ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  keeper.stdout.on('data', (part: Buffer) => {
    output += part.toString();
  });
  keeper.stderr.on('data', (part: Buffer) => {
    output += part.toString();
  });
  const gone = new Promise<void>((resolve) => keeper.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    keeper.stdin.destroy();
    await gone;
  };
  try {
    const { port, pid } = await listening(keeper, () => output);
    return {
      url: `http://127.0.0.1:${port}/`,
      port,
      pid,
      output: () => output,
      printed: (pattern) => printed(keeper, () => output, pattern),
      residentBytes: () => residentBytes(pid),
      cpuSeconds: () => cpuSeconds(pid),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    // It has been read by now, and a process that is killed later leaves nothing behind.
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits until the output matches. Rejects with the output where it does not in time. */
async function printed(keeper: ChildProcess, output: () => string, pattern: RegExp): Promise<void> {
  const within = AbortSignal.timeout(PRINTS_WITHIN);
  while (!pattern.test(output())) {
    if (within.aborted) throw new Error(`wasmtime did not print ${pattern}:\n${output()}`);
    await Promise.race([
      ...[keeper.stdout, keeper.stderr].map((stream) => stream && once(stream, 'data')),
      delay(100),
    ]);
  }
}

/** Waits for the line in which wasmtime names its port. */
function listening(keeper: ChildProcess, output: () => string): Promise<{ port: number; pid: number }> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish('did not listen in time'), STARTS_WITHIN);
    const finish = (trouble: string | null): void => {
      clearTimeout(timer);
      keeper.stdout?.off('data', look);
      keeper.stderr?.off('data', look);
      keeper.off('exit', onExit);
      const pid = /^pid (\d+)$/m.exec(output())?.[1];
      const port = /^Serving HTTP on http:\/\/127\.0\.0\.1:(\d+)\//m.exec(output())?.[1];
      if (trouble === null) resolve({ port: Number(port), pid: Number(pid) });
      else reject(new Error(`wasmtime ${trouble}:\n${output()}`));
    };
    const look = (): void => {
      if (output().includes('Serving HTTP on') && output().endsWith('\n')) finish(null);
    };
    const onExit = (): void => finish('ended');
    keeper.stdout?.on('data', look);
    keeper.stderr?.on('data', look);
    keeper.once('exit', onExit);
  });
}

/** VmRSS of proc_pid_status(5), given in kB. */
async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

/** Fields 14 and 15 of proc_pid_stat(5), in ticks, of which Linux has 100 a second. */
async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
