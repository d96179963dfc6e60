/** Figures as readers see them. The same everywhere: no locale of the machine takes part. */

/** Between a number and its unit no line is broken. */
export const UNIT_SPACE: string = '\u00a0';

/** A number with three significant digits, which is as much as a measurement says; thousands with commas. */
export function figure(value: number): string {
  return Number.isFinite(value) ? groupThousands(String(Number(value.toPrecision(3)))) : '–';
}

/** A whole number, thousands with commas. */
export function whole(value: number): string {
  return groupThousands(value.toFixed(0));
}

/** Microseconds: in µs below a thousand, then in ms, then in s. */
export function duration(microseconds: number): string {
  if (microseconds < 1_000) return `${figure(microseconds)}${UNIT_SPACE}µs`;
  if (microseconds < 1_000_000) return `${figure(microseconds / 1_000)}${UNIT_SPACE}ms`;
  return `${figure(microseconds / 1_000_000)}${UNIT_SPACE}s`;
}

/** Seconds, of any size. */
export function seconds(value: number): string {
  return `${figure(value)}${UNIT_SPACE}s`;
}

/** Bytes in MB of a million bytes, below one in KB. */
export function size(bytes: number): string {
  return bytes < 1_000_000
    ? `${figure(bytes / 1_000)}${UNIT_SPACE}KB`
    : `${figure(bytes / 1_000_000)}${UNIT_SPACE}MB`;
}

/** A part of one in per cent: 0.034 → '3.4 %'. */
export function percent(part: number): string {
  return `${figure(part * 100)}${UNIT_SPACE}%`;
}

/** A ratio with two decimals. */
export function ratio(value: number): string {
  return value >= 10 ? figure(value) : value.toFixed(2);
}

/** A table of Markdown. Columns after the first are aligned to the right where `numeric` says so. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: boolean = true,
): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = head.map((_, column) => (column > 0 && numeric ? '--:' : '---'));
  return [line(head), `|${rule.join('|')}|`, ...rows.map(line)].join('\n');
}

function groupThousands(text: string): string {
  const [integer = '', ...fraction] = text.split('.');
  return [integer.replace(/\B(?=(?:\d{3})+$)/g, ','), ...fraction].join('.');
}
