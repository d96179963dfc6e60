/**
 * A long sequence of bytes as a list of arrays and slices of files, so that a site of hundreds of megabytes is laid
 * out several times without a copy.
 */
import { loadBytes, type StoredBytes } from './stored-bytes.ts';

export type Chunks = readonly StoredBytes[];

/** One array or several. */
export function asChunks(bytes: Uint8Array | Chunks): Chunks {
  return bytes instanceof Uint8Array ? [bytes] : bytes;
}

/** Bytes of all chunks. */
export function lengthOf(chunks: Chunks): number {
  let length = 0;
  for (const chunk of chunks) length += chunk.length;
  return length;
}

/** The chunks as one array. */
export function concatenate(chunks: Chunks): Uint8Array {
  const out = new Uint8Array(lengthOf(chunks));
  let at = 0;
  for (const chunk of chunks) {
    out.set(loadBytes(chunk), at);
    at += chunk.length;
  }
  return out;
}
