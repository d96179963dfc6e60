/** What takes long runs whole in CI, and shortened or not at all on an author's machine. */

/** In CI, or with COLDPRESS_TESTS=full. */
export function isInFull(): boolean {
  const { CI, COLDPRESS_TESTS } = process.env;
  return CI !== undefined || COLDPRESS_TESTS === 'full';
}

/** How many random cases a test runs: a fifth where not in full, the first of the same row. */
export function fuzzRuns(full: number): number {
  return isInFull() ? full : full / 5;
}

/** The seeds of random tests: the first alone where not in full. */
export function fuzzSeeds(...seeds: number[]): number[] {
  return isInFull() ? seeds : seeds.slice(0, 1);
}

/** Why a test that takes long is skipped; null where it runs. */
export function whyNotInFull(): string | null {
  return isInFull() ? null : 'it takes long: COLDPRESS_TESTS=full runs it, and CI does';
}
