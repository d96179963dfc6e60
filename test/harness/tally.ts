/** Counts what Node's test runner reports: tests, and what goes wrong around them. */

/** Of an event of node:test's stream, what is counted. */
export interface TestEvent {
  name: string;
  skip?: string | boolean | undefined;
  todo?: string | boolean | undefined;
  details: { type?: string | undefined; error?: (Error & { failureType?: string }) | undefined };
}

export class Tally {
  #passed = 0;
  #failed = 0;
  readonly #skipped: string[] = [];

  /** Counts a test that passed or was skipped. A suite counts by its tests, but one that is skipped has none. */
  pass({ name, skip, todo, details }: TestEvent): void {
    if (skip !== undefined && skip !== false) this.#skipped.push(skip === true ? name : `${name} (${skip})`);
    else if (details.type !== 'suite' && (todo === undefined || todo === false)) this.#passed++;
  }

  /** Counts a test that failed, or a suite that failed by itself: in its body or in a hook. */
  fail({ details }: TestEvent): void {
    if (details.type === 'suite' && details.error?.failureType === 'subtestsFailed') return;
    this.#failed++;
  }

  /** Whether all went well. That nothing ran at all is a failure; so is a skip, where skips are forbidden. */
  isGood(forbidSkips: boolean): boolean {
    return this.#failures(forbidSkips) === 0;
  }

  /** What is printed at the end; the last line is `N passed, N failed`. */
  lines(forbidSkips: boolean): string[] {
    const skipped = this.#skipped.length;
    const failures = this.#failures(forbidSkips);
    return [
      ...(skipped === 0 ? [] : [`SKIPPED ${skipped}:`, ...this.#skipped.map((line) => `  - ${line}`)]),
      ...(this.#isEmpty() ? ['no test was found'] : []),
      `${this.#passed} passed, ${failures} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`,
    ];
  }

  #isEmpty(): boolean {
    return this.#passed + this.#failed === 0;
  }

  #failures(forbidSkips: boolean): number {
    if (forbidSkips && this.#skipped.length > 0) return this.#failed + this.#skipped.length;
    return this.#isEmpty() ? 1 : this.#failed;
  }
}
