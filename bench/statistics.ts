/** What is said of repeated measurements. */

/** The middle value, or the mean of the two in the middle. Throws on an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (upper === undefined || lower === undefined) throw new RangeError('the median of nothing');
  return (upper + lower) / 2;
}

/**
 * The median of a[i] / b[i]. Both lists hold one value for each round, taken shortly after one another, so
 * what disturbed the machine disturbed both. Throws a RangeError where the lengths differ.
 */
export function medianRatio(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) throw new RangeError(`${a.length} rounds against ${b.length}`);
  return median(a.map((value, index) => value / (b[index] ?? Number.NaN)));
}

/** The greatest distance of a value from the median, as a part of the median: how far rounds disagree. */
export function spread(values: readonly number[]): number {
  const middle = median(values);
  return Math.max(...values.map((value) => Math.abs(value - middle))) / middle;
}
