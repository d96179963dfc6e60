/** Tables of numbers that grow as they are filled. */

/** A copy with room for `least` numbers, and for twice as many as before. */
export function grown(numbers: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(least, numbers.length * 2));
  larger.set(numbers);
  return larger;
}
