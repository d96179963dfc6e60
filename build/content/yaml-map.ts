/**
 * A YAML map read key by key into typed values. The keys that may stand in it are declared once; a key that
 * is not among them, stands twice, or holds another kind of value becomes a problem with its
 * place, and the reading goes on with the default.
 */
import { isCollection, isMap, isScalar, type Scalar } from 'yaml';
import { meantHint } from './did-you-mean.ts';
import { objectOf } from './object-of.ts';
import { createProblem, type Place, type Problem } from './problem.ts';
import type { ProblemCode } from './problem-kinds.ts';
import { type MapEntry, mapEntries, resolveNode } from './yaml-nodes.ts';
import { isAbsent, parseBoolean, scalarText } from './yaml-scalar.ts';
import { nodePlace, type YamlText } from './yaml-text.ts';

/** A text of a list, and where it stands. */
export interface PlacedText {
  text: string;
  place: Place;
}

export class YamlMap<Key extends string> {
  readonly #yaml: YamlText;
  readonly #node: unknown;
  readonly #problems: Problem[];
  readonly #entries: Map<string, MapEntry> = new Map();

  /**
   * Reads `node`, a map of the keys `known` (null: any). If it is no map, that is a problem, and it counts as
   * empty. `what` names the map in messages: 'config.yml', 'a category'.
   */
  constructor(
    yaml: YamlText,
    node: unknown,
    known: readonly Key[] | null,
    what: string,
    problems: Problem[],
  ) {
    this.#yaml = yaml;
    this.#node = node;
    this.#problems = problems;
    const map = resolveNode(yaml, node);
    if (isMap(map)) {
      for (const entry of mapEntries(yaml, map)) this.#add(entry, known, what);
    } else if (map !== null && !(isScalar(map) && isAbsent(map))) {
      const message = `lines of \`key: value\` were expected in ${what}`;
      problems.push(createProblem('not-a-map', nodePlace(yaml, node), message));
    }
  }

  #add(entry: MapEntry, known: readonly string[] | null, what: string): void {
    const { key } = entry;
    const place = (): Place => nodePlace(this.#yaml, entry.keyNode);
    if (known !== null && !known.includes(key)) {
      const hint = meantHint(key, known);
      this.#problems.push(
        createProblem('unknown-key', place(), `there is no key \`${key}\` in ${what}`, hint),
      );
      return;
    }
    if (this.#entries.has(key)) {
      this.#problems.push(createProblem('yaml-duplicate-key', place(), `\`${key}\` is written twice`));
    }
    this.#entries.set(key, entry);
  }

  /** The keys that stand in the map and may, in order. */
  keys(): Key[] {
    return [...this.#entries.keys()] as Key[];
  }

  /** Whether the key has a value (`key:` alone has none). */
  has(key: Key): boolean {
    return this.node(key) !== null;
  }

  /** Whether the key's value is itself a map. */
  isMap(key: Key): boolean {
    return isMap(this.node(key));
  }

  /** Whether the key's value is a text, a number or the like. */
  isText(key: Key): boolean {
    return isScalar(this.node(key));
  }

  /** The node of the key's value, aliases resolved; null where it has none. */
  node(key: Key): unknown {
    const node = resolveNode(this.#yaml, this.#entries.get(key)?.value);
    return isScalar(node) && isAbsent(node) ? null : node;
  }

  /** Where the key's value stands; where it has none, its key; where that is missing, the map. */
  place(key: Key): Place {
    const entry = this.#entries.get(key);
    return nodePlace(this.#yaml, this.has(key) ? entry?.value : (entry?.keyNode ?? this.#node));
  }

  /** Where the key itself stands. */
  keyPlace(key: Key): Place {
    return nodePlace(this.#yaml, this.#entries.get(key)?.keyNode ?? this.#node);
  }

  /** Adds a problem at the key's value. */
  report(code: ProblemCode, key: Key, message: string, hint?: string): void {
    this.#problems.push(createProblem(code, this.place(key), message, hint));
  }

  /** Adds a problem at the key itself. */
  reportKey(code: ProblemCode, key: Key, message: string, hint?: string): void {
    this.#problems.push(createProblem(code, this.keyPlace(key), message, hint));
  }

  /** The text as written (`1.10` stays so, though it is a number in YAML), or null. */
  text(key: Key): string | null {
    const node = this.node(key);
    if (node === null) return null;
    if (!isScalar(node)) {
      this.report('wrong-type', key, `\`${key}\` takes a text, not a ${kindOf(node)}`);
      return null;
    }
    return scalarText(node).trim() || null;
  }

  /** yes, true or on; no, false or off; in any case and quoted or not. */
  boolean(key: Key, otherwise: boolean): boolean {
    const text = this.text(key);
    if (text === null) return otherwise;
    const value = parseBoolean(text);
    if (value === null) this.report('invalid-value', key, `\`${key}\` takes yes or no, not \`${text}\``);
    return value ?? otherwise;
  }

  /** A number for which `allowed` returns true; `what` describes these: 'a whole number'. */
  number(key: Key, what: string, allowed: (value: number) => boolean): number | null {
    const text = this.text(key);
    if (text === null) return null;
    const value = /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isFinite(value) && allowed(value)) return value;
    this.report('invalid-value', key, `\`${key}\` takes ${what}, not \`${text}\``);
    return null;
  }

  integer(key: Key, otherwise: number): number {
    return this.number(key, 'a whole number', Number.isSafeInteger) ?? otherwise;
  }

  /** One of `values`, in any case. */
  choice<Value extends string>(key: Key, values: readonly Value[], otherwise: Value): Value {
    const text = this.text(key);
    if (text === null) return otherwise;
    const value = values.find((candidate) => candidate === text.toLowerCase());
    if (value !== undefined) return value;
    const hint = meantHint(text, values);
    this.report('invalid-value', key, `\`${key}\` takes ${values.join(', ')}, not \`${text}\``, hint);
    return otherwise;
  }

  /** A list of texts, or one text cut at its commas; empty ones left out. */
  list(key: Key): PlacedText[] {
    return this.#texts(key, true);
  }

  /** A list of texts, or one text, whole. */
  texts(key: Key): PlacedText[] {
    return this.#texts(key, false);
  }

  #texts(key: Key, cutAtCommas: boolean): PlacedText[] {
    const node = this.node(key);
    if (node === null) return [];
    if (isScalar(node)) return this.#split(node, cutAtCommas);
    const texts: PlacedText[] = [];
    for (const item of isCollection(node) && !isMap(node) ? node.items : [node]) {
      const value = resolveNode(this.#yaml, item);
      if (isScalar(value))
        for (const each of isAbsent(value) ? [] : this.#split(value, false)) texts.push(each);
      else if (value !== null)
        this.report('wrong-type', key, `\`${key}\` takes texts, not a ${kindOf(value)}`);
    }
    return texts;
  }

  #split(scalar: Scalar, cutAtCommas: boolean): PlacedText[] {
    const whole = scalarText(scalar);
    const parts = cutAtCommas ? whole.split(',') : [whole];
    const place = nodePlace(this.#yaml, scalar);
    return parts.map((part) => ({ text: part.trim(), place })).filter(({ text }) => text !== '');
  }

  /** The items of a list, as nodes to be read as maps. */
  items(key: Key): unknown[] {
    const node = this.node(key);
    if (node === null) return [];
    if (isCollection(node) && !isMap(node)) return node.items;
    this.report('wrong-type', key, `\`${key}\` takes a list, not a ${kindOf(node)}`);
    return [];
  }

  /** The map under `key`, or an empty one. `what` as for the constructor; by default the key. */
  map<Inner extends string>(key: Key, known: readonly Inner[] | null, what?: string): YamlMap<Inner> {
    const node = this.node(key);
    if (node !== null && !isMap(node)) {
      this.report('wrong-type', key, `\`${key}\` takes \`key: value\` lines, not a ${kindOf(node)}`);
    }
    return this.read(isMap(node) ? node : null, known, what ?? `\`${key}\``);
  }

  /** Reads a node of the same YAML text (an item of a list) as a map. */
  read<Inner extends string>(node: unknown, known: readonly Inner[] | null, what: string): YamlMap<Inner> {
    return new YamlMap(this.#yaml, node, known, what, this.#problems);
  }

  /** The map under `key` whose values are texts. The object has no prototype: any key may be looked up. */
  textMap(key: Key): Record<string, string> {
    const inner = this.map<string>(key, null);
    return objectOf(
      inner.keys().flatMap((name) => {
        const text = inner.text(name);
        return text === null ? [] : [[name, text]];
      }),
    );
  }
}

function kindOf(node: unknown): string {
  return isMap(node) ? 'map' : isCollection(node) ? 'list' : 'text';
}
