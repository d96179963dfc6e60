/** A reporter that has test/summary.ts end one run as if only some of its files had been there, case by case. */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import Summary from '../../summary.ts';

export interface SummaryCase {
  /** File names without `.fixture.ts`. */
  fixtures: readonly string[];
  forbidSkips: boolean;
}

/** What the summary prints for a case, and the exit code it sets. */
export interface SummaryEnd {
  lines: string[];
  code: number;
}

export default class ByCase implements Reporter {
  readonly #cases: readonly SummaryCase[];
  readonly #file: string;

  /** Writes one `SummaryEnd` for each of `cases` to `file`, as JSON. */
  constructor(cases: readonly SummaryCase[], file: string) {
    this.#cases = cases;
    this.#file = file;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const before = process.exitCode;
    const ends = this.#cases.map((given) => end(given, modules, unhandled));
    process.exitCode = before;
    writeFileSync(this.#file, JSON.stringify(ends));
  }
}

function end(
  { fixtures, forbidSkips }: SummaryCase,
  modules: readonly TestModule[],
  unhandled: readonly SerializedError[],
): SummaryEnd {
  const isOf = (path: unknown): boolean => fixtures.includes(basename(String(path), '.fixture.ts'));
  let printed = '';
  process.exitCode = 0;
  const print = (text: string): void => {
    printed += text;
  };
  new Summary({ print, forbidSkips }).onTestRunEnd(
    modules.filter(({ moduleId }) => isOf(moduleId)),
    // vitest notes with each error the file that was being run.
    unhandled.filter(({ VITEST_TEST_PATH }) => isOf(VITEST_TEST_PATH)),
  );
  return { lines: printed.trimEnd().split('\n'), code: Number(process.exitCode) };
}
