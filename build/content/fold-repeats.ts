/** Folds equal problems of many files into one. */
import type { Problem } from './problem.ts';
import { PROBLEM_KINDS, type ProblemCode } from './problem-kinds.ts';

/** Kinds whose messages name no place, so that equal messages can be folded. */
const FOLDED: ReadonlySet<ProblemCode> = new Set([
  'file-copy',
  'file-format',
  'file-refused',
  'underscore-name',
  'post-without-date',
]);
/** Kinds whose messages name the target alone. */
const BROKEN: ReadonlySet<ProblemCode> = new Set(['broken-link', 'broken-image', 'redirect-target-missing']);
/** How many keys a joined note names. */
const NAMED_KEYS = 12;

/**
 * The problems; one that many files have is reported once, at its first place, with the number of files. Misspelt
 * keys (with a suggestion) are all kept, since each needs mending. Keys of other tools become one note.
 */
export function foldProblems(problems: readonly Problem[]): Problem[] {
  const isFolded = ({ code, hint }: Problem): boolean =>
    FOLDED.has(code) || (code === 'unknown-key' && hint === PROBLEM_KINDS['unknown-key'].hint);
  return joinOtherToolKeys(foldRepeats(problems, isFolded));
}

/**
 * Links, pictures and redirects that lead to one place where nothing is: the first of each, which counts the others.
 */
export function foldBrokenTargets(problems: readonly Problem[]): Problem[] {
  return foldRepeats(problems, ({ code }) => BROKEN.has(code));
}

/** One note that names the keys of other tools, where there are any: each with the number of its files. */
function joinOtherToolKeys(problems: readonly Problem[]): Problem[] {
  const counts = new Map<string, number>();
  for (const { code, message } of problems) {
    if (code === 'other-tool-key') counts.set(message, (counts.get(message) ?? 0) + 1);
  }
  if (counts.size === 0) return [...problems];
  const named = [...counts].map(([key, count]) => (count === 1 ? key : `${key} (${count} files)`));
  const rest = named.length > NAMED_KEYS ? ` and ${named.length - NAMED_KEYS} more` : '';
  const message = `keys of other tools are not used: ${named.slice(0, NAMED_KEYS).join(', ')}${rest}`;
  const first = problems.findIndex(({ code }) => code === 'other-tool-key');
  return problems
    .map((problem, index) => (index === first ? { ...problem, message } : problem))
    .filter(({ code }, index) => code !== 'other-tool-key' || index === first);
}

/**
 * The problems; of those for which `isFolded` is true, only the first with each message stays, and counts the
 * others.
 */
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
