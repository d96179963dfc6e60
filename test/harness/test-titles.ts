/** The titles of test cases, without running them. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** By file (absolute paths), the titles of its cases, those that tables make too. Throws where a file does not load. */
export function testTitles(files: readonly string[]): Record<string, string[]> {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const config = join(import.meta.dirname, '..', 'vitest.config.ts');
  const args = [vitest, 'list', '--json', '--config', config, ...files];
  const env = { ...process.env, COLDPRESS_LIST_TITLES: '1' };
  const json = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 26, env });
  const titles: Record<string, string[]> = Object.fromEntries(files.map((file) => [file, []]));
  for (const { name, file } of JSON.parse(json) as { name: string; file: string }[]) {
    // The names of the suites around it are before it.
    titles[file]?.push(name, ...name.split(' > ').slice(-1));
  }
  return titles;
}
