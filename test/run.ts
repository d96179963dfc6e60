/**
 * Runs every test file (or those whose paths hold a word of the command line) with Node's own runner, those of a
 * folder together in a process, and ends with one line, `N passed, N failed`. Skipped tests are listed again at
 * the end, so that nobody overlooks them; with FORBID_SKIPS=1, as in CI, a skip is a failure.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { pathToFileURL } from 'node:url';
import { compileCli } from './harness/compiled-cli.ts';
import { groupFiles } from './harness/file-groups.ts';
import { Tally } from './harness/tally.ts';

const forbidSkips = process.env.FORBID_SKIPS === '1';
const named = process.argv.slice(2);
const root = import.meta.dirname;
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .filter((name) => named.length === 0 || named.some((part) => join('test', name).includes(part)));
const folder = mkdtempSync(join(tmpdir(), 'coldpress-tests-'));
const processes = groupFiles(files).map((group, index) => {
  const file = join(folder, `${index}.test.mjs`);
  writeFileSync(file, group.map((name) => `import '${pathToFileURL(join(root, name)).href}';\n`).join(''));
  return file;
});

const tally = new Tally();
// The few processes that some named files start do not repay it.
if (named.length === 0) {
  process.env.COLDPRESS_CLI = await compileCli(join(root, '..'), join(root, '..', '.coldpress', 'test-cli'));
}
const stream = run({ files: processes, concurrency: 4, timeout: 600_000 });
stream.on('test:pass', (event) => tally.pass(event));
stream.on('test:fail', (event) => tally.fail(event));
stream.compose(new spec()).pipe(process.stdout);

// The reporter still has a summary to print when the last test has ended: ours comes behind it.
process.once('beforeExit', () => {
  rmSync(folder, { recursive: true, force: true });
  console.log(`\n${tally.lines(forbidSkips).join('\n')}`);
  process.exitCode = tally.isGood(forbidSkips) ? 0 : 1;
});
