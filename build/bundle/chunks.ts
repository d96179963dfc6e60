/**
 * Bytes that are never one array: views of bodies, one after another, as they will stand in a file. A site of
 * hundreds of megabytes is laid out several times over without being copied once.
 */
export type Chunks = readonly Uint8Array[];

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
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}
