/** Objects whose keys authors choose. */

/** An object of the entries without a prototype, so that no name an author chooses means something else. */
export function record<Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  const object: Record<string, Value> = Object.create(null);
  for (const [key, value] of entries) object[key] = value;
  return object;
}
