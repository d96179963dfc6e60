/** Problems for programs. */

import type { Problem } from './problem.ts';
import { problemCommand } from './problem-help.ts';

export interface ProblemsJson {
  errors: number;
  warnings: number;
  notes: number;
  /**
   * In the order in which they were given; keys in the order of the interface, then the command that prints more about
   * it.
   */
  problems: (Problem & { docs: string })[];
}

/** Plain data for `JSON.stringify`: the problems and how many there are of each severity. */
export function problemsToJson(problems: readonly Problem[]): ProblemsJson {
  const count = (wanted: Problem['severity']): number =>
    problems.filter(({ severity }) => severity === wanted).length;
  return {
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
    problems: problems.map(({ severity, code, message, hint, file, line, column, length }) => {
      const docs = problemCommand(code);
      return { severity, code, message, hint, file, line, column, length, docs };
    }),
  };
}
