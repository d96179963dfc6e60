/** Reads `name=value` and `name="value"` in the syntax of shortcodes. */

/**
 * The values by their names. `pattern` (sticky) matches one pair, with its blanks: groups for the name, the value in
 * quotes and the bare value.
 */
export function namedValues(written: string, pattern: RegExp): Map<string, string> {
  const values = new Map<string, string>();
  pattern.lastIndex = 0;
  for (let match = pattern.exec(written); match !== null; match = pattern.exec(written)) {
    const [, name = '', quoted, bare] = match;
    values.set(name, quoted ?? bare ?? '');
  }
  return values;
}
