/**
 * Resources as one record of the cache: a head in JSON, then the bodies in their coded forms, which are used as
 * slices of the record.
 */
import type { CodedBody } from '../../bundle/codings.ts';
import type { Coding } from '../../bundle/manifest.ts';
import type { Encoder } from '../../bundle/representations.ts';
import type { Resource, ResourceBody } from '../../bundle/resource.ts';
import { whenAll } from '../../bundle/when-all.ts';
import { type FileSlice, loadBytes, type StoredBytes } from '../../bytes/stored-bytes.ts';
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
}

interface Head {
  resources: [path: string, Omit<Resource, 'bodies'>, bodies: BodyHead[]][];
  /** The forms of each distinct body, one after another as they follow the head. */
  bodies: [coding: Coding, length: number, sha256: string][][];
}

/** A body without its bytes; `at` is its place in `bodies`. */
type BodyHead = Omit<ResourceBody, 'body' | 'forms'> & { at: number };

/** Bytes before the head: its length. */
const PREFIX = 4;

/** The stored form of records; `code` makes the forms of bodies. The rest of a value is plain data. */
export function recordForm<Value extends ResourceRecord>(code: Encoder): StoredForm<Value> {
  return {
    encode: (value) => {
      const bodies = distinctBodies(value);
      const forms = whenAll(bodies.map(({ body, type, forms: known }) => known ?? code(body, type)));
      return forms instanceof Promise
        ? forms.then((all) => encodeRecord(value, bodies, all))
        : encodeRecord(value, bodies, forms);
    },
    decode: ({ bytes, place }) => (place === null ? null : decodeRecord<Value>(bytes, place)),
  };
}

/** One body of each set of equal bytes. */
function distinctBodies({ resources }: ResourceRecord): ResourceBody[] {
  const bodies = new Map<StoredBytes, ResourceBody>();
  for (const [, resource] of resources) {
    for (const body of resource.bodies) if (!bodies.has(body.body)) bodies.set(body.body, body);
  }
  return [...bodies.values()];
}

function encodeRecord(
  { resources, ...rest }: ResourceRecord,
  bodies: readonly ResourceBody[],
  forms: readonly (readonly CodedBody[])[],
): Uint8Array[] {
  const places = new Map(bodies.map(({ body }, at) => [body, at]));
  const head: Head & Omit<ResourceRecord, 'resources'> = {
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
  return [prefix, text, ...forms.flatMap((all) => all.map(({ bytes }) => loadBytes(bytes)))];
}

/** The value of the record `bytes`; its bodies are slices of `place`, a file with the same bytes. */
function decodeRecord<Value extends ResourceRecord>(bytes: Uint8Array, place: FileSlice): Value {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = PREFIX + buffer.readUInt32LE(0);
  const { resources, bodies, ...rest } = JSON.parse(buffer.toString('utf8', PREFIX, at)) as Head;
  const stored = bodies.map((forms) =>
    forms.map(([coding, length, sha256]): CodedBody => {
      const slice = place.part(at, length);
      at += length;
      return { coding, bytes: slice, sha256 };
    }),
  );
  const decoded = resources.map(([path, resource, own]): [string, Resource] => [
    path,
    { ...resource, bodies: own.map((body) => toBody(body, stored[body.at] ?? [])) },
  ]);
  return { ...rest, resources: decoded } as unknown as Value;
}

function toBody({ at, type, language, lastModified, headers }: BodyHead, forms: CodedBody[]): ResourceBody {
  const [identity] = forms;
  if (identity === undefined) throw new RangeError(`the record has no body ${at}`);
  return { type, language, body: identity.bytes, forms, lastModified, headers };
}
