/**
 * The coded forms of a body, made at build: Brotli, gzip, and Zstandard where this Node has it. A form is
 * kept only where it is smaller than the body itself (RFC 9110 §8.4).
 */
import * as zlib from 'node:zlib';
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

const COMPRESSIBLE =
  /^(?:text\/|application\/(?:json|xml|javascript|manifest\+json|feed\+json|ld\+json|rss\+xml|atom\+xml|xhtml\+xml|wasm|.*\+(?:json|xml)$)|image\/(?:svg\+xml|bmp|x-icon|vnd\.microsoft\.icon)|font\/(?:ttf|otf))/;

type Zstd = (bytes: Uint8Array, options: object) => Buffer;
/** Node has Zstandard from 22.15 on. */
const zstd: Zstd | null = 'zstdCompressSync' in zlib ? (zlib.zstdCompressSync as Zstd) : null;
/** ZSTD_c_compressionLevel, a constant of the format's library; @types/node of Node 20 does not know it. */
const ZSTD_LEVEL = 100;

/** How hard to compress: docs/decisions/compression.md has the figures. */
export interface CompressionLevels {
  brotli: number;
  gzip: number;
  zstd: number;
  /** Media types that get gzip alone. */
  gzipOnly: readonly string[];
}

/** For sites of up to SMALL_SITE documents, where a second of build time buys a seventh less on the wire. */
export const THOROUGH_LEVELS: CompressionLevels = { brotli: 10, gzip: 9, zstd: 19, gzipOnly: [] };
/** For larger sites: ten times as fast. */
export const QUICK_LEVELS: CompressionLevels = {
  brotli: 5,
  gzip: 6,
  zstd: 6,
  // Few readers ask for Markdown, and a small text gains little from Brotli over gzip.
  gzipOnly: ['text/markdown'],
};
export const SMALL_SITE = 200;

/** The levels for a site of `documents` posts and pages: known before the first of them is rendered. */
export function levelsFor(documents: number): CompressionLevels {
  return documents <= SMALL_SITE ? THOROUGH_LEVELS : QUICK_LEVELS;
}

/** Whether bodies of this media type (without parameters) shrink when compressed. */
export function isCompressible(type: string): boolean {
  return COMPRESSIBLE.test(type);
}

/** Compresses at a level. */
export type Compress = (body: Uint8Array, levels: CompressionLevels) => Uint8Array;

/** The codings that this Node can make. */
export const COMPRESSORS: readonly [Coding, Compress][] = [
  ['br', compressBrotli],
  ['gzip', (body, levels) => zlib.gzipSync(body, { level: levels.gzip, chunkSize: chunkFor(body) })],
  ...(zstd === null
    ? []
    : [
        [
          'zstd',
          (body: Uint8Array, levels: CompressionLevels) =>
            zstd(body, { params: { [ZSTD_LEVEL]: levels.zstd } }),
        ] satisfies [Coding, Compress],
      ]),
];

/** The versions of the libraries that decide what bytes a coding gives. */
export const LIBRARIES: string = ['zlib', 'brotli', 'zstd']
  .map((name) => `${name} ${process.versions[name] ?? 'none'}`)
  .join(', ');

/** The codings to make of a body: none where it is too short or of a type that does not shrink. */
export function codingsFor(body: StoredBytes, type: string, levels: CompressionLevels): Coding[] {
  if (body.length < SMALLEST || !isCompressible(type)) return [];
  const isGzipOnly = levels.gzipOnly.includes(type);
  return COMPRESSORS.map(([coding]) => coding).filter((coding) => !isGzipOnly || coding === 'gzip');
}

/** `body` in a coding that this Node can make. */
export function compress(body: Uint8Array, coding: Coding, levels: CompressionLevels): CodedBody {
  const compressor = COMPRESSORS.find(([name]) => name === coding)?.[1];
  if (compressor === undefined) throw new RangeError(`this Node makes no ${coding}`);
  const bytes = compressor(body, levels);
  return { coding, bytes, sha256: sha256(bytes) };
}

/** The forms worth serving of all that were made: identity first, the others smallest first. */
export function worthServing(identity: CodedBody, coded: readonly CodedBody[]): CodedBody[] {
  const smaller = coded.filter(({ bytes }) => bytes.length < identity.bytes.length);
  return [identity, ...smaller.sort((a, b) => a.bytes.length - b.bytes.length)];
}

/** All forms of `body` worth serving, made here and now. */
export function codedBodies(
  body: StoredBytes,
  type: string,
  levels: CompressionLevels = THOROUGH_LEVELS,
): CodedBody[] {
  const bytes = loadBytes(body);
  const coded = codingsFor(bytes, type, levels).map((coding) => compress(bytes, coding, levels));
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

/** A window no larger than the body: the usual one of 4 MiB makes quality 9 twenty times slower. */
function compressBrotli(body: Uint8Array, levels: CompressionLevels): Uint8Array {
  const window = Math.ceil(Math.log2(body.length + 16));
  return zlib.brotliCompressSync(body, {
    chunkSize: chunkFor(body),
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: levels.brotli,
      [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT,
      [zlib.constants.BROTLI_PARAM_LGWIN]: Math.min(Math.max(window, 10), 22),
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}

/** Output buffers that a page fits into twice over, and a large file a few times: bytes. */
function chunkFor(body: Uint8Array): number {
  return Math.min(Math.max(body.length >> 1, 1 << 10), 1 << 20);
}
