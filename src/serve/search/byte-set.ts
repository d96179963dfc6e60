/**
 * A set of bytes that sixteen bytes at a time are looked up in: two tables for the halves of a byte, in which its members
 * have one of eight bits (the Teddy algorithm: Wang et al., "Hyperscan: A Fast Multi-pattern Regex Matcher for Modern
 * CPUs", NSDI 2019, §4.2). Members share these bits, so a byte that is found may not be one of them.
 */
import { peekU8, storeI32, storeU8 } from '../../site/memory.ts';

/** Bytes of memory that a set needs. */
export const BYTE_SET_SIZE: i32 = 32;
const HIGH: i32 = 16;

/** Empties the set at `at`. */
export function clearSet(at: i32): void {
  for (let i: i32 = 0; i < BYTE_SET_SIZE; i += 4) storeI32(at + i, 0);
}

/** Adds a byte to the set at `at`. */
export function addToSet(at: i32, byte: i32): void {
  const low: i32 = at + (byte & 15);
  const high: i32 = at + HIGH + (byte >> 4);
  const bit: i32 = 1 << ((byte >> 4) & 7);
  storeU8(low, peekU8(low) | bit);
  storeU8(high, peekU8(high) | bit);
}
