/** The tables of content/pages/docs/ and docs/, read as cells. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../harness/run-cli.ts';

export interface Table {
  /** `api.md: Settings`; the second below a heading ends in ` (2)`. */
  name: string;
  /** The cells of each row below the head, trimmed. */
  rows: string[][];
}

/** Every table of the files directly in these folders. */
export function readTables(): Table[] {
  return ['content/pages/docs', 'docs'].flatMap((folder) => {
    const files = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.md'));
    return files.flatMap((file) => tablesOf(file, readFileSync(join(ROOT, folder, file), 'utf8')));
  });
}

/** The tables of a text that is not in a fence; `file` begins their names. */
export function tablesOf(file: string, text: string): Table[] {
  const tables: Table[] = [];
  const seen = new Map<string, number>();
  let heading = /^---\ntitle: (.*)$/m.exec(text)?.[1] ?? '';
  const lines = text.replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1$/gm, '').split('\n');
  for (const [index, line] of lines.entries()) {
    heading = /^#+ (.*)$/.exec(line)?.[1] ?? heading;
    if (!/^\|(?: ?:?-+:? ?\|)+$/.test(line)) continue;
    const name = `${file}: ${heading}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const end = lines.findIndex((row, at) => at > index && !row.startsWith('|'));
    tables.push({
      name: count === 1 ? name : `${name} (${count})`,
      rows: lines.slice(index + 1, end < 0 ? lines.length : end).map(cellsOf),
    });
  }
  return tables;
}

function cellsOf(row: string): string[] {
  return row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** What stands in backticks. */
export function codesIn(cell: string = ''): string[] {
  return [...cell.matchAll(/(`+)(.+?)\1/g)].map(([, , code = '']) => code.trim());
}

/** The first column's backticked words, of all rows. */
export function namesIn(rows: readonly string[][]): string[] {
  return rows.flatMap(([cell]) => codesIn(cell));
}

/** A number as docs write it: 65,536. */
export function inWords(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Bytes as docs write them: 50 MiB, 10 MB, 512 KiB. */
export function inUnits(bytes: number): string {
  const units: [number, string][] = [
    [2 ** 20, 'MiB'],
    [10 ** 6, 'MB'],
    [2 ** 10, 'KiB'],
  ];
  const [size, unit] = units.find(([each]) => bytes % each === 0) ?? [1, 'bytes'];
  return `${inWords(bytes / size)} ${unit}`;
}
