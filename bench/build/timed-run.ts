/** One run of a command: how long it took, what it used of the CPU, and the most memory it had. Linux only. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CommandLine, plainEnvironment } from '../command-line.ts';
import { processTree, residentBytes, sumOver } from '../processes.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';
import { parseTimes } from '../times.ts';

export interface RunSample {
  /** From its start to its end, in seconds. */
  seconds: number;
  /** User and system time of the process and of all that it waited for, in seconds. */
  cpuSeconds: number;
  /** The greatest resident memory in bytes, summed over its processes. */
  peakBytes: number;
}

/** How often memory is looked at, in milliseconds. Linux keeps a process's own peak; only its end is missed. */
const LOOK_EVERY = 50;

// The shell's `times` tells what its children used, the children of these included.
const TIMED = 'log=$1; shift; "$@" >"$log" 2>&1; code=$?; times; exit $code';

/** Runs `line` to its end. Rejects with the end of what it printed where it fails. */
export function timedRun(line: CommandLine): Promise<RunSample> {
  return inTemporaryFolder((folder) => runAndLook(line, join(folder, 'log')));
}

async function runAndLook(line: CommandLine, log: string): Promise<RunSample> {
  const started = performance.now();
  const child = spawn('sh', ['-c', TIMED, 'sh', log, line.command, ...line.args], {
    ...(line.cwd === undefined ? {} : { cwd: line.cwd }),
    env: plainEnvironment(line),
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const end = (): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  process.once('exit', end);
  let times = '';
  child.stdout.on('data', (part: Buffer) => {
    times += part.toString();
  });
  let peakBytes = 0;
  const look = async (): Promise<void> => {
    const [, ...below] = await processTree(child.pid ?? 0);
    peakBytes = Math.max(peakBytes, await sumOver(below, (pid) => residentBytes(pid, 'VmHWM')));
  };
  const timer = setInterval(() => void look(), LOOK_EVERY);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const seconds = (performance.now() - started) / 1000;
    if (code !== 0) {
      const said = (await readFile(log, 'utf8').catch(() => '')).slice(-2000);
      throw new Error(`${line.command} ${line.args.join(' ')} ended with ${code}:\n${said}`);
    }
    return { seconds, cpuSeconds: parseTimes(times).children, peakBytes };
  } finally {
    clearInterval(timer);
    process.removeListener('exit', end);
  }
}
