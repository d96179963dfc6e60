/** Walks parsed YAML: aliases followed, maps as entries, values as plain data. */
import { isAlias, isCollection, isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import type { YamlText } from './yaml-text.ts';

/** The node to which an alias refers; any other node unchanged; null for no value. */
export function resolveNode(yaml: YamlText, node: unknown): Node | null {
  if (isAlias(node)) return yaml.aliases.get(node) ?? null;
  return isScalar(node) || isCollection(node) ? node : null;
}

/** One `key: value` of a map. */
export interface MapEntry {
  key: string;
  keyNode: unknown;
  value: unknown;
}

/** The entries of a map in order, those merged in with `<<` (YAML 1.1, as PyYAML reads it) first. */
export function mapEntries(yaml: YamlText, map: YAMLMap): MapEntry[] {
  const merged: MapEntry[] = [];
  const own: MapEntry[] = [];
  for (const pair of map.items) {
    const key = keyText(pair.key);
    if (key !== '<<') {
      own.push({ key, keyNode: pair.key, value: pair.value });
      continue;
    }
    const source = resolveNode(yaml, pair.value);
    for (const part of isCollection(source) && !isMap(source) ? source.items : [source]) {
      const resolved = resolveNode(yaml, part);
      if (isMap(resolved)) for (const each of mapEntries(yaml, resolved)) merged.push(each);
    }
  }
  // A key of the map itself wins over a merged one, an earlier merged map over a later.
  const taken = new Set(own.map((entry) => entry.key));
  const added = merged.filter(({ key }) => !taken.has(key) && taken.add(key));
  return [...added, ...own];
}

/** All of a text that is a map, as plain JSON data; of any other, an empty object. */
export function plainMap(yaml: YamlText): Record<string, unknown> {
  const root = resolveNode(yaml, yaml.root);
  return isMap(root) ? plainEntries(yaml, root) : {};
}

/** The whole of a YAML text as plain JSON data. */
export function plainValue(yaml: YamlText): unknown {
  return toPlain(yaml, yaml.root);
}

function plainEntries(yaml: YamlText, map: YAMLMap): Record<string, unknown> {
  return Object.fromEntries(mapEntries(yaml, map).map(({ key, value }) => [key, toPlain(yaml, value)]));
}

/** The value as plain JSON data: maps are objects, scalars that JSON has no form for are their text. */
function toPlain(yaml: YamlText, node: unknown): unknown {
  const resolved = resolveNode(yaml, node);
  if (isMap(resolved)) return plainEntries(yaml, resolved);
  if (isCollection(resolved)) return resolved.items.map((item) => toPlain(yaml, item));
  if (!isScalar(resolved)) return null;
  const { value } = resolved;
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  return typeof value === 'number' && Number.isFinite(value) ? value : (resolved.source ?? String(value));
}

/** A map's key as text, the way it was written. */
function keyText(key: unknown): string {
  if (!isScalar(key)) return '';
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}
