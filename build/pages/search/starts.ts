/** Flat tables: the entries of all rows one after another, and where those of each row begin. */

/** Makes `counts`, which has the number of entries of row n at n + 1, the starts of the rows and the end of the last. */
export function addUp(counts: Uint32Array): void {
  for (let row = 1; row < counts.length; row++) counts[row] = (counts[row] ?? 0) + (counts[row - 1] ?? 0);
}
