/** An API module's `settings`: every key, its default, and what is wrong with a value. */
import { BODY_TYPES, type BodyType } from './data.ts';

/** What an API module may export as `settings`. */
export interface ApiSettings {
  cors?: Partial<Cors>;
  /** Most bytes of a request body; more is answered 413. Default 65,536; the embedded host ends at 1 MiB. */
  bodyLimit?: number;
  /** The longest that an answer may be kept, in seconds; the next publication ends it sooner. Default 300. */
  maxAge?: number;
  /** The longest that a handler may take to answer, in seconds; later the answer is 503. 0: no end. Default 5. */
  deadline?: number;
  /** The forms of the posts' bodies to carry. Default: all three. */
  bodies?: BodyType[];
  /** Origins that the API may call: https://api.example.com. Default: none. */
  outbound?: string[];
  /** Spin's variables that handlers read: by name the default, or null where a value must be set. Default: those whose names get() is given. */
  variables?: Record<string, string | null>;
  /** Key-value stores that handlers open. Default: those whose names open() is given. */
  stores?: string[];
  budgets?: Partial<Budgets>;
}

export interface Cors {
  /** Origins whose scripts may read the answers: '*', or a list of https://example.com. Default: none. */
  origins: '*' | string[];
  /** Methods a preflight allows. Default GET, HEAD. */
  methods: string[];
  /** Request headers a preflight allows, lower case. Default content-type. */
  headers: string[];
  /** How long a browser may keep a preflight's answer, in seconds. Default 600. */
  maxAge: number;
}

/** The largest sizes in bytes, and the longest time in milliseconds, that a build lets pass. */
export interface Budgets {
  bundleBytes: number;
  dataBytes: number;
  componentBytes: number;
  compressedBytes: number;
  timeToFirstByteMs: number;
}

export interface Settings {
  cors: Cors;
  bodyLimit: number;
  maxAge: number;
  deadline: number;
  bodies: BodyType[];
  outbound: string[];
  variables: Record<string, string | null>;
  stores: string[];
  budgets: Budgets;
}

const MIB = 1024 * 1024;

/** The engine itself is 12.2 MiB, 3.9 MiB compressed; a byte of data takes three of the component. */
export const DEFAULT_BUDGETS: Budgets = {
  bundleBytes: 512 * 1024,
  dataBytes: 4 * MIB,
  componentBytes: 28 * MIB,
  compressedBytes: 7 * MIB,
  timeToFirstByteMs: 3000,
};

const ORIGIN = /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/;
/** Spin's rule for the name of a variable; a store's is a label. */
const VARIABLE = /^[a-z][a-z0-9]*(?:_[a-z][a-z0-9]*)*$/;
const STORE = /^[A-Za-z0-9._-]{1,64}$/;
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** `written` with every default filled in. Throws a TypeError that names the key of a wrong value. */
export function resolveSettings(written: ApiSettings = {}): Settings {
  const { cors = {}, budgets = {} } = written;
  const origins = cors.origins ?? [];
  if (origins !== '*')
    requireAll('cors.origins', origins, ORIGIN, "'*' or origins such as https://example.com");
  return {
    cors: {
      origins,
      methods: requireAll('cors.methods', cors.methods ?? ['GET', 'HEAD'], TOKEN, 'methods'),
      headers: requireAll('cors.headers', cors.headers ?? ['content-type'], TOKEN, 'header names'),
      maxAge: requireCount('cors.maxAge', cors.maxAge ?? 600),
    },
    bodyLimit: requireCount('bodyLimit', written.bodyLimit ?? 65_536),
    maxAge: requireCount('maxAge', written.maxAge ?? 300),
    deadline: requireSeconds('deadline', written.deadline ?? 5),
    bodies: requireBodies(written.bodies ?? [...BODY_TYPES]),
    outbound: requireAll('outbound', written.outbound ?? [], ORIGIN, 'origins such as https://example.com'),
    variables: requireVariables(written.variables ?? {}),
    stores: requireAll('stores', written.stores ?? [], STORE, 'names of stores such as default'),
    budgets: {
      bundleBytes: budget('bundleBytes', budgets),
      dataBytes: budget('dataBytes', budgets),
      componentBytes: budget('componentBytes', budgets),
      compressedBytes: budget('compressedBytes', budgets),
      timeToFirstByteMs: budget('timeToFirstByteMs', budgets),
    },
  };
}

function budget(name: keyof Budgets, written: Partial<Budgets>): number {
  return requireCount(`budgets.${name}`, written[name] ?? DEFAULT_BUDGETS[name]);
}

function requireBodies(bodies: BodyType[]): BodyType[] {
  const isKnown = Array.isArray(bodies) && bodies.every((type) => BODY_TYPES.includes(type));
  if (!isKnown) throw new TypeError(`settings.bodies takes some of ${BODY_TYPES.join(', ')}`);
  return BODY_TYPES.filter((type) => bodies.includes(type));
}

function requireVariables(variables: Record<string, string | null>): Record<string, string | null> {
  const isMap = typeof variables === 'object' && variables !== null && !Array.isArray(variables);
  const isRight =
    isMap &&
    Object.entries(variables).every(
      ([name, value]) => VARIABLE.test(name) && (value === null || typeof value === 'string'),
    );
  if (!isRight)
    throw new TypeError("settings.variables takes { my_name: 'its default' }, or null where it must be set");
  return { ...variables };
}

function requireCount(key: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new TypeError(`settings.${key} takes a whole number from 0`);
  return value;
}

function requireSeconds(key: string, value: number): number {
  // A day: engines cut longer timers to nothing.
  if (typeof value !== 'number' || !(value >= 0 && value <= 86_400))
    throw new TypeError(`settings.${key} takes seconds from 0 to 86400`);
  return value;
}

function requireAll(key: string, values: string[], pattern: RegExp, what: string): string[] {
  const isList =
    Array.isArray(values) && values.every((value) => typeof value === 'string' && pattern.test(value));
  if (!isList) throw new TypeError(`settings.${key} takes ${what}`);
  return values;
}
