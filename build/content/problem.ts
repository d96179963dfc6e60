/** A problem in the author's content: what, where, how bad, and what to do about it. */
export interface Problem {
  severity: 'error' | 'warning';
  /** Stable, from the table in docs/problems.md: 'yaml-syntax', 'broken-link' … */
  code: string;
  /** What is wrong, one sentence, no full stop needed by tools. */
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
