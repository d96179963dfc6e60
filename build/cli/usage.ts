/** Parses command lines and writes their help; usage errors end with exit code 2. */
import { parseArgs } from 'node:util';
import { closest, distance } from 'fastest-levenshtein';

export interface CommandHelp {
  name: string;
  summary: string;
  /** The arguments without a name, in their order. */
  arguments?: readonly ArgumentHelp[];
  options: Record<string, OptionHelp>;
  /** Whole command lines, each with its effect. */
  examples?: readonly [line: string, does: string][];
}

interface ArgumentHelp {
  /** The key of its value among the options. */
  name: string;
  /** Shown in the help: DIR, TITLE … */
  value: string;
  summary: string;
  isOptional?: boolean;
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

/**
 * Parses `args` by the command's options and arguments. Throws a UsageError for an unknown option, a missing value, and
 * an argument that is missing or one too many.
 */
export function parseOptions(command: CommandHelp, args: string[]): OptionValues {
  const options = Object.fromEntries(
    Object.entries({ ...command.options, help: HELP }).map(([name, { type }]) => [name, { type }]),
  );
  const withHelp = { ...options, help: { type: 'boolean' as const, short: 'h' } };
  const { values, tokens } = parseArgs({
    args,
    options: withHelp,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const given: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') given.push(token.value);
    if (token.kind !== 'option') continue;
    const option = options[token.name];
    if (option === undefined) {
      const near = nearest(token.name, Object.keys(options));
      throw new UsageError(
        `${command.name} has no option ${token.rawName}${near === null ? '' : `: did you mean --${near}?`}`,
      );
    }
    if (option.type === 'string' && (token.value === undefined || token.value.startsWith('--'))) {
      throw new UsageError(`${token.rawName} needs a value`);
    }
    if (option.type === 'boolean' && token.value !== undefined) {
      throw new UsageError(`${token.rawName} takes no value`);
    }
  }
  if (values.help === true) return values as OptionValues;
  return { ...(values as OptionValues), ...argumentValues(command, given) };
}

function argumentValues(command: CommandHelp, given: readonly string[]): OptionValues {
  const wanted = command.arguments ?? [];
  const more = given[wanted.length];
  if (more !== undefined) {
    const hint =
      wanted.length > 0 && / /.test(given.join(' ')) ? '. A text of several words goes in quotes' : '';
    throw new UsageError(`${command.name} takes no argument '${more}'${hint}`);
  }
  const missing = wanted.find(({ isOptional }, index) => isOptional !== true && given[index] === undefined);
  if (missing !== undefined)
    throw new UsageError(`${command.name} needs ${missing.value}: ${missing.summary}`);
  return Object.fromEntries(wanted.map(({ name }, index) => [name, given[index]]));
}

const HELP: OptionHelp = { type: 'boolean', summary: 'show this help' };

/** The help of one command, or the list of all, ready to print. */
export function helpText(commands: CommandHelp[], only?: CommandHelp): string {
  if (only === undefined) {
    const list = columns(commands.map(({ name, summary }) => [name, summary]));
    return `coldpress turns a folder of Markdown into a WebAssembly component that serves it.\n\nUsage: coldpress COMMAND [OPTION …]\n\n${list}\n\n'coldpress COMMAND --help' lists the options of one, with examples. 'coldpress --version' says which this is.\n`;
  }
  const given = (only.arguments ?? []).map(({ value, isOptional }) => (isOptional ? `[${value}]` : value));
  const flags = Object.entries({ ...only.options, help: HELP }).map(([name, option]): [string, string] => [
    `${name === 'help' ? '-h, ' : ''}--${name}${option.value === undefined ? '' : ` ${option.value}`}`,
    option.summary,
  ]);
  const described = (only.arguments ?? []).map(({ value, summary }): [string, string] => [value, summary]);
  const examples = only.examples ?? [];
  return [
    `coldpress ${only.name}: ${only.summary}`,
    `Usage: ${['coldpress', only.name, ...given, '[OPTION …]'].join(' ')}`,
    columns([...described, ...flags]),
    ...(examples.length === 0 ? [] : [`Examples:\n${columns(examples)}`]),
    '',
  ]
    .join('\n\n')
    .replace(/\n\n$/, '\n');
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}

/** The command that `name` names. Throws a UsageError that offers the nearest one, where one is near. */
export function findCommand<T extends CommandHelp>(commands: T[], name: string): T {
  const found = commands.find((command) => command.name === name);
  if (found !== undefined) return found;
  const near = nearest(
    name,
    commands.map((command) => command.name),
  );
  throw new UsageError(`there is no command '${name}'${near === null ? '' : `: did you mean ${near}?`}`);
}

/**
 * The word of `words` that `word` misspells: the same letters in another order, or at most a third of them
 * different; null: none.
 */
export function nearest(word: string, words: readonly string[]): string | null {
  const letters = (text: string): string => [...text].sort().join('');
  const swapped = words.find((each) => letters(each) === letters(word));
  if (swapped !== undefined) return swapped;
  const near = closest(word, words);
  return distance(word, near) <= Math.max(1, Math.floor(word.length / 3)) ? near : null;
}
