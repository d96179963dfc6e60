#!/usr/bin/env node
/** The command line: finds the command, runs it, turns what it throws into an exit code. */
import process from 'node:process';
import { build } from './build.ts';
import { calendar } from './calendar.ts';
import { check } from './check.ts';
import type { Command, ExitCode, Terminal } from './command.ts';
import { dev } from './dev.ts';
import { preview } from './preview.ts';
import { start } from './start.ts';
import { findCommand, helpText, parseOptions, UsageError } from './usage.ts';

const COMMANDS: Command[] = [build, preview, check, calendar, start, dev];

/** Runs `args` (without node and script) and gives the exit code. */
export async function main(args: string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const [name, ...rest] = args;
    if (name === undefined || name === '--help' || name === 'help') {
      terminal.print(helpText(COMMANDS));
      return name === undefined ? 2 : 0;
    }
    const command = findCommand(COMMANDS, name);
    const options = parseOptions(command, rest);
    if (options.help === true) {
      terminal.print(helpText(COMMANDS, command));
      return 0;
    }
    return await command.run(options, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.note(`${error.message}\n'coldpress --help' lists the commands.\n`);
    return 2;
  }
}

const interactive = process.stderr.isTTY === true;
process.exitCode = await main(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  note: (text) => process.stderr.write(text),
  colour: interactive && (process.env.NO_COLOR ?? '') === '',
  interactive,
});
