/**
 * All that a build makes of one document as one record of the cache: its resources with their coded forms, and what
 * was found on the way. A head in JSON, then the bodies, which are only ever referred to where they stand.
 */
import type { CodedBody } from '../../bundle/codings.ts';
import type { Coding } from '../../bundle/manifest.ts';
import type { Resource, ResourceBody } from '../../bundle/resource.ts';
import { type FileSlice, loadBytes, type StoredBytes } from '../../bundle/stored-bytes.ts';
import type { Problem } from '../../content/problem.ts';
import type { PendingAnchor } from '../../markdown/render.types.ts';
import type { Asked, TextsPlace } from '../article-cache.ts';
import type { Blocked } from '../policy/page-policy.ts';

/** What rendering the articles of a document has found. */
export interface Findings {
  problems: Problem[];
  /** The ids in its pages, and its links to ids of others. */
  anchors: string[];
  pendingAnchors: PendingAnchor[];
}

export interface DocumentRecord {
  /** By path: the pages in order, then the source. Each body has its forms, and the headers that make it safe. */
  resources: [string, Resource][];
  /** What of each resource its policy stops, in their order. */
  blocked: Blocked[][];
  /** Seconds since 1970. */
  changesAt: number[];
  findings: Findings;
  /** All that the articles asked of the site around them. */
  asked: Asked;
  /** The texts of the first page's article. */
  texts: TextsPlace;
}

interface Head extends Omit<DocumentRecord, 'resources'> {
  resources: [path: string, Omit<Resource, 'bodies'>, bodies: BodyHead[]][];
  /** The forms of each distinct body, one after another as they follow the head. */
  bodies: [coding: Coding, length: number, sha256: string][][];
}

/** A body without its bytes; `at` is its place in `bodies`. */
type BodyHead = Omit<ResourceBody, 'body' | 'forms'> & { at: number };

/** Bytes of the number that says how long the head is. */
const LENGTH = 4;

/** The record as bytes, and how many of them are the head, which alone is needed to decode it. */
export function encodeDocument({ resources, ...rest }: DocumentRecord): { bytes: Buffer; head: number } {
  const places = new Map<StoredBytes, number>();
  const bodies: (readonly CodedBody[])[] = [];
  const place = ({ body, forms = [] }: ResourceBody): number => {
    const known = places.get(body);
    if (known !== undefined) return known;
    places.set(body, bodies.length);
    return bodies.push(forms) - 1;
  };
  const head: Head = {
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
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32LE(text.length);
  const parts = bodies.flatMap((forms) => forms.map(({ bytes }) => loadBytes(bytes)));
  return { bytes: Buffer.concat([length, text, ...parts]), head: LENGTH + text.length };
}

/** The record that begins with `bytes`, which hold its head at least; its bodies are slices of `place`. */
export function decodeDocument(bytes: Uint8Array, place: FileSlice): DocumentRecord {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = LENGTH + buffer.readUInt32LE(0);
  const { resources, bodies, ...rest } = JSON.parse(buffer.toString('utf8', LENGTH, at)) as Head;
  const stored = bodies.map((forms) =>
    forms.map(([coding, length, sha256]): CodedBody => {
      const slice = place.part(at, length);
      at += length;
      return { coding, bytes: slice, sha256 };
    }),
  );
  return {
    ...rest,
    resources: resources.map(([path, resource, own]) => [
      path,
      { ...resource, bodies: own.map((body) => toBody(body, stored[body.at] ?? [])) },
    ]),
  };
}

function toBody({ at, type, language, lastModified, headers }: BodyHead, forms: CodedBody[]): ResourceBody {
  const [identity] = forms;
  if (identity === undefined) throw new RangeError(`the record has no body ${at}`);
  return { type, language, body: identity.bytes, forms, lastModified, headers };
}
