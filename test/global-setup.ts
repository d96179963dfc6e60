/** Before all tests: the frames and the command line are compiled once, and there is a folder for what the tests write. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FRAME_PARTS, type FrameName } from '../build/handler/frames.ts';
import { compileFrames } from './harness/compile-frames.ts';
import { compileCli } from './harness/compiled-cli.ts';

export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'coldpress-tests-'));
  process.env.COLDPRESS_TEST_FOLDER = folder;
  const root = join(import.meta.dirname, '..');
  if (isRun('test/quick.config.ts')) await compileFrames(root, ['p2', 'p3']);
  if (isRun('test/vitest.config.ts')) {
    await compileFrames(root, Object.keys(FRAME_PARTS) as FrameName[]);
    process.env.COLDPRESS_CLI = await compileCli(root, join(root, '.coldpress', 'test-cli'));
  }
  // Not in one go: workers are ending meanwhile, and vitest waits for each to say so.
  return () => rm(folder, { recursive: true, force: true });
}

/** Whether this is a run of all files of a configuration: compiling for the few that are named does not pay. */
function isRun(wanted: string): boolean {
  const [run, , config, ...words] = process.argv.slice(2);
  return run === 'run' && config === wanted && words.every((word) => word.startsWith('-'));
}
