/** The files of results: one for each part, JSON of a fixed layout, with the machine it was measured on. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildResults } from './build/run.ts';
import type { Machine } from './machine.ts';
import type { Part } from './options.ts';
import type { MeasuredSearch } from './search/run.ts';
import type { MeasuredBody } from './serve/bodies.ts';
import type { ServeResults } from './serve/run.ts';
import type { ScaledSite } from './serve/scale.ts';
import type { MeasuredWaiting } from './serve/waiting.ts';

/** What one part has measured. */
export interface PartResults {
  serve: ServeResults;
  bodies: MeasuredBody[];
  scale: ScaledSite[];
  waiting: MeasuredWaiting[];
  search: MeasuredSearch[];
  build: BuildResults;
}

/** A file of results. */
export interface ResultFile<Name extends Part> {
  part: Name;
  /** Measured in a hurry: not to be compared. */
  quick: boolean;
  /** The day, YYYY-MM-DD, in UTC. */
  day: string;
  machine: Machine;
  results: PartResults[Name];
}

export type AllResults = { [Name in Part]?: ResultFile<Name> };

/** Where the results of a part are kept in `folder`. */
function resultPath(folder: string, part: Part): string {
  return join(folder, `${part}.json`);
}

/** Writes one part's results into `folder`, which is made. */
export async function writeResults<Name extends Part>(folder: string, file: ResultFile<Name>): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(resultPath(folder, file.part), formatResults(file));
}

/** As JSON with one measurement a line: four significant digits, which is more than a measurement has. */
export function formatResults(file: ResultFile<Part>): string {
  const rounded = JSON.stringify(
    file,
    (_key, value) =>
      typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value,
    1,
  );
  // The innermost objects and lists on one line each.
  return `${rounded.replace(/[[{][^[\]{}"]*(?:"[^"]*"[^[\]{}"]*)*[\]}]/g, (inner) => inner.replace(/\n\s*/g, ' '))}\n`;
}

/** The results in `folder`; a part that has not been measured is missing. */
export async function readResults(folder: string, parts: readonly Part[]): Promise<AllResults> {
  const found: Record<string, unknown> = {};
  for (const part of parts) {
    const text = await readFile(resultPath(folder, part), 'utf8').catch(() => null);
    if (text !== null) found[part] = JSON.parse(text);
  }
  return found;
}
