/**
 * Resources as one record of the cache: a head in JSON, then the bodies in their coded forms, which are used as
 * slices of the record. A body that has a gzip form is inflated from that, and is not stored itself.
 */
import { type CodedBody, sourceOf } from '../../bundle/codings.ts';
import type { Coding, HeaderPair } from '../../bundle/manifest.ts';
import type { Encoder } from '../../bundle/representations.ts';
import type { Resource, ResourceBody } from '../../bundle/resource.ts';
import { whenAll } from '../../bundle/when-all.ts';
import { type FileSlice, InflatedBytes, loadBytes, type StoredBytes } from '../../bytes/stored-bytes.ts';
import type { Problem } from '../../content/problem.ts';
import type { StoredForm } from '../../remember/memo.ts';
import type { Blocked } from '../safety/blocked-parts.ts';

export interface ResourceRecord {
  /** By path, with the headers that make them safe. From the cache each body has its forms. */
  resources: [string, Resource][];
  /** The parts of each resource that its policy stops, in their order. */
  blocked: Blocked[][];
  /** Problems found while they were made; undefined: none. */
  problems?: Problem[];
  /** Its bodies in the cache; undefined: they are not there yet. */
  stored?: StoredBodies;
}

/** Where the bodies of a record are in the cache. */
export interface StoredBodies {
  /** The key of the record. */
  key: string;
  /** The byte of the record at which they begin. */
  start: number;
  /** The forms of each distinct body, one after another from `start` on. */
  bodies: [coding: Coding, length: number, sha256: string][][];
}

interface Head extends Pick<StoredBodies, 'bodies'> {
  resources: [path: string, Omit<Resource, 'bodies'>, bodies: BodyHead[]][];
}

/** A body without its bytes; `at` is its place in `bodies`. */
export type BodyHead = Omit<ResourceBody, 'body' | 'forms'> & { at: number };

/** Bytes before the head: its length. */
const PREFIX = 4;

/** The stored form of records; `code` makes the forms of bodies. The rest of a value is plain data. */
export function recordForm<Value extends ResourceRecord>(code: Encoder): StoredForm<Value> {
  return {
    encode: (value, key) => {
      const bodies = distinctBodies(value);
      const forms = whenAll(bodies.map(({ body, type, forms: known }) => known ?? code(body, type)));
      return forms instanceof Promise
        ? forms.then((all) => encodeRecord(value, key, bodies, all))
        : encodeRecord(value, key, bodies, forms);
    },
    decode: ({ key, bytes, place }) => (place === null ? null : decodeRecord<Value>(key, bytes, place)),
  };
}

/** One body of each set of equal bytes, in the order of `StoredBodies`. */
export function distinctBodies({ resources }: Pick<ResourceRecord, 'resources'>): ResourceBody[] {
  const bodies = new Map<StoredBytes, ResourceBody>();
  for (const [, resource] of resources) {
    for (const body of resource.bodies) if (!bodies.has(body.body)) bodies.set(body.body, body);
  }
  return [...bodies.values()];
}

function encodeRecord(
  value: ResourceRecord,
  key: string,
  bodies: readonly ResourceBody[],
  forms: readonly (readonly CodedBody[])[],
): Uint8Array[] {
  const places = new Map(bodies.map(({ body }, at) => [body, at]));
  const { resources, stored: _, ...rest } = value;
  const head: Head & Omit<ResourceRecord, 'resources' | 'stored'> = {
    ...rest,
    resources: resources.map(([path, { bodies: own, ...resource }]) => [
      path,
      resource,
      own.map(({ body, forms: _forms, ...facts }) => ({ ...facts, at: places.get(body) ?? -1 })),
    ]),
    bodies: forms.map((all) => all.map(({ coding, bytes, sha256 }) => [coding, bytes.length, sha256])),
  };
  const text = Buffer.from(JSON.stringify(head));
  const prefix = Buffer.allocUnsafe(PREFIX);
  prefix.writeUInt32LE(text.length);
  value.stored = { key, start: PREFIX + text.length, bodies: head.bodies };
  const stored = forms.flatMap((all) =>
    sourceOf(all) === null ? all : all.filter(({ coding }) => coding !== 'identity'),
  );
  return [prefix, text, ...stored.map(({ bytes }) => loadBytes(bytes))];
}

/** The value of the record `bytes`; its bodies are slices of `place`, a file with the same bytes. */
function decodeRecord<Value extends ResourceRecord>(key: string, bytes: Uint8Array, place: FileSlice): Value {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = PREFIX + buffer.readUInt32LE(0);
  const { resources, bodies, ...rest } = JSON.parse(buffer.toString('utf8', PREFIX, start)) as Head;
  const stored: StoredBodies = { key, start, bodies };
  const forms = storedForms(stored, place);
  const decoded = resources.map(([path, resource, own]): [string, Resource] => [
    path,
    Object.assign(resource, { bodies: own.map((body) => toBody(body, forms, body.headers)) }),
  ]);
  return Object.assign(rest, { resources: decoded, stored }) as unknown as Value;
}

/** The forms of each body, which are in its record at `place`. */
export function storedForms({ start, bodies }: StoredBodies, place: FileSlice): CodedBody[][] {
  let at = start;
  return bodies.map((rows) => {
    const forms: CodedBody[] = [];
    const isInflated = rows.some(([coding]) => coding === 'gzip');
    let source: FileSlice | null = null;
    for (const [coding, length, sha256] of rows) {
      if (coding === 'identity' && isInflated) continue;
      const bytes = place.part(at, length);
      at += length;
      forms.push({ coding, bytes, sha256 });
      if (coding === 'gzip') source = bytes;
    }
    const [first] = rows;
    if (source !== null && first?.[0] === 'identity') {
      forms.unshift({ coding: 'identity', bytes: new InflatedBytes(source, first[1]), sha256: first[2] });
    }
    return forms;
  });
}

/** The body with its forms, which are among `all`. */
export function toBody(
  { at, type, language, lastModified }: Omit<BodyHead, 'headers'>,
  all: readonly CodedBody[][],
  headers: HeaderPair[],
): ResourceBody {
  const forms = all[at] ?? [];
  const [identity] = forms;
  if (identity === undefined) throw new RangeError(`the record has no body ${at}`);
  return { type, language, body: identity.bytes, forms, lastModified, headers };
}
