/** Compares plain data. */

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
  return sameEntries(a as Record<string, unknown>, b as Record<string, unknown>);
}

/** `next`, or `previous` where the two are equal: then the values computed from it still hold. */
export function keepSame<T>(previous: T | undefined, next: T): T {
  return previous !== undefined && sameData(previous, next) ? previous : next;
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (!sameData(a[index], b[index])) return false;
  return true;
}

function sameEntries(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = Object.keys(a);
  const others = Object.keys(b);
  if (keys.length !== others.length) return false;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? '';
    if (key !== others[index] || !sameData(a[key], b[key])) return false;
  }
  return true;
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
