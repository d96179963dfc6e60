/**
 * Test files that share a process. Starting one and loading the build step takes a second, longer than most
 * files run; those of a folder load the same, so they do it together. What starts servers stays alone, so
 * that the processes end at about the same time.
 */
import { dirname, sep } from 'node:path';

/** Folders whose files take long: each is a process of its own. */
const ALONE = new Set([
  'api',
  'bench',
  'cli',
  'conformance',
  'e2e',
  'fuzz',
  'harness',
  'host',
  'load',
  'publish',
]);
/** Files in a process. */
const TOGETHER = 8;

/** `files`, paths relative to test/, as groups in a stable order; those of one group are of one folder. */
export function groupFiles(files: readonly string[]): string[][] {
  const groups: string[][] = [];
  let folder = '';
  for (const file of [...files].sort()) {
    const group = groups.at(-1);
    const here = dirname(file).split(sep)[0] ?? '';
    const joins = group !== undefined && here === folder && !ALONE.has(here) && group.length < TOGETHER;
    if (joins) group.push(file);
    else groups.push([file]);
    folder = here;
  }
  return groups;
}
