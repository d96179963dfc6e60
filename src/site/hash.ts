/**
 * The hash of a path, for the route table. FNV-1a (draft-eastlake-fnv), 32 bits: two instructions a byte and
 * spread well enough for a table of which a quarter is empty. The pack's writer and reader both use it.
 */
import { loadU8, multiply } from './memory.ts';

/** The hash of no bytes: 0x811c9dc5 as i32. */
export const HASH_SEED: i32 = -2128831035;
const HASH_PRIME: i32 = 16777619;

/** The hash of some bytes and one more, from the hash of those bytes. */
export function hashByte(hash: i32, byte: i32): i32 {
  return multiply(hash ^ byte, HASH_PRIME);
}

/** The hash of the `length` bytes at `at`. */
export function hashBytes(at: i32, length: i32): i32 {
  let hash: i32 = HASH_SEED;
  for (let i: i32 = 0; i < length; i++) hash = hashByte(hash, loadU8(at + i));
  return hash;
}
