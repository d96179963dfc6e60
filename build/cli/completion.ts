/** coldpress completion: a script that lets a shell complete commands and options. */
import type { Command, ExitCode, Terminal } from './command.ts';
import { type CommandHelp, type OptionValues, UsageError } from './usage.ts';

const SCRIPTS: Readonly<Record<string, (commands: readonly CommandHelp[]) => string>> = { bash, zsh, fish };

/** Prints the script of a shell. */
export function runCompletion(
  options: OptionValues,
  terminal: Terminal,
  commands: readonly Command[],
): ExitCode {
  const script = SCRIPTS[String(options.shell)];
  if (script === undefined)
    throw new UsageError(
      `completion is for ${Object.keys(SCRIPTS).join(', ')}, not for '${String(options.shell)}'`,
    );
  terminal.print(script(commands));
  return 0;
}

function flagsOf({ options }: CommandHelp): string[] {
  return [...Object.keys(options), 'help'].map((name) => `--${name}`);
}

function bash(commands: readonly CommandHelp[]): string {
  const cases = commands.map((command) => `    ${command.name}) words="${flagsOf(command).join(' ')}" ;;`);
  return `# eval "$(coldpress completion bash)"
_coldpress() {
  local words="${commands.map(({ name }) => name).join(' ')}"
  if [ "$COMP_CWORD" -gt 1 ]; then case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
  [ "\${#COMPREPLY[@]}" -gt 0 ] || COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _coldpress coldpress
`;
}

function zsh(commands: readonly CommandHelp[]): string {
  return `# eval "$(coldpress completion zsh)"\nautoload -Uz bashcompinit && bashcompinit\n${bash(commands).split('\n').slice(1).join('\n')}`;
}

function fish(commands: readonly CommandHelp[]): string {
  const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines = commands.flatMap(({ name, summary, options }) => [
    `complete -c coldpress -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
    ...Object.entries(options).map(
      ([flag, option]) =>
        `complete -c coldpress -n '__fish_seen_subcommand_from ${name}' -l ${flag}${option.type === 'string' ? ' -r' : ''} -d ${quote(option.summary)}`,
    ),
  ]);
  return `# coldpress completion fish | source\n${lines.join('\n')}\n`;
}
