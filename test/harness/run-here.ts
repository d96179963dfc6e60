/** The command line in the test's own process: for the many cases that need no process of their own. */
import { resolve } from 'node:path';
import { main } from '../../build/cli/run.ts';
import { type CliResult, EPOCH } from './run-cli.ts';

/** Options whose values are paths. */
const PATHS: readonly string[] = ['--content', '--out'];

/** Runs `args` as if in the folder `cwd`: values of options that are paths are taken from there. The clock is runCli's. */
export async function runHere(cwd: string, args: readonly string[]): Promise<CliResult> {
  const given: string[] = args.map((arg, index) =>
    PATHS.includes(args[index - 1] ?? '') ? resolve(cwd, arg) : arg,
  );
  if (args[0] === 'build' && !args.includes('--out')) given.push('--out', resolve(cwd, 'dist'));
  const before = process.env.SOURCE_DATE_EPOCH;
  process.env.SOURCE_DATE_EPOCH = EPOCH;
  try {
    return await run(given);
  } finally {
    if (before === undefined) delete process.env.SOURCE_DATE_EPOCH;
    else process.env.SOURCE_DATE_EPOCH = before;
  }
}

async function run(given: string[]): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  const code = await main(given, {
    print: (text) => {
      stdout += text;
    },
    note: (text) => {
      stderr += text;
    },
    colour: false,
    interactive: false,
  });
  return { code, stdout, stderr };
}
