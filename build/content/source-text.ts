/** The text of one of the author's files, with the line and column of each offset. */
import type { Place } from './problem.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** A file's text without its byte order mark. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  /**
   * Offsets at which lines start, found as far as needed: most places are in the first lines, and most files need
   * none.
   */
  readonly #lineStarts: number[] = [0];
  readonly #lineBreaks: RegExpStringIterator<RegExpExecArray>;
  /** How many code points `text.slice(from, to)` has: many problems on one long line are counted once. */
  #counted: { from: number; to: number; count: number } = { from: -1, to: 0, count: 0 };

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
    this.#lineBreaks = this.text.matchAll(/\r\n|\r|\n/g);
  }

  /**
   * The place of `text.slice(start, end)`: 1-based line, 1-based column in code points, length in code
   * points, cut at the end of the first line and never less than 1. Offsets count UTF-16 code units.
   */
  place(start: number, end: number = start): Place {
    const at = Math.max(0, Math.min(start, this.text.length));
    const starts = this.#startsPast(at);
    const line = lastAtMost(starts, at);
    const lineStart = starts[line] ?? 0;
    const lineEnd = (starts[line + 1] ?? this.text.length + 1) - 1;
    const column = this.#columnOf(lineStart, at) + 1;
    const length = countCodePoints(this.text.slice(at, Math.min(end, lineEnd)).trimEnd());
    return { file: this.file, line: line + 1, column, length: Math.max(1, length) };
  }

  /** Code points from the start of the line: counted on from the last place, if that is before. */
  #columnOf(lineStart: number, at: number): number {
    const { from, to, count } = this.#counted;
    const known = from === lineStart && to <= at;
    const column = (known ? count : 0) + countCodePoints(this.text.slice(known ? to : lineStart, at));
    this.#counted = { from: lineStart, to: at, count: column };
    return column;
  }

  /** The starts of all lines up to the one after that of `at`. */
  #startsPast(at: number): number[] {
    const starts = this.#lineStarts;
    while ((starts.at(-1) ?? 0) <= at) {
      const { value } = this.#lineBreaks.next();
      if (value === undefined) break;
      starts.push(value.index + value[0].length);
    }
    return starts;
  }
}

/** Index of the last of the ascending `starts` that is not greater than `at`. */
function lastAtMost(starts: number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
