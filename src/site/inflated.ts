/** Which body of the pack the bytes at an address below 0 are inflated from. */
import {
  HEADER_INFLATED,
  HEADER_INFLATED_COUNT,
  INFLATED_AT,
  INFLATED_LENGTH,
  INFLATED_SIZE,
  INFLATED_SOURCE,
  INFLATED_SOURCE_LENGTH,
  PACK_BASE,
} from './layout.ts';
import { loadI32, memorySize, multiply } from './memory.ts';

/** As many records fit the addresses below 0 if each body has one byte in 128. */
const MOST: i32 = 1 << 24;

/**
 * The record of the inflated body that has the `length` bytes at `at`, any two integers: its address, with the record
 * and its source in the pack. 0: there is none. Records stand in the order of their addresses.
 */
export function findInflated(at: i32, length: i32): i32 {
  const table: i32 = loadI32(PACK_BASE + HEADER_INFLATED);
  const count: i32 = loadI32(PACK_BASE + HEADER_INFLATED_COUNT);
  if (at >= 0 || length < 0 || count < 1 || count > MOST) return 0;
  if ((table & 3) !== 0 || !isInPack(table, multiply(count, INFLATED_SIZE))) return 0;
  let low: i32 = 0;
  let high: i32 = count;
  while (high - low > 1) {
    const middle: i32 = (low + high) >> 1;
    if (loadI32(table + middle * INFLATED_SIZE + INFLATED_AT) <= at) low = middle;
    else high = middle;
  }
  const record: i32 = table + low * INFLATED_SIZE;
  const first: i32 = loadI32(record + INFLATED_AT);
  const size: i32 = loadI32(record + INFLATED_LENGTH);
  // Two addresses below 0 are less than 2^31 apart.
  if (first > at || size < 0 || length > size - (at - first)) return 0;
  const source: i32 = loadI32(record + INFLATED_SOURCE);
  return isInPack(source, loadI32(record + INFLATED_SOURCE_LENGTH)) ? record : 0;
}

function isInPack(at: i32, length: i32): bool {
  return at >= PACK_BASE && length >= 0 && length <= memorySize() - at;
}
