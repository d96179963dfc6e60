/** Whether two pieces of plain data say the same. */

/**
 * True for the identical value, and for arrays and plain objects whose parts are the same by this rule, keys in
 * the same order. Anything else (a Map, a Uint8Array) is only the same as itself: so the answer may be a needless
 * no, never a wrong yes. Data that is shared costs one comparison, however large it is.
 */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b);
  if (!isPlain(a) || !isPlain(b)) return false;
  const keys = Object.keys(a);
  if (!sameItems(keys, Object.keys(b))) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return keys.every((key) => sameData(left[key], right[key]));
}

/** `next`, or `previous` where that says the same: then whatever was made of it is still right. */
export function keepSame<T>(previous: T | undefined, next: T): T {
  return previous !== undefined && sameData(previous, next) ? previous : next;
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => sameData(item, b[index]));
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
