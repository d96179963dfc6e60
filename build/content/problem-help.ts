/** The text about a kind of problem, and the command that prints it. It needs no network: the program has it. */
import { PROBLEM_KINDS, type ProblemCode } from './problem-kinds.ts';

/** The command that prints the text about `code`; without it, about a code that the reader puts in. */
export function problemCommand(code?: ProblemCode): string {
  return `npx coldpress docs ${code ?? 'CODE'}`;
}

const CONSEQUENCES = {
  error: 'An error stops the build.',
  warning: 'A warning stops the build with --strict only.',
  note: 'A note needs no action.',
} as const;

/** A kind of problem in a few lines: its title, its severity, what to do; null: there is no such kind. */
export function problemHelp(code: string): string | null {
  if (!Object.hasOwn(PROBLEM_KINDS, code)) return null;
  const { title, hint, severity } = PROBLEM_KINDS[code as ProblemCode];
  return `${code}\n\n  ${title}.\n  ${CONSEQUENCES[severity]}\n\nWhat to do:\n\n  ${hint}.\n`;
}
