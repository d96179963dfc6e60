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
const zstd: Zstd | null =
  'zstdCompress' in zlib ? (promisify(zlib.zstdCompress as never) as unknown as Zstd) : null;

/** How hard to compress: docs/decisions/compression.md has the figures behind the defaults. */
export interface CompressionLevels {
  brotli: number;
  gzip: number;
  zstd: number;
}

export const DEFAULT_LEVELS: CompressionLevels = { brotli: 9, gzip: 9, zstd: 19 };

/** Whether bodies of this media type (without parameters) shrink when compressed. */
export function isCompressible(type: string): boolean {
  return COMPRESSIBLE.test(type);
}

/** All forms of `body` worth serving, identity first, the others smallest first. */
export async function codedBodies(
  body: Uint8Array,
  type: string,
  levels: CompressionLevels = DEFAULT_LEVELS,
): Promise<CodedBody[]> {
  const identity: CodedBody = { coding: 'identity', bytes: body };
  if (body.length < SMALLEST || !isCompressible(type)) return [identity];
  const coded = await Promise.all([
    brotli(body, {
      params: {
        [zlib.constants.BROTLI_PARAM_QUALITY]: levels.brotli,
        [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT,
        [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }).then((bytes): CodedBody => ({ coding: 'br', bytes })),
    gzip(body, { level: levels.gzip }).then((bytes): CodedBody => ({ coding: 'gzip', bytes })),
    ...(zstd === null
      ? []
      : [
          zstd(body, { params: { 100: levels.zstd } }).then(
            (bytes): CodedBody => ({ coding: 'zstd', bytes }),
          ),
        ]),
  ]);
  const smaller = coded.filter(({ bytes }) => bytes.length < body.length);
  return [identity, ...smaller.sort((a, b) => a.bytes.length - b.bytes.length)];
}
