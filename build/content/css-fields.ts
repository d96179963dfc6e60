/** Reads keys with CSS values; reports any that are not. */
import { isLength, parseColour } from './css-values.ts';
import { followVariables, type Variables } from './theme-variables.ts';
import type { YamlMap } from './yaml-map.ts';

/** A CSS colour, or null, with a problem where the value is another or missing. It may be one of `variables`. */
export function readColour<Key extends string>(
  map: YamlMap<Key>,
  key: Key,
  variables: Variables = new Map(),
): string | null {
  if (map.keys().includes(key) && !map.has(key)) {
    const hint = 'Write it in quotes, like "#2563EB": without them YAML takes it for a comment';
    map.report('invalid-value', key, `\`${key}\` has no value`, hint);
    return null;
  }
  const text = map.text(key);
  if (text === null || parseColour(text) !== null) return text;
  const meant = followVariables(text, variables);
  if (meant !== null && meant !== text && parseColour(meant) !== null) return meant;
  map.report('invalid-value', key, `\`${text}\` is not a colour`, 'Write it like "#2563EB"');
  return null;
}

/** A CSS length, or null, with a problem where the value is another. */
export function readLength<Key extends string>(map: YamlMap<Key>, key: Key): string | null {
  const text = map.text(key);
  if (text === null || isLength(text)) return text;
  map.report(
    'invalid-value',
    key,
    `\`${text}\` is not a length`,
    'Write a CSS length such as 80em or 1200px',
  );
  return null;
}
