/**
 * The YAML that nearly all front matter is: lines of `key: value`, each value a plain or quoted text on its line.
 * It is read ten times as fast as by the parser, into the same nodes; what may be anything else is left to the
 * parser. A test holds the two against each other.
 */
import { Pair, Scalar, YAMLMap } from 'yaml';

/** Key, blanks, value. A key that begins with a letter is a text, but for a LITERAL. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: what nobody writes is the parser's
const LINE = /^([A-Za-z][\w-]*):(?: +(\S[^\u0000-\u001f\u007f\ufeff]*)?)?$/;
const QUOTED = /^(?:"([^"\\]*)"|'([^']*)')$/;
/** No plain text begins like this, or only some do (YAML 1.2, §7.3.3); or it may be a number. */
const NOT_PLAIN_START = /^[-?:,[\]{}#&*!|>'"%@`~+.]/;
/** What ends a plain text, or makes a map of it. */
const NOT_PLAIN = /:(?: |$)| #/;
/** A number of few enough digits to be exact, and what else the core schema (§10.3.2) takes for one. */
const INTEGER = /^\d{1,15}$/;
const NUMBER = /^(?:\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|0[ox]\w+)$/;
/** The words that it does not take for texts. */
const LITERALS: ReadonlyMap<string, boolean | null> = new Map([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);

/** The map that `text` says, with ranges counted from its start; null where only the parser can tell. */
export function parsePlainYaml(text: string): YAMLMap<Scalar, Scalar> | null {
  const map = new YAMLMap<Scalar, Scalar>();
  for (let at = 0; at < text.length; ) {
    const lineBreak = text.indexOf('\n', at);
    const end = lineBreak === -1 ? text.length : lineBreak;
    const isWindows = lineBreak > 0 && text[lineBreak - 1] === '\r';
    const pair = readLine(text.slice(at, isWindows ? end - 1 : end), at);
    if (pair === null) return null;
    map.items.push(pair);
    at = end + 1;
  }
  map.range = [0, text.length, text.length];
  return map.items.length === 0 ? null : map;
}

/** The pair of a line, which begins at the offset `at`. */
function readLine(line: string, at: number): Pair<Scalar, Scalar> | null {
  const [, key, written = ''] = LINE.exec(line) ?? [];
  if (key === undefined || LITERALS.has(key)) return null;
  const text = withoutEndBlanks(written);
  const value = readValue(text);
  if (value === null) return null;
  const start = at + line.length - written.length;
  value.range = [start, start + text.length, start + text.length];
  const name = scalar(key);
  name.range = [at, at + key.length, at + key.length];
  return new Pair(name, value);
}

/** The scalar that is written as `text`, without its place. */
function readValue(text: string): Scalar | null {
  const quoted = QUOTED.exec(text);
  if (quoted !== null) return scalar(quoted[1] ?? quoted[2] ?? '');
  if (NOT_PLAIN_START.test(text) || NOT_PLAIN.test(text)) return null;
  if (text === '') return scalar(null, '');
  const literal = LITERALS.get(text);
  if (literal !== undefined) return scalar(literal, text);
  if (INTEGER.test(text)) return scalar(Number(text), text);
  return NUMBER.test(text) ? null : scalar(text);
}

function scalar<T>(value: T, source: string = String(value)): Scalar<T> {
  const node = new Scalar(value);
  node.source = source;
  return node;
}

/** Only blanks: other white space at the end of a line is part of a text. */
function withoutEndBlanks(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ') end--;
  return text.slice(0, end);
}
