/** A server under measurement: a process of its own, with what it and its children use. Linux only. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { get } from 'node:http';

export interface ServerCommand {
  command: string;
  args: readonly string[];
  cwd?: string;
}

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

/** Servers are given nothing of ours: RUST_BACKTRACE alone makes wasmtime's every request dearer. */
const ENVIRONMENT: NodeJS.ProcessEnv = { PATH: process.env.PATH, HOME: process.env.HOME };
const READY_WITHIN = 120_000;
const children = new Set<ChildProcess>();
// A benchmark that is interrupted leaves no server behind.
process.once('exit', () => {
  for (const child of children) killGroup(child);
});

/** Starts a server and waits until `url` answers 200. Rejects with what it printed where it does not. */
export async function startServer(server: ServerCommand, url: string): Promise<MeasuredServer> {
  const started = performance.now();
  const child = spawn(server.command, server.args, {
    // A group of its own, so that what it starts ends with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: ENVIRONMENT,
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
  while (!(await answers(url))) {
    const ended = failure !== null || child.exitCode !== null;
    if (ended || performance.now() - started > READY_WITHIN) {
      if (failure === null) await stop();
      throw new Error(`${server.command} does not answer at ${url}: ${failure ?? ''}\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const readyAfter = performance.now() - started;
  const pids = (): Promise<number[]> => processTree(child.pid ?? 0);
  const sum = async (each: (pid: number) => Promise<number>): Promise<number> =>
    (await Promise.all((await pids()).map(each))).reduce((total, value) => total + value, 0);
  return {
    pids,
    cpuSeconds: () => sum(cpuSeconds),
    peakBytes: () => sum((pid) => statusBytes(pid, 'VmHWM')),
    residentBytes: () => sum((pid) => statusBytes(pid, 'VmRSS')),
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

function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 5000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('error', () => resolve(false));
    request.once('timeout', () => request.destroy());
  });
}

async function processTree(pid: number): Promise<number[]> {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const below = await Promise.all(
    list
      .split(' ')
      .filter(Boolean)
      .map((child) => processTree(Number(child))),
  );
  return [pid, ...below.flat()];
}

/** Fields 14 and 15 of proc_pid_stat(5), in ticks, of which Linux has 100 a second. */
async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** A field of proc_pid_status(5) that is given in kB. */
async function statusBytes(pid: number, field: 'VmHWM' | 'VmRSS'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024;
}
