/** Promise.all without a promise, and without a turn of the event loop, where all values are there. */

/** All values in their order, at once where none of them is a promise. */
export function whenAll<T>(values: readonly (T | Promise<T>)[]): readonly T[] | Promise<T[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as readonly T[]);
}
