/** Objects whose keys authors choose. */

/** The entries as an object without a prototype, so that `constructor` and the like are names as any other. */
export function objectOf<Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  const object: Record<string, Value> = Object.create(null);
  for (const [key, value] of entries) object[key] = value;
  return object;
}
