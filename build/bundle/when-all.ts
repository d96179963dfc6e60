/** Values some of which may still be made: no promise, and no turn of the event loop, where all are there. */

/** All values in their order, at once where none of them is a promise. */
export function whenAll<T>(values: readonly (T | Promise<T>)[]): readonly T[] | Promise<T[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as readonly T[]);
}
