/**
 * Step 2: the path in its one canonical spelling, with its hash.
 *
 * Canonical is: percent-encoded only where a path segment must be (RFC 3986 §3.3: unreserved characters,
 * sub-delims, ":" and "@" stand for themselves), in capital hex digits, with no empty, "." or ".."
 * segments. Nearly every request is already spelled so and is only looked at; the others go through
 * canonical.ts. Routes stand in the pack in this spelling, so nothing else can ever match one.
 */

import { allocateText } from '../site/bytes.ts';
import { HASH_SEED, hashByte } from '../site/hash.ts';
import { loadU8 } from '../site/memory.ts';
import { canonicalPath, isSegmentByte } from './canonical.ts';
import { Path } from './request-path.ts';

const SLASH: i32 = 0x2f;
const DOT: i32 = 0x2e;

/** Reads the path of `length` bytes at `at`; no bytes are "/". */
export function readPath(at: i32, length: i32): Path {
  const path: Path = new Path();
  if (length === 0) {
    path.at = allocateText('/');
    path.length = 1;
    path.hash = hashByte(HASH_SEED, SLASH);
    path.overflow = path.at === 0;
    return path;
  }
  let hash: i32 = HASH_SEED;
  let previous: i32 = 0;
  for (let i: i32 = 0; i < length; i++) {
    const byte: i32 = loadU8(at + i);
    // "/." may begin a dot segment and "//" an empty one.
    const plain: bool =
      previous === SLASH
        ? byte !== SLASH && byte !== DOT && isSegmentByte(byte)
        : byte === SLASH || isSegmentByte(byte);
    if (!plain) {
      canonicalPath(path, at, length);
      return path;
    }
    hash = hashByte(hash, byte);
    previous = byte;
  }
  path.at = at;
  path.length = length;
  path.hash = hash;
  return path;
}
