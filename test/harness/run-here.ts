/** The command line in the test's own process: for the many cases that need no process of their own. */
import { resolve } from 'node:path';
import type { ExitCode, Terminal } from '../../build/cli/command.ts';
import { main } from '../../build/cli/run.ts';
import { type CliResult, EPOCH } from './run-cli.ts';

/** Options whose values are paths. */
const PATHS: readonly string[] = ['--content', '--out'];
/** Commands that write to or read the folder of --out. */
const OUT_COMMANDS: readonly string[] = ['build', 'preview', 'start'];

/** Runs `args` as if in the folder `cwd`: values of options that are paths are taken from there. The clock is runCli's. */
export async function runHere(cwd: string, args: readonly string[]): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  const code = await atEpoch(() =>
    run(cwd, args, {
      print: (text) => {
        stdout += text;
      },
      note: (text) => {
        stderr += text;
      },
    }),
  );
  return { code, stdout, stderr };
}

/** What a serving command gives to `look`: its URL, and what it has said on standard error so far. */
export interface ServedHere {
  url: string;
  notes: () => string;
}

/**
 * Runs a serving command, as runHere does, on any free port, and calls `look` when it has printed its URL. Then ends
 * it as SIGTERM would, and returns its exit code. Rejects with what it said where it ends before.
 */
export function serveHere(
  cwd: string,
  args: readonly string[],
  look: (served: ServedHere) => Promise<void>,
): Promise<number> {
  const others = SIGNALS.map((signal) => process.listeners(signal));
  return atEpoch(async () => {
    let stderr = '';
    let ended: Promise<number> = Promise.resolve(0);
    const url = await new Promise<string>((listens, fails) => {
      ended = run(cwd, [...args, '--port', '0'], {
        print: (text) => listens(text.trim()),
        note: (text) => {
          stderr += text;
        },
      });
      ended.then((code) => fails(new Error(`ended with ${code}: ${stderr}`)), fails);
    });
    try {
      await look({ url, notes: () => stderr });
    } finally {
      // Only what the command listens with: the test's own process has listeners too.
      for (const [index, signal] of SIGNALS.entries())
        for (const listener of process.listeners(signal)) {
          if (others[index]?.includes(listener) === true) continue;
          process.off(signal, listener);
          if (signal === 'SIGTERM') listener(signal);
        }
    }
    return ended;
  });
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Calls `work` with the clock of all commands in tests. */
async function atEpoch<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env.SOURCE_DATE_EPOCH;
  process.env.SOURCE_DATE_EPOCH = EPOCH;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.SOURCE_DATE_EPOCH;
    else process.env.SOURCE_DATE_EPOCH = before;
  }
}

function run(
  cwd: string,
  args: readonly string[],
  streams: Pick<Terminal, 'print' | 'note'>,
): Promise<ExitCode> {
  const given: string[] = args.map((arg, index) =>
    PATHS.includes(args[index - 1] ?? '') ? resolve(cwd, arg) : arg,
  );
  if (OUT_COMMANDS.includes(args[0] ?? '') && !args.includes('--out'))
    given.push('--out', resolve(cwd, 'dist'));
  return main(given, { ...streams, colour: false, interactive: false });
}
