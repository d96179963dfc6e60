/** SHA-256 of a body in hex: its key in the manifest, and the source of its validator and digest. */
import { hash } from 'node:crypto';
import { loadBytes, type StoredBytes } from './stored-bytes.ts';

/** A body often stands at several paths, at many instants, and in one build after another. */
const known: WeakMap<StoredBytes, string> = new WeakMap();

/** The hash of `bytes`, which must never change. */
export function sha256(bytes: StoredBytes): string {
  let sha = known.get(bytes);
  if (sha === undefined) {
    sha = hash('sha256', loadBytes(bytes), 'hex');
    known.set(bytes, sha);
  }
  return sha;
}
