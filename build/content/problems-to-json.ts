/** Problems for programs. */
import type { Problem } from './problem.ts';

export interface ProblemsJson {
  errors: number;
  warnings: number;
  /** In the order in which they were given; keys in the order of the interface. */
  problems: Problem[];
}

/** Plain data for `JSON.stringify`: the problems and how many of them are errors and warnings. */
export function problemsToJson(problems: readonly Problem[]): ProblemsJson {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return {
    errors,
    warnings: problems.length - errors,
    problems: problems.map(({ severity, code, message, hint, file, line, column, length }) => {
      return { severity, code, message, hint, file, line, column, length };
    }),
  };
}
