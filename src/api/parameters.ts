/**
 * Query parameters, declared once: the same table validates requests and describes itself in OpenAPI.
 * Validation is strict. An unknown name, a repeated one, an empty or undecodable value is an error that
 * names the parameter, since a filter that is silently ignored gives a wrong answer that looks right.
 */
import type { ProblemError } from './problem-document.ts';

/** The keywords of JSON Schema that a parameter uses. */
interface ParameterSchema {
  type: 'string' | 'integer';
  enum?: string[];
  default?: string | number;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
}

export interface Parameter<T> {
  description: string;
  /** Of one value. */
  schema: ParameterSchema;
  /** How often it may stand in a query. */
  most: number;
  /** The value where the query has none. */
  fallback: T;
  /** Turns valid values (at least one) into what the API works with. */
  convert: (values: string[]) => T;
}

/** A whole number within bounds. */
export function integer(
  description: string,
  bounds: { minimum: number; maximum: number },
  fallback: number,
): Parameter<number> {
  const schema: ParameterSchema = { type: 'integer', ...bounds, default: fallback };
  return { description, schema, most: 1, fallback, convert: ([value = '']) => Number(value) };
}

/** A year of four digits, or null where none is asked for. */
export function year(description: string): Parameter<number | null> {
  const schema: ParameterSchema = { type: 'integer', minimum: 1000, maximum: 9999 };
  return { description, schema, most: 1, fallback: null, convert: ([value = '']) => Number(value) };
}

/** One of a closed set of words. */
export function choice<const T extends string>(
  description: string,
  words: readonly T[],
  fallback: T,
): Parameter<T> {
  const schema: ParameterSchema = { type: 'string', enum: [...words], default: fallback };
  return { description, schema, most: 1, fallback, convert: ([value]) => value as T };
}

/**
 * Without Unicode's class Cc: no one searches for one, and a log should not have to escape it. (The engine's
 * regular expressions know no \p{Cc}.)
 */
const NO_CONTROLS = '^[^\\u0000-\\u001f\\u007f-\\u009f]*$';

/** Text of 1 to `maxLength` code points without control characters, or null where none is given. */
export function text(
  description: string,
  limits: { maxLength: number; pattern?: string },
): Parameter<string | null> {
  const schema: ParameterSchema = { type: 'string', minLength: 1, pattern: NO_CONTROLS, ...limits };
  return { description, schema, most: 1, fallback: null, convert: ([value = null]) => value };
}

/** As text, given up to `most` times. */
export function texts(description: string, limits: { maxLength: number; most: number }): Parameter<string[]> {
  const { maxLength, most } = limits;
  const schema: ParameterSchema = { type: 'string', minLength: 1, maxLength, pattern: NO_CONTROLS };
  return { description, schema, most, fallback: [], convert: (values) => values };
}

// biome-ignore lint/suspicious/noExplicitAny: a table holds parameters of different types
export type ParameterTable = Record<string, Parameter<any>>;
type Values<Table extends ParameterTable> = {
  [Name in keyof Table]: Table[Name] extends Parameter<infer T> ? T : never;
};

export type Reading<Table extends ParameterTable> =
  | { ok: true; values: Values<Table> }
  | { ok: false; errors: ProblemError[] };

/** Reads a URL's query (with or without its `?`) by `table`: all values, or everything that is wrong. */
export function readParameters<Table extends ParameterTable>(query: string, table: Table): Reading<Table> {
  const { given, errors } = parseQuery(query);
  const values: Record<string, unknown> = {};
  for (const name of given.keys()) {
    if (!Object.hasOwn(table, name)) errors.push({ parameter: shorten(name), detail: unknownName(table) });
  }
  for (const [name, parameter] of Object.entries(table)) {
    const strings = given.get(name);
    if (strings === undefined) {
      values[name] = parameter.fallback;
      continue;
    }
    const detail = check(strings, parameter);
    if (detail === null) values[name] = parameter.convert(strings);
    else errors.push({ parameter: name, detail });
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, values: values as Values<Table> };
}

/** application/x-www-form-urlencoded as the URL standard parses it, but a broken escape is an error. */
function parseQuery(query: string): { given: Map<string, string[]>; errors: ProblemError[] } {
  const given = new Map<string, string[]>();
  const errors: ProblemError[] = [];
  for (const pair of query.replace(/^\?/, '').split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const value = decode(equals < 0 ? '' : pair.slice(equals + 1));
    if (name === null || value === null) {
      errors.push({ parameter: shorten(name ?? ''), detail: 'is not valid percent-encoded UTF-8' });
      continue;
    }
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  return { given, errors };
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/** A name that is not declared, as an answer repeats it. */
function shorten(name: string): string {
  const characters = [...name];
  return characters.length > 100 ? `${characters.slice(0, 100).join('')}…` : name;
}

function unknownName(table: ParameterTable): string {
  const names = Object.keys(table);
  return names.length === 0
    ? 'is unknown: this resource takes no parameters'
    : `is unknown: this resource takes ${names.join(', ')}`;
}

function check(strings: string[], { schema, most }: Parameter<unknown>): string | null {
  if (strings.length > most) {
    return most === 1 ? 'may be given once only' : `may be given ${most} times at most`;
  }
  for (const value of strings) {
    const detail = schema.type === 'integer' ? checkInteger(value, schema) : checkString(value, schema);
    if (detail !== null) return detail;
  }
  return null;
}

function checkInteger(value: string, { minimum = 0, maximum = 0 }: ParameterSchema): string | null {
  const isWithin = /^(?:0|[1-9]\d{0,8})$/.test(value) && Number(value) >= minimum && Number(value) <= maximum;
  return isWithin ? null : `must be a whole number from ${minimum} to ${maximum}`;
}

function checkString(value: string, schema: ParameterSchema): string | null {
  if (schema.enum !== undefined) {
    return schema.enum.includes(value) ? null : `must be one of ${schema.enum.join(', ')}`;
  }
  const { maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
  const length = [...value].length;
  if (length < 1 || length > maxLength) return `must have 1 to ${maxLength} characters`;
  if (pattern === undefined || new RegExp(pattern, 'u').test(value)) return null;
  return pattern === NO_CONTROLS ? 'must not have control characters' : `must match ${pattern}`;
}
