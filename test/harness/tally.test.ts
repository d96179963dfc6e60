import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Tally, type TestEvent } from './tally.ts';

const TEST: TestEvent = { name: 'a test', details: { type: 'test' } };
const SUITE: TestEvent = { name: 'a suite', details: { type: 'suite' } };

const fails = (event: TestEvent, failureType: string): TestEvent => ({
  ...event,
  details: { ...event.details, error: Object.assign(new Error(failureType), { failureType }) },
});

const CASES: { title: string; passes?: TestEvent[]; failures?: TestEvent[]; last: string; good: boolean }[] =
  [
    { title: 'tests that pass are counted', passes: [TEST, TEST], last: '2 passed, 0 failed', good: true },
    { title: 'a suite counts by its tests', passes: [TEST, SUITE], last: '1 passed, 0 failed', good: true },
    {
      title: 'a suite with a test that failed counts once',
      passes: [TEST],
      failures: [fails(TEST, 'testCodeFailure'), fails(SUITE, 'subtestsFailed')],
      last: '1 passed, 1 failed',
      good: false,
    },
    {
      title: 'a suite whose body threw has no tests, and fails all the same',
      passes: [TEST],
      failures: [fails(SUITE, 'testCodeFailure')],
      last: '1 passed, 1 failed',
      good: false,
    },
    {
      title: 'a suite whose hook threw fails',
      passes: [TEST],
      failures: [fails(SUITE, 'hookFailed')],
      last: '1 passed, 1 failed',
      good: false,
    },
    {
      title: 'a test that is to be written is not counted',
      passes: [TEST, { ...TEST, todo: 'later' }],
      last: '1 passed, 0 failed',
      good: true,
    },
    { title: 'no test at all is a failure', last: '0 passed, 1 failed', good: false },
  ];

describe('the count of tests', () => {
  for (const { title, passes = [], failures = [], last, good } of CASES) {
    it(title, () => {
      const tally = new Tally();
      for (const event of passes) tally.pass(event);
      for (const event of failures) tally.fail(event);
      assert.equal(tally.lines(false).at(-1), last);
      assert.equal(tally.isGood(false), good);
    });
  }

  const skipping = (): Tally => {
    const tally = new Tally();
    tally.pass(TEST);
    tally.pass({ ...TEST, name: 'one', skip: 'no wasmtime' });
    tally.pass({ ...SUITE, name: 'many', skip: true });
    return tally;
  };

  it('names what was skipped, whole suites too', () => {
    assert.deepEqual(skipping().lines(false), [
      'SKIPPED 2:',
      '  - one (no wasmtime)',
      '  - many',
      '1 passed, 0 failed, 2 skipped',
    ]);
    assert.equal(skipping().isGood(false), true);
  });

  it('is no good where skips are forbidden', () => {
    assert.equal(skipping().lines(true).at(-1), '1 passed, 2 failed, 2 skipped');
    assert.equal(skipping().isGood(true), false);
  });
});
