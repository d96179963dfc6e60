/** A rule file (`_redirects`, `_headers`) as lines of words with their offsets. */
import { createProblem, type Problem } from '../content/problem.ts';
import type { ProblemCode } from '../content/problem-kinds.ts';
import type { SourceText } from '../content/source-text.ts';

/** A run of characters without white space; `start` is its offset in the file's text. */
export interface Word {
  text: string;
  start: number;
}

/** Adds a problem whose place is `word`. Returns null, for a caller that then has no rule. */
export type ReportWord = (code: ProblemCode, word: Word, message: string, hint?: string) => null;

/** Reports problems with words of `source` by adding them to `problems`. */
export function wordReporter(source: SourceText, problems: Problem[]): ReportWord {
  return (code, { text, start }, message, hint) => {
    problems.push(createProblem(code, source.place(start, start + text.length), message, hint));
    return null;
  };
}

export interface RuleLine {
  /** At least one. */
  words: [Word, ...Word[]];
  /** Offsets of the first word's start and the last word's end in the file's text. */
  start: number;
  end: number;
}

/** The lines that are neither empty nor a comment. A comment begins with `#` as a word's first character. */
export function ruleLines(source: SourceText, comments: 'anywhere' | 'whole lines'): RuleLine[] {
  const lines: RuleLine[] = [];
  for (const line of source.text.matchAll(/[^\r\n]+/g)) {
    const words: Word[] = [];
    for (const match of line[0].matchAll(/\S+/g)) {
      const text = match[0];
      if (text.startsWith('#') && (comments === 'anywhere' || words.length === 0)) break;
      words.push({ text, start: line.index + match.index });
    }
    const [first, ...rest] = words;
    const last = words.at(-1);
    if (first === undefined || last === undefined) continue;
    lines.push({ words: [first, ...rest], start: first.start, end: last.start + last.text.length });
  }
  return lines;
}
