/** `npm run coverage`, which vitest's own provider does not do for files that tsx has compiled. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, it } from 'vitest';
import { whyNotInFull } from '../harness/in-full.ts';
import { ROOT } from '../harness/run-cli.ts';
import { temporaryFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';

/** Istanbul's report of a file. */
interface FileCoverage {
  statementMap: Record<string, { start: { line: number } }>;
  s: Record<string, number>;
}

async function coverageOf(word: string): Promise<Record<string, FileCoverage>> {
  const folder = temporaryFolder();
  const options = ['--coverage.reporter=json', `--coverage.reportsDirectory=${folder}`, '--maxWorkers=1'];
  // A run within a run: it must not take itself for a worker of this one.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
  await promisify(execFile)('npm', ['run', 'coverage', '--', ...options, word], { cwd: ROOT, env });
  return JSON.parse(readFileSync(join(folder, 'coverage-final.json'), 'utf8')) as Record<
    string,
    FileCoverage
  >;
}

/** The counts of the statements in a line, by the text of that line. */
function countsOf(report: Record<string, FileCoverage>, file: string, line: string): number[] {
  const lines = readFileSync(join(ROOT, file), 'utf8').split('\n');
  const { statementMap, s } = report[join(ROOT, file)] ?? { statementMap: {}, s: {} };
  return Object.entries(statementMap).flatMap(([id, { start }]) =>
    lines[start.line - 1]?.includes(line) ? [s[id] ?? 0] : [],
  );
}

describe('coverage', () => {
  it('counts each line where it stands in the source', unless(whyNotInFull()), async () => {
    const report = await coverageOf('test/bytes');
    const reached = countsOf(report, 'build/bytes/sha256.ts', 'sha = known.get(bytes)');
    assert.ok(reached.length > 0 && reached.every((count) => count > 0));
    assert.deepEqual(countsOf(report, 'build/bytes/chunks.ts', 'let length = 0;'), [0]);
    assert.ok(Object.keys(report).some((file) => file.endsWith('/src/serve/method.ts')));
  });
});
