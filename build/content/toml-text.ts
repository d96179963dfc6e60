/**
 * TOML as the same nodes that YAML is read into, so that one reader knows the keys. smol-toml parses; it returns no
 * places, so those of keys and values are found line by line.
 */
import { parse, type TomlDate, TomlError, type TomlValue } from 'smol-toml';
import { Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { createProblem, type Problem } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { emptyYaml, withLineFeeds, type YamlText } from './yaml-text.ts';

const KEY = /^("[^"\n]*"|'[^'\n]*'|[\w.-]+)[ \t]*=/;
const TABLE = /^\[{1,2}([^[\]\n]+)\]/;

type Range = [number, number, number];

interface Places {
  key: Range;
  value: Range;
}

/** Parses `source.text.slice(start, end)`. Adds its faults to `problems`. */
export function parseTomlText(source: SourceText, start: number, end: number, problems: Problem[]): YamlText {
  const text = withLineFeeds(source.text.slice(start, end));
  try {
    const root = mapOf(parse(text), '', placesOf(text));
    root.range = [0, text.length, text.length];
    return { ...emptyYaml(source), start, root };
  } catch (error) {
    const { at, message } = describeError(error, text);
    const hint =
      'Texts stand in quotes in TOML: `title = "My post"`. Lines of `key: value` are YAML, between two lines of `---`';
    problems.push(createProblem('toml-syntax', source.place(start + at), message, hint));
    return { ...emptyYaml(source), failed: true };
  }
}

function describeError(error: unknown, text: string): { at: number; message: string } {
  if (!(error instanceof TomlError)) return { at: 0, message: 'the TOML cannot be read' };
  const [first = ''] = error.message.split('\n');
  const reason = first.replace(/^Invalid TOML document: /, '');
  return { at: offsetOf(text, error.line, error.column), message: `the TOML cannot be read: ${reason}` };
}

function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let count = 1; count < line; count++) at = text.indexOf('\n', at) + 1;
  return at + Math.max(0, column - 1);
}

/** Where the keys of a text and their values stand, by table and key; the first of a name counts. */
function placesOf(text: string): ReadonlyMap<string, Places> {
  const places = new Map<string, Places>();
  let table = '';
  let at = 0;
  for (const line of text.split('\n')) {
    const rest = line.trimStart();
    const name = TABLE.exec(rest)?.[1];
    const [written, key = ''] = KEY.exec(rest) ?? [];
    const path = table + key.replace(/^["']|["']$/g, '');
    if (name !== undefined) table = `${name.trim()}.`;
    else if (written !== undefined && !places.has(path)) {
      const keyAt = at + line.length - rest.length;
      const value = rest.slice(written.length).trim();
      const valueAt = keyAt + rest.indexOf(value, written.length);
      places.set(path, {
        key: [keyAt, keyAt + key.length, keyAt + key.length],
        value: [valueAt, valueAt + value.length, valueAt + value.length],
      });
    }
    at += line.length + 1;
  }
  return places;
}

function mapOf(table: Record<string, TomlValue>, path: string, places: ReadonlyMap<string, Places>): YAMLMap {
  const map = new YAMLMap();
  for (const [name, value] of Object.entries(table)) {
    const found = places.get(path + name);
    const key = new Scalar(name);
    key.source = name;
    if (found !== undefined) key.range = found.key;
    const node = nodeOf(value, `${path}${name}.`, places);
    node.range = found?.value ?? null;
    map.items.push(new Pair(key, node));
  }
  return map;
}

function nodeOf(
  value: TomlValue,
  path: string,
  places: ReadonlyMap<string, Places>,
): Scalar | YAMLMap | YAMLSeq {
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    const range = places.get(path.slice(0, -1))?.value ?? null;
    for (const item of value) {
      const node = nodeOf(item, path, places);
      node.range ??= range;
      list.items.push(node);
    }
    return list;
  }
  if (isDate(value)) return new Scalar(value.toISOString().replace(/\.000(?=Z|[+-]|$)/, ''));
  if (typeof value === 'object') return mapOf(value, path, places);
  const scalar = new Scalar(value);
  scalar.source = String(value);
  return scalar;
}

function isDate(value: TomlValue): value is TomlDate {
  return value instanceof Date;
}
