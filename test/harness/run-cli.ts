/** The command line as a process of its own, as people run it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export const ROOT: string = join(import.meta.dirname, '..', '..');
/** What Node is given to run the checkout's command line. */
export const CHECKOUT: readonly string[] = [
  '--import',
  import.meta.resolve('tsx'),
  join(ROOT, 'build', 'cli', 'main.ts'),
];

/** What was compiled for this run of all tests (test/run.ts), or the checkout. */
const { COLDPRESS_CLI } = process.env;
export const PROGRAM: readonly string[] = COLDPRESS_CLI === undefined ? CHECKOUT : [COLDPRESS_CLI];

/** 2026-11-23T00:00:00Z in seconds since 1970: the clock of all commands in tests. */
export const EPOCH = '1795392000';

export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts `coldpress` with `args` in the folder `cwd`, or another `program` that Node is given. */
export function spawnCli(
  args: readonly string[],
  cwd: string = ROOT,
  program: readonly string[] = PROGRAM,
): ChildProcess {
  return spawn(process.execPath, [...program, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SOURCE_DATE_EPOCH: EPOCH, FORCE_COLOR: undefined },
  });
}

/** Runs it to its end. */
export function runCli(args: readonly string[], cwd: string = ROOT): Promise<CliResult> {
  const child = spawnCli(args, cwd);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (part: Buffer) => {
    stdout += part.toString();
  });
  child.stderr?.on('data', (part: Buffer) => {
    stderr += part.toString();
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

export interface Served {
  url: string;
  child: ChildProcess;
  ended: Promise<number | null>;
  /** What it has said on standard error so far. */
  notes: () => string;
}

/** Starts a serving command and waits for the URL on its standard output. Rejects with what it said instead. */
export function startCli(
  args: readonly string[],
  cwd: string = ROOT,
  program: readonly string[] = PROGRAM,
): Promise<Served> {
  const child = spawnCli(args, cwd, program);
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stderr?.on('data', (part: Buffer) => {
      stderr += part.toString();
    });
    child.stdout?.on('data', (part: Buffer) => {
      stdout += part.toString();
      const url = /http:\/\/\S+/.exec(stdout)?.[0];
      if (url !== undefined) resolve({ url, child, ended, notes: () => stderr });
    });
    child.once('close', (code) => reject(new Error(`ended with ${code}: ${stderr}`)));
  });
}
