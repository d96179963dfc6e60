/** A line of an author's file for a terminal, with the caret under it. */
import { eastAsianWidth } from 'get-east-asian-width';
import type { Problem } from './problem.ts';

/** Cells of a terminal that a shown line takes at most. */
const WIDEST = 96;
/** Cells of a longer line that are shown before the caret. */
const BEFORE_CARET = 40;
const TAB_STOP = 4;
const CUT = '…';

/** Control characters, and those that turn the direction of writing: a terminal would obey them. */
const UNPRINTABLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** Takes no cell of its own. */
const WIDTHLESS = /[\p{Mn}\p{Me}\p{Cf}]/u;

export interface Excerpt {
  /** The line's number, and the line, cut around the caret. */
  number: string;
  line: string;
  /** Blanks up to the caret, and the caret. */
  indent: string;
  caret: string;
}

interface Cell {
  text: string;
  /** Cells of the terminal: 0, 1 or 2; for a tab as many as there are to the next stop. */
  width: number;
}

/**
 * The line on which the problem stands, with a caret under its code points; null where `lines` has no such
 * line or it is empty. Wide characters take two cells, combining marks none, tabs go to the next stop.
 */
export function excerpt(
  lines: readonly string[],
  { line, column, length }: Pick<Problem, 'line' | 'column' | 'length'>,
): Excerpt | null {
  const text = lines[line - 1];
  if (text === undefined || text.trim() === '') return null;
  const cells = toCells(text);
  const start = Math.min(column - 1, cells.length);
  const first = windowStart(cells, start);
  const shown = cells.slice(first, windowEnd(cells, first));
  const isCutBefore = first > 0;
  const isCutAfter = first + shown.length < cells.length;
  const before = (isCutBefore ? 1 : 0) + widthOf(cells.slice(first, start));
  const under = widthOf(shown.slice(start - first, start - first + length));
  return {
    number: String(line),
    line: (isCutBefore ? CUT : '') + shown.map((cell) => cell.text).join('') + (isCutAfter ? CUT : ''),
    indent: ' '.repeat(before),
    caret: '^'.repeat(Math.max(1, under)),
  };
}

/** The text with everything that a terminal would obey or hide replaced by U+FFFD. */
export function printable(text: string): string {
  return [...text].map((character) => (UNPRINTABLE.test(character) ? '\ufffd' : character)).join('');
}

function toCells(text: string): Cell[] {
  let column = 0;
  return [...text].map((character) => {
    const cell = toCell(character, column);
    column += cell.width;
    return cell;
  });
}

function toCell(character: string, column: number): Cell {
  if (character === '\t') {
    const width = TAB_STOP - (column % TAB_STOP);
    return { text: ' '.repeat(width), width };
  }
  if (UNPRINTABLE.test(character)) return { text: '\ufffd', width: 1 };
  if (WIDTHLESS.test(character)) return { text: character, width: 0 };
  return { text: character, width: eastAsianWidth(character.codePointAt(0) ?? 0) };
}

/** Index of the first cell that is shown: 0 unless the line is too long and the caret far to the right. */
function windowStart(cells: readonly Cell[], caret: number): number {
  if (widthOf(cells) <= WIDEST || widthOf(cells.slice(0, caret)) <= BEFORE_CARET) return 0;
  let first = caret;
  for (let width = 0; first > 0 && width < BEFORE_CARET; first--) width += cells[first - 1]?.width ?? 0;
  return first;
}

/** Index after the last cell that is shown. */
function windowEnd(cells: readonly Cell[], first: number): number {
  let width = 0;
  let end = first;
  while (end < cells.length) {
    width += cells[end]?.width ?? 0;
    if (width > WIDEST) break;
    end++;
  }
  return end;
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}
