/** A problem in the author's content: its kind, place, severity, and what to do about it. */
import { compareCodeUnits } from './code-units.ts';
import { PROBLEM_KINDS, type ProblemCode, type ProblemKind, type Severity } from './problem-kinds.ts';

export interface Problem {
  severity: Severity;
  /** Stable, from the table in content/pages/docs/problems.md. */
  code: ProblemCode;
  /** The fault in one sentence, without a full stop. */
  message: string;
  /** What to do about it. */
  hint: string;
  /** From the content folder, with forward slashes. Empty: the folder itself. */
  file: string;
  /** 1-based; 0 where the problem is the whole file. Columns count code points. */
  line: number;
  column: number;
  /** Code points that the caret underlines, at least 1. */
  length: number;
}

/** Where something stands in the author's files; the fields mean what they mean in `Problem`. */
export type Place = Pick<Problem, 'file' | 'line' | 'column' | 'length'>;

/** The place that is a whole file (or, with '', the content folder). */
export function wholeFile(file: string): Place {
  return { file, line: 0, column: 0, length: 1 };
}

/**
 * A problem of a kind from the table, which gives its severity and, without `hint`, its hint.
 */
export function createProblem(code: ProblemCode, place: Place, message: string, hint?: string): Problem {
  const kind: ProblemKind = PROBLEM_KINDS[code];
  const { file, line, column, length } = place;
  return { severity: kind.severity, code, message, hint: hint ?? kind.hint, file, line, column, length };
}

/**
 * The problems in the order in which an author reads them: by file, line, column, then code (all by code
 * units, never by locale). Gives a new array.
 */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compareCodeUnits(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareCodeUnits(a.code, b.code) ||
      compareCodeUnits(a.message, b.message),
  );
}

/** The problems of several stages: each once, in the order in which an author reads them. */
export function collectProblems(...found: readonly (readonly Problem[])[]): Problem[] {
  return sortProblems(distinctProblems(found.flat()));
}

/** Each problem once, in the order of the first: a document is rendered for each window of time and repeats its own. */
function distinctProblems(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
