/** A key of another tool in the front matter of a thousand posts is one thing to say, not a thousand. */
import type { Problem } from './problem.ts';
import { PROBLEM_KINDS } from './problem-kinds.ts';

/**
 * The problems, with each unknown key that resembles none of ours said once, at its first place, with the
 * number of other files that have it. Misspelt keys (with a suggestion) are all kept: each is to be mended.
 */
export function foldUnknownKeys(problems: readonly Problem[]): Problem[] {
  return foldRepeats(
    problems,
    ({ code, hint }) => code === 'unknown-key' && hint === PROBLEM_KINDS['unknown-key'].hint,
  );
}

/** The problems, of those that `isFolded` picks only the first with each message, which counts the others. */
export function foldRepeats(
  problems: readonly Problem[],
  isFolded: (problem: Problem) => boolean,
): Problem[] {
  const first = new Map<string, Problem>();
  const more = new Map<Problem, number>();
  const kept: Problem[] = [];
  for (const problem of problems) {
    const folds = isFolded(problem);
    const earlier = folds ? first.get(problem.message) : undefined;
    if (earlier !== undefined) {
      more.set(earlier, (more.get(earlier) ?? 0) + 1);
      continue;
    }
    if (folds) first.set(problem.message, problem);
    kept.push(problem);
  }
  return kept.map((problem) => {
    const others = more.get(problem);
    if (others === undefined) return problem;
    const count = others === 1 ? 'one other place' : `${others} other places`;
    return { ...problem, message: `${problem.message} (also in ${count})` };
  });
}
