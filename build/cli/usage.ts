/** The command line's own rules: commands, options, and what to say when they are used wrongly (exit 2). */
import { parseArgs } from 'node:util';
import { closest } from 'fastest-levenshtein';

export interface CommandHelp {
  name: string;
  summary: string;
  options: Record<string, OptionHelp>;
}

export interface OptionHelp {
  type: 'string' | 'boolean';
  /** Shown in the help: DIR, N … */
  value?: string;
  summary: string;
}

/** Wrong usage: printed with a hint, exit code 2. */
export class UsageError extends Error {}

export type OptionValues = Record<string, string | boolean | undefined>;

/** Parses `args` by the command's options. Throws a UsageError for an unknown option or a missing value. */
export function parseOptions(command: CommandHelp, args: string[]): OptionValues {
  const options = Object.fromEntries(
    Object.entries({ ...command.options, help: HELP }).map(([name, { type }]) => [name, { type }]),
  );
  const { values, tokens } = parseArgs({
    args,
    options,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  for (const token of tokens) {
    if (token.kind === 'positional')
      throw new UsageError(`${command.name} takes no argument '${token.value}'`);
    if (token.kind !== 'option') continue;
    const option = options[token.name];
    if (option === undefined) {
      throw new UsageError(
        `${command.name} has no option ${token.rawName}: did you mean --${closest(token.name, Object.keys(options))}?`,
      );
    }
    if (option.type === 'string' && (token.value === undefined || token.value.startsWith('--'))) {
      throw new UsageError(`${token.rawName} wants a value`);
    }
    if (option.type === 'boolean' && token.value !== undefined) {
      throw new UsageError(`${token.rawName} takes no value`);
    }
  }
  return values as OptionValues;
}

export const HELP: OptionHelp = { type: 'boolean', summary: 'show this help' };

/** The help of one command, or the list of all, ready to print. */
export function helpText(commands: CommandHelp[], only?: CommandHelp): string {
  if (only === undefined) {
    const width = Math.max(...commands.map(({ name }) => name.length));
    const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
    return `coldpress turns a folder of Markdown into a WebAssembly component that serves it.\n\nUsage: coldpress COMMAND [OPTION …]\n\n${lines.join('\n')}\n\n'coldpress COMMAND --help' lists the options of one.\n`;
  }
  const flags = Object.entries({ ...only.options, help: HELP }).map(([name, option]): [string, string] => [
    `--${name}${option.value === undefined ? '' : ` ${option.value}`}`,
    option.summary,
  ]);
  const width = Math.max(...flags.map(([flag]) => flag.length));
  const lines = flags.map(([flag, summary]) => `  ${flag.padEnd(width)}  ${summary}`);
  return `coldpress ${only.name}: ${only.summary}\n\n${lines.join('\n')}\n`;
}

/** The command that `name` names. Throws a UsageError that offers the nearest one. */
export function findCommand<T extends CommandHelp>(commands: T[], name: string): T {
  const found = commands.find((command) => command.name === name);
  if (found !== undefined) return found;
  const nearest = closest(
    name,
    commands.map((command) => command.name),
  );
  throw new UsageError(`there is no command '${name}': did you mean ${nearest}?`);
}
