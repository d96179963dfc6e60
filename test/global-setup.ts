/** Before all tests: the command line is compiled once, and there is a folder for what the tests write. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileCli } from './harness/compiled-cli.ts';

export default async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'coldpress-tests-'));
  process.env.COLDPRESS_TEST_FOLDER = folder;
  if (isWholeRun()) {
    const root = join(import.meta.dirname, '..');
    process.env.COLDPRESS_CLI = await compileCli(root, join(root, '.coldpress', 'test-cli'));
  }
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Whether this is `npm test` with no file named: the processes that a few files start do not repay compiling. */
function isWholeRun(): boolean {
  const [run, , config, ...words] = process.argv.slice(2);
  return run === 'run' && config === 'test/vitest.config.ts' && words.every((word) => word.startsWith('-'));
}
