/** The last lines of a run and its exit code, as test/summary.ts decides them, from vitest as it really reports. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, it } from 'vitest';

const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

/** The last lines that vitest prints for fixtures of ./summary/, and its exit code. */
function run(fixtures: readonly string[], forbidSkips: boolean): { lines: string[]; code: number | null } {
  const { stdout, status } = spawnSync(process.execPath, [VITEST, 'run', ...fixtures], {
    cwd: join(import.meta.dirname, 'summary'),
    encoding: 'utf8',
    env: { ...process.env, VITEST: undefined, FORBID_SKIPS: forbidSkips ? '1' : undefined },
  });
  return { lines: stdout.trimEnd().split('\n'), code: status };
}

const CASES: {
  title: string;
  fixtures: string[];
  forbidSkips?: boolean;
  last: string;
  code: number;
}[] = [
  {
    title: 'tests that pass are counted, a suite by its tests, one that is to be written not at all',
    fixtures: ['passes'],
    last: '2 passed, 0 failed',
    code: 0,
  },
  {
    title: 'a suite with a test that failed counts once',
    fixtures: ['fails'],
    last: '1 passed, 1 failed',
    code: 1,
  },
  {
    title: 'a file that does not load fails beside the tests of the others',
    fixtures: ['passes', 'does-not-load'],
    last: '2 passed, 1 failed',
    code: 1,
  },
  {
    title: 'a suite whose body throws fails',
    fixtures: ['body-throws'],
    last: '0 passed, 1 failed',
    code: 1,
  },
  {
    title: 'a suite whose hook throws fails once, and its tests are not called skipped',
    fixtures: ['hook-throws'],
    last: '1 passed, 1 failed',
    code: 1,
  },
  {
    title: 'an error that no test waits for is a failure',
    fixtures: ['late-error'],
    last: '1 passed, 1 failed',
    code: 1,
  },
  {
    title: 'no test at all is a failure',
    fixtures: ['there-is-no-such-file'],
    last: '0 passed, 1 failed',
    code: 1,
  },
  { title: 'a skip is no failure', fixtures: ['skips'], last: '1 passed, 0 failed, 3 skipped', code: 0 },
  {
    title: 'a skip is a failure where skips are forbidden',
    fixtures: ['skips'],
    forbidSkips: true,
    last: '1 passed, 3 failed, 3 skipped',
    code: 1,
  },
  {
    title: 'a skip of what no registry has is no failure there either',
    fixtures: ['elsewhere'],
    forbidSkips: true,
    last: '1 passed, 0 failed',
    code: 0,
  },
];

describe('the end of a run', () => {
  for (const { title, fixtures, forbidSkips = false, last, code } of CASES) {
    it(title, () => {
      const result = run(fixtures, forbidSkips);
      assert.deepEqual([result.lines.at(-1), result.code], [last, code], result.lines.join('\n'));
    });
  }

  it('names each test that passed only when it was tried again, and how it had failed', () => {
    assert.deepEqual(run(['unsteady'], false).lines.slice(-3), [
      'PASSED ONLY THE SECOND TIME 1:',
      '  - passes when it is tried again (the first time)',
      '1 passed, 0 failed',
    ]);
  });

  it('names each test that was skipped, and why', () => {
    assert.deepEqual(run(['skips'], false).lines.slice(-5, -1), [
      'SKIPPED 3:',
      '  - is skipped (no wasmtime)',
      '  - skips itself (no network)',
      '  - a suite > is skipped with it (no browser)',
    ]);
  });
});
