/** Finds tables that would become far larger than their source, and rows with more cells than the head. */
import type { Tokens } from '../tokens.ts';
import { lineEnd } from './lines.ts';

/** How many empty cells may be added to a table (cmark-gfm has such a limit too). */
const MOST_ADDED = 20_000;
/** The row of dashes, in one expression. */
const DELIMITERS = /^ {0,3}[|:-][|: \t-]*$/;

/**
 * A table at the start of `src` that would have far more cells than are written: its columns and its end; else
 * null.
 */
export function tableTooWide(src: string): { columns: number; end: number } | null {
  const head = lineEnd(src, 0);
  const second = lineEnd(src, head + 1);
  const line = src.slice(head + 1, second);
  if (!DELIMITERS.test(line) || !line.includes('|')) return null;
  const columns = count(line, '|') + 1;
  if (columns < 50) return null;
  let rows = 0;
  let written = 0;
  let end = second;
  for (let at = second + 1; at < src.length; ) {
    const stop = lineEnd(src, at);
    const row = src.slice(at, stop);
    if (row.trim() === '') break;
    rows++;
    written += count(row, '|') + 1;
    end = stop;
    at = stop + 1;
  }
  return columns * rows > MOST_ADDED + 4 * written ? { columns, end } : null;
}

/** Rows of a table with more cells than `columns`: their places in the table's `raw`. */
export function longRows(raw: string, columns: number): { from: number; length: number; cells: number }[] {
  const found: { from: number; length: number; cells: number }[] = [];
  let number = 0;
  for (let at = 0; at < raw.length; number++) {
    const stop = lineEnd(raw, at);
    const cells = number < 2 ? 0 : cellsOf(raw.slice(at, stop));
    if (cells > columns) found.push({ from: at, length: stop - at, cells });
    at = stop + 1;
  }
  return found;
}

/** The number of cells in a row: bars after a backslash and at the ends do not separate cells. */
function cellsOf(row: string): number {
  const text = row.trim();
  let bars = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '|' && at > 0 && at < text.length - 1) bars++;
  }
  return bars + 1;
}

function count(text: string, sign: string): number {
  let times = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) times++;
  return times;
}

/** A line of attributes right below a table, which marked takes for its last row. */
const ATTRIBUTE_ROW = /\n {0,3}\{[ \t]?[:#.][^{}|\n]{1,400}\}[ \t]*\n*$/;

/** The table; where its last row is a line of attributes, it ends before this line, which is read next. */
export function withoutAttributeRow(table: Tokens.Table): Tokens.Table {
  const at = table.raw.trimEnd().endsWith('}') ? table.raw.search(ATTRIBUTE_ROW) : -1;
  return at < 0 ? table : { ...table, raw: table.raw.slice(0, at + 1), rows: table.rows.slice(0, -1) };
}
