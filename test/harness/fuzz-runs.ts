/** How long tests with random input go on: in full in CI, a fifth of it on an author's machine. */

/** `full` in CI or with COLDPRESS_FUZZ=full, otherwise a fifth; each run repeats the first cases of the full one. */
export function fuzzRuns(full: number): number {
  const { CI, COLDPRESS_FUZZ } = process.env;
  return CI !== undefined || COLDPRESS_FUZZ === 'full' ? full : full / 5;
}
