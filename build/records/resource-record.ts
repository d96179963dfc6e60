/**
 * Resources as one record of the cache, with their coded forms and whatever else there is to say of them: a head in
 * JSON, then the bodies, which are only ever referred to where they stand.
 */
import { crc32 } from 'node:zlib';
import type { CodedBody } from '../bundle/codings.ts';
import type { Coding } from '../bundle/manifest.ts';
import type { Resource, ResourceBody } from '../bundle/resource.ts';
import { type FileSlice, loadBytes, type StoredBytes } from '../bytes/stored-bytes.ts';
import type { CacheSharing, ContentCache } from '../remember/content-cache.ts';
import type { Blocked } from '../site/safety/page-policy.ts';

export interface ResourceRecord {
  /** By path. Each body has its forms, and the headers that make it safe. */
  resources: [string, Resource][];
  /** What of each resource its policy stops, in their order. */
  blocked: Blocked[][];
}

interface Head {
  resources: [path: string, Omit<Resource, 'bodies'>, bodies: BodyHead[]][];
  /** The forms of each distinct body, one after another as they follow the head. */
  bodies: [coding: Coding, length: number, sha256: string][][];
}

/** A body without its bytes; `at` is its place in `bodies`. */
type BodyHead = Omit<ResourceBody, 'body' | 'forms'> & { at: number };

/** Bytes before the head: its length, and a checksum of it, since it is read alone. */
const PREFIX = 8;

/**
 * The record as bytes: a head, which alone is needed to decode it, in a buffer of its own, and the bodies that follow
 * it.
 */
export function encodeRecord({ resources, ...rest }: ResourceRecord): {
  head: Uint8Array;
  bodies: Uint8Array[];
} {
  const places = new Map<StoredBytes, number>();
  const bodies: (readonly CodedBody[])[] = [];
  const place = ({ body, forms = [] }: ResourceBody): number => {
    const known = places.get(body);
    if (known !== undefined) return known;
    places.set(body, bodies.length);
    return bodies.push(forms) - 1;
  };
  const head: Head & Omit<ResourceRecord, 'resources'> = {
    ...rest,
    resources: resources.map(([path, { bodies: own, ...resource }]) => [
      path,
      resource,
      own.map((body) => {
        const { body: _bytes, forms: _forms, ...said } = body;
        return { ...said, at: place(body) };
      }),
    ]),
    bodies: bodies.map((forms) => forms.map(({ coding, bytes, sha256 }) => [coding, bytes.length, sha256])),
  };
  const text = JSON.stringify(head);
  const length = Buffer.byteLength(text);
  const encoded = Buffer.allocUnsafeSlow(PREFIX + length);
  encoded.write(text, PREFIX);
  encoded.writeUInt32LE(length);
  encoded.writeUInt32LE(crc32(encoded.subarray(PREFIX)), 4);
  return { head: encoded, bodies: bodies.flatMap((forms) => forms.map(({ bytes }) => loadBytes(bytes))) };
}

/** How many of the bytes of a record are its head, by the first of them; it is wrong where these are damaged. */
export function headLength(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return buffer.length < PREFIX ? PREFIX : PREFIX + buffer.readUInt32LE(0);
}

/** Whether `bytes` hold the whole head of a record, as it was written. */
export function isHeadWhole(bytes: Uint8Array): boolean {
  const end = headLength(bytes);
  if (bytes.length < end) return false;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return buffer.readUInt32LE(4) === crc32(bytes.subarray(PREFIX, end));
}

/**
 * The record that begins with `bytes`, which hold its head at least; its bodies are slices of `place`. What it was
 * encoded from decides its type.
 */
export function decodeRecord<Kind extends ResourceRecord>(bytes: Uint8Array, place: FileSlice): Kind {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = headLength(bytes);
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
  return { ...rest, resources: decoded } as unknown as Kind;
}

/** The record at `key`, found whole; null: there is none that can be referred to. Its type is as in `decodeRecord`. */
export function findRecord<Kind extends ResourceRecord>(
  cache: ContentCache,
  sharing: CacheSharing,
  key: string,
): Kind | null {
  const bytes = sharing.view(key);
  const place = bytes === null ? null : cache.locate(key);
  return bytes === null || place === null ? null : decodeRecord<Kind>(bytes, place);
}

function toBody({ at, type, language, lastModified, headers }: BodyHead, forms: CodedBody[]): ResourceBody {
  const [identity] = forms;
  if (identity === undefined) throw new RangeError(`the record has no body ${at}`);
  return { type, language, body: identity.bytes, forms, lastModified, headers };
}
