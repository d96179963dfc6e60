/** The last lines of a run and its exit code, as test/summary.ts decides them, from vitest as it really reports. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { temporaryFolder } from './site-folder.ts';
import type { SummaryCase, SummaryEnd } from './summary/by-case.ts';

const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

/** What vitest prints for fixtures of ./summary/ (all where none is named), line by line, and its exit code. */
function run(
  fixtures: readonly string[],
  environment: Record<string, string> = {},
): { lines: string[]; code: number | null } {
  const { stdout, status } = spawnSync(process.execPath, [VITEST, 'run', ...fixtures], {
    cwd: join(import.meta.dirname, 'summary'),
    encoding: 'utf8',
    env: { ...process.env, VITEST: undefined, FORBID_SKIPS: undefined, ...environment },
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

/** Two more that are looked at line by line. */
const UNSTEADY: SummaryCase = { fixtures: ['unsteady'], forbidSkips: false };
const SKIPS: SummaryCase = { fixtures: ['skips'], forbidSkips: false };

describe('the end of a run', () => {
  let all: ReturnType<typeof run>;
  let ends: SummaryEnd[];
  // A start of vitest takes a second of work, so that one run of all files stands for a run of each case.
  beforeAll(() => {
    const file = join(temporaryFolder(), 'ends.json');
    const cases = CASES.map(({ fixtures, forbidSkips = false }) => ({ fixtures, forbidSkips }));
    const given = JSON.stringify([...cases, UNSTEADY, SKIPS]);
    all = run([], { SUMMARY_CASES: given, SUMMARY_ENDS: file });
    ends = JSON.parse(readFileSync(file, 'utf8'));
  });

  for (const [index, { title, last, code }] of CASES.entries()) {
    it(title, () => {
      const end = ends[index];
      assert.deepEqual([end?.lines.at(-1), end?.code], [last, code], end?.lines.join('\n'));
    });
  }

  it('names each test that passed only when it was tried again, and how it had failed', () => {
    assert.deepEqual(ends[CASES.length]?.lines.slice(-3), [
      'PASSED ONLY THE SECOND TIME 1:',
      '  - passes when it is tried again (the first time)',
      '1 passed, 0 failed',
    ]);
  });

  it('names each test that was skipped, and why', () => {
    assert.deepEqual(ends[CASES.length + 1]?.lines.slice(-5, -1), [
      'SKIPPED 3:',
      '  - is skipped (no wasmtime)',
      '  - skips itself (no network)',
      '  - a suite > is skipped with it (no browser)',
    ]);
  });

  it('is the last line that vitest prints, and its exit code, where tests of several files failed', () => {
    assert.deepEqual(
      [all.lines.at(-1), all.code],
      ['8 passed, 5 failed, 3 skipped', 1],
      all.lines.join('\n'),
    );
  });

  for (const { title, fixture, environment, last, code } of [
    { title: 'where a test was skipped', fixture: 'skips', last: '1 passed, 0 failed, 3 skipped', code: 0 },
    {
      title: 'where a test was skipped and skips are forbidden',
      fixture: 'skips',
      environment: { FORBID_SKIPS: '1' },
      last: '1 passed, 3 failed, 3 skipped',
      code: 1,
    },
    {
      title: 'where no test was found, which is a failure',
      fixture: 'there-is-no-such-file',
      last: '0 passed, 1 failed',
      code: 1,
    },
  ]) {
    it(`is the same ${title}`, () => {
      const result = run([fixture], environment);
      assert.deepEqual([result.lines.at(-1), result.code], [last, code], result.lines.join('\n'));
    });
  }
});
