/** The command line: finds the command, runs it, turns its errors into exit codes. */
import { OutputError } from '../output/output-error.ts';
import { coldpressVersion } from '../workers/package-root.ts';
import type { ExitCode, Terminal } from './command.ts';
import { COMMANDS } from './commands.ts';
import { findCommand, helpText, parseOptions, UsageError } from './usage.ts';

/** Runs `args` (without node and script) and returns the exit code. */
export async function main(args: string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const [name, ...rest] = args;
    if (name === undefined || name === '--help' || name === '-h') {
      terminal.print(helpText(COMMANDS));
      return name === undefined ? 2 : 0;
    }
    if (name === 'help') {
      const about = rest[0] === undefined ? undefined : findCommand(COMMANDS, rest[0]);
      terminal.print(helpText(COMMANDS, about));
      return 0;
    }
    if (name === '--version' || name === '-v' || name === '-V' || name === 'version') {
      terminal.print(`${coldpressVersion()}\n`);
      return 0;
    }
    const command = findCommand(COMMANDS, name);
    const options = parseOptions(command, rest);
    if (options.help === true) {
      terminal.print(helpText(COMMANDS, command));
      return 0;
    }
    return await command.run(options, terminal);
  } catch (error) {
    if (error instanceof OutputError) {
      terminal.note(`${error.message}.\n`);
      return 1;
    }
    if (!(error instanceof UsageError)) throw error;
    terminal.note(`${error.message}\n'coldpress --help' lists the commands.\n`);
    return 2;
  }
}
