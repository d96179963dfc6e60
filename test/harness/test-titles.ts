/** The titles of test cases, without running them. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** By file (absolute paths), the titles of its cases, those that tables make too. Throws where a file does not load. */
export function testTitles(files: readonly string[]): Record<string, string[]> {
  const script = join(import.meta.dirname, 'print-titles.ts');
  const args = ['--import', import.meta.resolve('tsx'), script, ...files];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 26 }));
}
