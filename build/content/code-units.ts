/** The one order of texts in this project: by UTF-16 code units, since no machine's locale may decide it. */

/** Below 0 where `a` comes first, above 0 where `b` does, 0 where they are equal. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
