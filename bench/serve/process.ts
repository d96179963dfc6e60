/** A server under measurement: a process of its own, with what it and its children use. Linux only. */
import { type ChildProcess, spawn } from 'node:child_process';
import { get } from 'node:http';
import { type CommandLine, plainEnvironment } from '../command-line.ts';
import { cpuSeconds, processTree, residentBytes, sumOver } from '../processes.ts';

export interface MeasuredServer {
  /** The process and all of its children. */
  pids: () => Promise<number[]>;
  /** CPU time so far, user and system, in seconds; of the living processes. */
  cpuSeconds: () => Promise<number>;
  /** The greatest resident memory so far in bytes, summed over the processes. */
  peakBytes: () => Promise<number>;
  /** Resident memory now, in bytes. */
  residentBytes: () => Promise<number>;
  /** Milliseconds from its start to the first byte of an answer. */
  readyAfter: number;
  stop: () => Promise<void>;
}

const READY_WITHIN = 120_000;
const children = new Set<ChildProcess>();
// A benchmark that is interrupted leaves no server behind.
process.once('exit', () => {
  for (const child of children) killGroup(child);
});

/** Starts a server and waits until `url` answers 200. Rejects with what it printed where it does not. */
export async function startServer(server: CommandLine, url: string): Promise<MeasuredServer> {
  const started = performance.now();
  const child = spawn(server.command, server.args, {
    // A group of its own, so that what it starts ends with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: plainEnvironment(server),
    ...(server.cwd === undefined ? {} : { cwd: server.cwd }),
  });
  children.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      output = (output + part.toString()).slice(-10_000);
    });
  }
  let failure: Error | null = null;
  child.once('error', (error) => {
    failure = error;
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    killGroup(child);
    await gone;
    children.delete(child);
  };
  for (;;) {
    const status = await statusOf(url);
    if (status === 200) break;
    const ended = failure !== null || child.exitCode !== null || child.signalCode !== null;
    if (ended || performance.now() - started > READY_WITHIN) {
      if (failure === null) await stop();
      throw new Error(`${server.command} does not answer at ${url}: ${failure ?? status ?? ''}\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const readyAfter = performance.now() - started;
  const pids = (): Promise<number[]> => processTree(child.pid ?? 0);
  const sum = async (each: (pid: number) => Promise<number>): Promise<number> => sumOver(await pids(), each);
  return {
    pids,
    cpuSeconds: () => sum(cpuSeconds),
    peakBytes: () => sum((pid) => residentBytes(pid, 'VmHWM')),
    residentBytes: () => sum((pid) => residentBytes(pid, 'VmRSS')),
    readyAfter,
    stop,
  };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** The status of an answer, or null where there is none. */
function statusOf(url: string): Promise<number | null> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: READY_WITHIN }, (response) => {
      response.resume();
      resolve(response.statusCode ?? null);
    });
    request.once('error', () => resolve(null));
    request.once('timeout', () => request.destroy());
  });
}
