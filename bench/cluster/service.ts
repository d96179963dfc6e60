/** A program of the cluster: started, checked, paused and killed as a test says, and gone when this process is. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { plainEnvironment } from '../command-line.ts';

const READY_WITHIN = 120_000;
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) signalAll(child, 'SIGKILL');
});

export interface Service {
  /** The last of what it printed. */
  output: () => string;
  isRunning: () => boolean;
  signal: (name: 'SIGSTOP' | 'SIGCONT') => void;
  /** Ends it with -9, in any state. */
  kill: () => Promise<void>;
}

/**
 * Starts a program and waits until `isReady` returns true. Rejects with what it printed where it ends before, or is not
 * ready in time.
 */
export async function startService(
  command: string,
  args: readonly string[],
  isReady: () => Promise<boolean>,
): Promise<Service> {
  const child = spawn(command, args, {
    // A group of its own, so that a signal reaches what it starts: Spin and Varnish serve in a child.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: plainEnvironment({ command, args }),
  });
  children.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      output = (output + part.toString()).slice(-10_000);
    });
  }
  let failure = '';
  child.once('error', (error) => {
    failure = error.message;
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const isRunning = (): boolean => failure === '' && child.exitCode === null && child.signalCode === null;
  const kill = async (): Promise<void> => {
    if (isRunning()) {
      signalAll(child, 'SIGKILL');
      await gone;
    }
    children.delete(child);
  };
  const started = performance.now();
  while (!(await isReady())) {
    if (!isRunning() || performance.now() - started > READY_WITHIN) {
      await kill();
      throw new Error(`${command} did not start: ${failure}\n${output}`);
    }
    await delay(20);
  }
  return { output: () => output, isRunning, signal: (name) => signalAll(child, name), kill };
}

/** Signals the process and all that it has started. */
function signalAll({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch {
    // They have ended.
  }
}

/** Ports of 127.0.0.1 that are free now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(typeof address === 'object' && address !== null ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Whether a GET of `url` is answered with `status`. */
export async function answers(url: string, status: number = 200): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
    return response.status === status;
  } catch {
    return false;
  }
}
