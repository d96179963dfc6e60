/**
 * What is printed when all tests have run: the skipped ones again, each with the reason, and those that passed only
 * when they were tried again, each with how it failed before, so that neither are overlooked; then the line
 * `N passed, N failed`. With FORBID_SKIPS=1, as in CI, a skip is a failure; what may be in no registry is
 * listed apart and does not count.
 */
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node';
import './harness/unless.ts';

export default class Summary implements Reporter {
  readonly #print: (text: string) => void;
  readonly #forbidSkips: boolean;

  constructor({
    print = console.log,
    forbidSkips = process.env.FORBID_SKIPS === '1',
  }: { print?: (text: string) => void; forbidSkips?: boolean } = {}) {
    this.#print = print;
    this.#forbidSkips = forbidSkips;
  }

  /** Called once, after the other reporters: makes the exit code 1 where a test was skipped or none was found. */
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const { passed, failed, skipped, elsewhere, unsteady } = count(modules);
    const lines = [
      ...listed('SKIPPED', skipped),
      ...listed('SKIPPED, SINCE NOT ALL CAN BE INSTALLED HERE', elsewhere),
      ...listed('PASSED ONLY THE SECOND TIME', unsteady),
    ];
    const isEmpty = passed + failed === 0;
    if (isEmpty) lines.push('no test was run');
    const failures = failed + unhandled.length + (this.#forbidSkips ? skipped.length : 0) + (isEmpty ? 1 : 0);
    lines.push(
      `${passed} passed, ${failures} failed${skipped.length === 0 ? '' : `, ${skipped.length} skipped`}`,
    );
    this.#print(`\n${lines.join('\n')}`);
    if (failures > 0) process.exitCode = 1;
  }
}

interface Count {
  passed: number;
  failed: number;
  /** Titles, with the reasons. */
  skipped: string[];
  /** The same for tests that need what may be in no registry. */
  elsewhere: string[];
  /** Titles of tests that passed after they had failed, with the first failure. */
  unsteady: string[];
}

/** A heading with the number of lines, and the lines; nothing where there are none. */
function listed(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${heading} ${lines.length}:`, ...lines.map((line) => `  - ${line}`)];
}

function count(modules: readonly TestModule[]): Count {
  const all: Count = { passed: 0, failed: 0, skipped: [], elsewhere: [], unsteady: [] };
  for (const module of modules) {
    // A file that does not load, and a suite whose body or hook throws, fail beside their tests.
    if (module.errors().length > 0) all.failed++;
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) all.failed++;
    for (const test of module.children.allTests()) {
      const { state, errors = [] } = test.result();
      if (state === 'passed') {
        all.passed++;
        if (test.diagnostic()?.flaky === true)
          all.unsteady.push(`${test.fullName} (${errors[0]?.message.split('\n', 1)[0]})`);
      } else if (state === 'failed') all.failed++;
      else if (!isInFailedSuite(test) && test.options.mode !== 'todo') {
        const list = test.meta().isElsewhere === true ? all.elsewhere : all.skipped;
        list.push(skipLine(test));
      }
    }
  }
  return all;
}

/** Whether the test was left out because a hook of a suite around it, or of its file, threw. */
function isInFailedSuite(test: TestCase): boolean {
  let parent: TestSuite | TestModule = test.parent;
  while (parent.type === 'suite' && parent.errors().length === 0) parent = parent.parent;
  return parent.errors().length > 0;
}

function skipLine(test: TestCase): string {
  const result = test.result();
  const reason = test.meta().whySkipped ?? (result.state === 'skipped' ? result.note : undefined);
  return reason === undefined ? test.fullName : `${test.fullName} (${reason})`;
}
