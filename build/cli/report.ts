/** Reports problems: as text for people, as JSON for programs. */
import { printProblems } from '../content/print-problems.ts';
import type { Problem } from '../content/problem.ts';
import { problemCommand } from '../content/problem-help.ts';
import { problemsToJson } from '../content/problems-to-json.ts';
import type { Sources } from '../plan/build-site.ts';
import type { ExitCode, Terminal } from './command.ts';

/**
 * Prints `problems` (as JSON only where they end the command; else its result has them). The exit code is 1 if one
 * is an error or, with `strict`, a warning; never for notes.
 */
export function reportProblems(
  problems: readonly Problem[],
  sources: Sources,
  terminal: Terminal,
  { strict, json }: { strict: boolean; json: boolean },
): ExitCode {
  const failed = problems.some(({ severity }) => severity === 'error' || (strict && severity === 'warning'));
  if (!json && problems.length > 0)
    terminal.note(printProblems(problems, sources, { colour: terminal.colour }));
  if (!json && failed) {
    const isError = problems.some(({ severity }) => severity === 'error');
    const failing = problems.filter(({ severity }) => severity === (isError ? 'error' : 'warning'));
    const codes = new Set(failing.map(({ code }) => code));
    const what = `${failing.length === 1 ? 'it' : 'them'}${isError ? '' : ' (--strict)'}`;
    const command = problemCommand(codes.size === 1 ? failing[0]?.code : undefined);
    terminal.note(
      `Next: mend ${what} and run it again. What ${codes.size === 1 ? 'it means' : 'each means'}: ${command}\n`,
    );
  }
  if (json && failed) terminal.print(`${JSON.stringify(problemsToJson(problems))}\n`);
  return failed ? 1 : 0;
}
