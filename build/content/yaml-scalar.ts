/** YAML's scalars as the text that was written: the key decides its meaning, not YAML. */
import type { Scalar } from 'yaml';

/** true, yes, on / false, no, off in any case; null for anything else. */
export function parseBoolean(text: string): boolean | null {
  const word = text.toLowerCase();
  if (word === 'true' || word === 'yes' || word === 'on') return true;
  return word === 'false' || word === 'no' || word === 'off' ? false : null;
}

/** The scalar's text: quoted ones without quotes and escapes, plain ones as they stand. */
export function scalarText(scalar: Scalar): string {
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));
}

/** Whether there is no value: `key:`, `key: null`, `key: ~`, `key: ""`. */
export function isAbsent(scalar: Scalar): boolean {
  return scalar.value === null || scalar.value === '';
}
