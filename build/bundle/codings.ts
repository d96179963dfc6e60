/**
 * The coded forms of a body, made at build: Brotli, gzip, and Zstandard where this Node has it. A form is
 * kept only where it is smaller than the body itself (RFC 9110 §8.4).
 */
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import type { Coding } from './manifest.ts';

export interface CodedBody {
  coding: Coding;
  bytes: Uint8Array;
}

/** Below this size (bytes) no coding pays for its header field. */
const SMALLEST = 256;

const COMPRESSIBLE =
  /^(?:text\/|application\/(?:json|xml|javascript|manifest\+json|feed\+json|ld\+json|rss\+xml|atom\+xml|xhtml\+xml|wasm|.*\+(?:json|xml)$)|image\/(?:svg\+xml|bmp|x-icon|vnd\.microsoft\.icon)|font\/(?:ttf|otf))/;

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
type Zstd = (bytes: Uint8Array, options: object) => Promise<Buffer>;
/** Node has Zstandard from 22.15 on. */
const zstd: Zstd | null =
  'zstdCompress' in zlib ? (promisify(zlib.zstdCompress as never) as unknown as Zstd) : null;
/** ZSTD_c_compressionLevel, a constant of the format's library; @types/node of Node 20 does not know it. */
const ZSTD_LEVEL = 100;

/** How hard to compress: docs/decisions/compression.md has the figures. */
export interface CompressionLevels {
  brotli: number;
  gzip: number;
  zstd: number;
}

/** For sites of up to SMALL_SITE bodies, where a second of build time buys a seventh less on the wire. */
export const THOROUGH_LEVELS: CompressionLevels = { brotli: 10, gzip: 9, zstd: 19 };
/** For larger sites: twelve times as fast. */
export const QUICK_LEVELS: CompressionLevels = { brotli: 9, gzip: 9, zstd: 12 };
export const SMALL_SITE = 500;

/** The levels for a site of `count` compressible bodies. */
export function levelsFor(count: number): CompressionLevels {
  return count <= SMALL_SITE ? THOROUGH_LEVELS : QUICK_LEVELS;
}

/** Whether bodies of this media type (without parameters) shrink when compressed. */
export function isCompressible(type: string): boolean {
  return COMPRESSIBLE.test(type);
}

/** Compresses at a level. */
export type Compress = (body: Uint8Array, levels: CompressionLevels) => Promise<Uint8Array>;

/** The codings that this Node can make. */
export const COMPRESSORS: readonly [Coding, Compress][] = [
  ['br', compressBrotli],
  ['gzip', (body, levels) => gzip(body, { level: levels.gzip })],
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

/** All forms of `body` worth serving, identity first, the others smallest first. */
export async function codedBodies(
  body: Uint8Array,
  type: string,
  levels: CompressionLevels = THOROUGH_LEVELS,
  compressors: readonly [Coding, Compress][] = COMPRESSORS,
): Promise<CodedBody[]> {
  const identity: CodedBody = { coding: 'identity', bytes: body };
  if (body.length < SMALLEST || !isCompressible(type)) return [identity];
  const coded = await Promise.all(
    compressors.map(async ([coding, compress]): Promise<CodedBody> => {
      return { coding, bytes: await compress(body, levels) };
    }),
  );
  const smaller = coded.filter(({ bytes }) => bytes.length < body.length);
  return [identity, ...smaller.sort((a, b) => a.bytes.length - b.bytes.length)];
}

/** A window no larger than the body: the usual one of 4 MiB makes quality 9 twenty times slower. */
function compressBrotli(body: Uint8Array, levels: CompressionLevels): Promise<Uint8Array> {
  const window = Math.ceil(Math.log2(body.length + 16));
  return brotli(body, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: levels.brotli,
      [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT,
      [zlib.constants.BROTLI_PARAM_LGWIN]: Math.min(Math.max(window, 10), 22),
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}
