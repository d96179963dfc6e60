/**
 * Reading YAML with positions. The `yaml` package parses (YAML 1.2, core schema); what it finds wrong
 * becomes problems, and a text that expands to far more than it says (billion laughs) is refused before
 * anything walks it.
 */
import {
  type Alias,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { createProblem, type Place, type Problem } from './problem.ts';
import type { SourceText } from './source-text.ts';

/** How many values a text that uses aliases may stand for. Real files have a few hundred. */
const MOST_VALUES = 10_000;
/** How deep such a text may nest: deeper is an alias inside what it stands for. */
const MOST_LEVELS = 100;

/** A YAML text that was parsed. */
export interface YamlText {
  source: SourceText;
  /** Offset in `source.text` at which the YAML starts. */
  start: number;
  /** What each alias stands for. */
  aliases: ReadonlyMap<Alias, Node>;
  /** null where the text is empty or cannot be used. */
  root: Node | null;
  /** Whether it cannot be used; the reason stands in the problems. */
  failed: boolean;
}

/** A date with an explicit tag stays the text that it is: dates are read in one place, for every spelling. */
const TIMESTAMP = { tag: 'tag:yaml.org,2002:timestamp', resolve: (text: string): string => text };

/** The YAML text of a file that has none. */
export function emptyYaml(source: SourceText): YamlText {
  return { source, start: 0, aliases: new Map(), root: null, failed: false };
}

/** Parses `source.text.slice(start, end)`. Problems are added to `problems`. */
export function parseYaml(source: SourceText, start: number, end: number, problems: Problem[]): YamlText {
  const text = source.text.slice(start, end);
  const document = parseDocument(text, {
    uniqueKeys: false,
    prettyErrors: false,
    customTags: [TIMESTAMP],
  });
  // Only the first: what follows a syntax error is mostly its echo.
  const error = document.errors[0];
  if (error !== undefined) {
    const place = source.place(start + error.pos[0], start + error.pos[1]);
    const message = error.code === 'RESOURCE_EXHAUSTION' ? 'nested too deeply' : lowerFirst(error.message);
    problems.push(createProblem('yaml-syntax', place, `the YAML cannot be read: ${message}`));
    return { source, start, aliases: new Map(), root: null, failed: true };
  }
  for (const warning of document.warnings) {
    const place = source.place(start + warning.pos[0], start + warning.pos[1]);
    problems.push(createProblem('yaml-tag', place, lowerFirst(warning.message)));
  }
  const aliases = new Map<Alias, Node>();
  const yaml: YamlText = { source, start, aliases, root: document.contents, failed: false };
  if (text.includes('*')) {
    resolveAliases(document.contents, new Map(), aliases);
    const [first] = aliases.keys();
    if (first !== undefined && countValues(yaml, document.contents, MOST_VALUES, MOST_LEVELS) === 0) {
      const message = `aliases make this stand for more than ${MOST_VALUES} values`;
      problems.push(createProblem('yaml-aliases', nodePlace(yaml, first), message));
      yaml.root = null;
      yaml.failed = true;
    }
  }
  return yaml;
}

/** The place of a node; of none, the start of the text. */
export function nodePlace(yaml: YamlText, node: unknown): Place {
  const range = isScalar(node) || isCollection(node) || isAlias(node) ? node.range : null;
  return yaml.source.place(yaml.start + (range?.[0] ?? 0), yaml.start + (range?.[1] ?? 0));
}

/** The node that an alias stands for, and any other node as it is. null for no value. */
export function resolveNode(yaml: YamlText, node: unknown): Node | null {
  if (isAlias(node)) return yaml.aliases.get(node) ?? null;
  return isScalar(node) || isCollection(node) ? node : null;
}

/** Fills `aliases`: an alias stands for the last node before it that has its anchor (YAML 1.2 §7.1). */
function resolveAliases(node: unknown, anchors: Map<string, Node>, aliases: Map<Alias, Node>): void {
  if (isAlias(node)) {
    const target = anchors.get(node.source);
    if (target !== undefined) aliases.set(node, target);
  } else if (isScalar(node) || isCollection(node)) {
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (!isCollection(node)) return;
    for (const item of node.items) resolveAliases(isPair(item) ? item.value : item, anchors, aliases);
  }
}

/**
 * What is left of `budget` when every value that `node` stands for is counted, aliases expanded; 0 when
 * that is too many or they nest deeper than `levels`.
 */
function countValues(yaml: YamlText, node: unknown, budget: number, levels: number): number {
  if (levels === 0) return 0;
  let left = budget - 1;
  const resolved = resolveNode(yaml, node);
  if (!isCollection(resolved)) return left;
  for (const item of resolved.items) {
    if (left <= 0) return 0;
    left = countValues(yaml, isPair(item) ? item.value : item, left, levels - 1);
  }
  return Math.max(0, left);
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
      if (isMap(resolved)) merged.push(...mapEntries(yaml, resolved));
    }
  }
  const written = new Set(own.map((entry) => entry.key));
  return [...merged.filter((entry) => !written.has(entry.key)), ...own];
}

/** All of a text that is a map, as plain JSON data; of any other, an empty object. */
export function plainMap(yaml: YamlText): Record<string, unknown> {
  const root = resolveNode(yaml, yaml.root);
  return isMap(root) ? plainEntries(yaml, root) : {};
}

function plainEntries(yaml: YamlText, map: YAMLMap): Record<string, unknown> {
  return Object.fromEntries(mapEntries(yaml, map).map(({ key, value }) => [key, toPlain(yaml, value)]));
}

/** The value as plain JSON data: maps are objects, scalars that JSON has no form for are their text. */
function toPlain(yaml: YamlText, node: unknown): unknown {
  const resolved = resolveNode(yaml, node);
  if (isMap(resolved)) {
    return Object.fromEntries(
      mapEntries(yaml, resolved).map(({ key, value }) => [key, toPlain(yaml, value)]),
    );
  }
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

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
