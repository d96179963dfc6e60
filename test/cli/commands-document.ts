/** The site's page of commands, printed from the commands themselves. print-commands.ts writes it. */
import { COMMANDS } from '../../build/cli/commands.ts';
import type { CommandHelp } from '../../build/cli/usage.ts';

const PREFACE = `---
title: Commands
description: Every command of the program, with its options and examples.
---
Every command, as \`coldpress help\` and \`coldpress COMMAND --help\` print them. Values in parentheses are defaults.

Exit codes: 0 done, 1 problems in the content or a build that cannot be written, 2 wrong usage.
`;

/** The whole page. */
export function commandsDocument(): string {
  return [PREFACE, ...COMMANDS.map(section)].join('\n');
}

function section({ name, summary, arguments: given = [], options, examples = [] }: CommandHelp): string {
  const values = given.map(({ value, isOptional }) => (isOptional === true ? `[${value}]` : value));
  const rows = [
    ...given.map(({ value, summary: meaning }): [string, string] => [value, meaning]),
    ...Object.entries(options).map(([option, { value, summary: meaning }]): [string, string] => [
      value === undefined ? `--${option}` : `--${option} ${value}`,
      meaning,
    ]),
  ].map(([left, right]) => `| \`${left}\` | ${right.replaceAll('|', '\\|')} |`);
  const table = rows.length === 0 ? [] : ['| option | meaning |', '|---|---|', ...rows, ''];
  const shown = examples.map(([line, does]) => `- \`${line}\`: ${does}`);
  return [
    `## ${name}`,
    '',
    `\`${['coldpress', name, ...values].join(' ')}\`: ${summary}.`,
    '',
    ...table,
    ...(shown.length === 0 ? [] : [...shown, '']),
  ].join('\n');
}
