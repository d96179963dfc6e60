/**
 * The coded form of a body, made at build: gzip, by a library of a fixed version, so that the bytes are the same on
 * every version of Node and every machine. docs/decisions/compression.md says why that coding and that library.
 * Where it pays, a body is stored as gzip alone: the handler inflates it for readers that take no coding.
 */
import { gzip } from 'libdeflate';
import { sha256 } from '../bytes/sha256.ts';
import { loadBytes, type StoredBytes } from '../bytes/stored-bytes.ts';
import type { Coding } from './manifest.ts';

export interface CodedBody {
  coding: Coding;
  bytes: StoredBytes;
  /** Of `bytes`, in hex. */
  sha256: string;
}

/** Below this size (bytes) no coding pays for its header field. */
const SMALLEST = 256;
/** A larger body (bytes) is stored as it is: the library would need twice its size in memory. */
const LARGEST = 256 << 20;
/** A coded body is worth a reader's and the handler's work where it is smaller by this part of the body. */
const WORTHWHILE = 1 / 20;

const COMPRESSIBLE =
  /^(?:text\/|application\/(?:json|xml|javascript|manifest\+json|feed\+json|ld\+json|rss\+xml|atom\+xml|xhtml\+xml|wasm|.*\+(?:json|xml)$)|image\/(?:svg\+xml|bmp|x-icon|vnd\.microsoft\.icon)|font\/(?:ttf|otf))/;

/** How hard to compress: docs/decisions/compression.md has the figures. */
export interface CompressionLevels {
  gzip: number;
}

/** For sites of up to SMALL_SITE documents, where a second of build time buys a fortieth less on the wire. */
export const THOROUGH_LEVELS: CompressionLevels = { gzip: 10 };
/** For larger sites: six times as fast, for a thirtieth more bytes. */
export const QUICK_LEVELS: CompressionLevels = { gzip: 5 };
export const SMALL_SITE = 200;

/** The levels for a site of `documents` posts and pages: known before the first of them is rendered. */
export function levelsFor(documents: number): CompressionLevels {
  return documents <= SMALL_SITE ? THOROUGH_LEVELS : QUICK_LEVELS;
}

/** Whether bodies of this media type (without parameters) shrink when compressed. */
export function isCompressible(type: string): boolean {
  return COMPRESSIBLE.test(type);
}

/** The library that decides the bytes of a coding. A test compares it with the installed one. */
export const LIBRARY = 'libdeflate 0.1.0';

/** Whether coding can pay: the body is not too short, and of a type that shrinks. */
export function isWorthCoding(body: StoredBytes, type: string): boolean {
  return body.length >= SMALLEST && body.length <= LARGEST && isCompressible(type);
}

/** `body` as gzip. */
export function compress(body: Uint8Array, levels: CompressionLevels): CodedBody {
  const bytes = gzip(body, levels.gzip);
  return { coding: 'gzip', bytes, sha256: sha256(bytes) };
}

/** The forms worth serving: identity first, the others smallest first. */
export function worthServing(identity: CodedBody, coded: readonly CodedBody[]): CodedBody[] {
  const most = identity.bytes.length * (1 - WORTHWHILE);
  const smaller = coded.filter(({ bytes }) => bytes.length <= most);
  return [identity, ...smaller.sort((a, b) => a.bytes.length - b.bytes.length)];
}

/** The form that identity is inflated from, so that identity itself is not stored; or null. */
export function sourceOf(forms: readonly CodedBody[]): CodedBody | null {
  return forms.find(({ coding }) => coding === 'gzip') ?? null;
}

/** All forms of `body` worth serving, made here and now. */
export function codedBodies(
  body: StoredBytes,
  type: string,
  levels: CompressionLevels = THOROUGH_LEVELS,
): CodedBody[] {
  const coded = isWorthCoding(body, type) ? [compress(loadBytes(body), levels)] : [];
  return worthServing(identityOf(body), coded);
}

/** `body` as it is. */
export function uncompressed(body: StoredBytes): CodedBody[] {
  return [identityOf(body)];
}

/** A body that is not coded. */
export function identityOf(body: StoredBytes): CodedBody {
  return { coding: 'identity', bytes: body, sha256: sha256(body) };
}
