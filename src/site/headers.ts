/** Header lists: records of name and value (RECORD_*), in the pack or in the arena. */
import { isAscii, isText } from './bytes.ts';
import {
  PACK_BASE,
  PAIR_SIZE,
  RECORD_NAME,
  RECORD_NAME_LENGTH,
  RECORD_SIZE,
  RECORD_VALUE,
  RECORD_VALUE_LENGTH,
} from './layout.ts';
import {
  allocateForHost,
  copyBytes,
  loadI32,
  memorySize,
  multiply,
  reveal,
  revealAscii,
  storeI32,
} from './memory.ts';
import type { Site } from './site.ts';

/** The address of the first of `count` records at `at` that has this name (lower case), or 0. */
export function findHeader(at: i32, count: i32, name: string): i32 {
  for (let i: i32 = 0; i < count; i++) {
    const record: i32 = at + i * RECORD_SIZE;
    if (isText(loadI32(record + RECORD_NAME), loadI32(record + RECORD_NAME_LENGTH), name)) return record;
  }
  return 0;
}

/** Gives a record outside the pack another value. */
export function setValue(record: i32, value: i32, valueLength: i32): void {
  storeI32(record + RECORD_VALUE, value);
  storeI32(record + RECORD_VALUE_LENGTH, valueLength);
}

/** The first of two numbers that share 32 bits: REPRESENTATION_HEADER_COUNTS, VERSION_STATUS. */
export function lowerHalf(pair: i32): i32 {
  return pair & 0xffff;
}

/** The second of them. */
export function upperHalf(pair: i32): i32 {
  return pair >>> 16;
}

/**
 * Whether a list of header records may be changed or handed to the host: in the pack, aligned, each name and
 * value in the pack, each name UTF-8. The host traps on a list of which this is not true.
 */
export function areSoundHeaders(site: Site, at: i32, count: i32): bool {
  if (!site.holdsTable(at, count, RECORD_SIZE)) return false;
  const end: i32 = at + multiply(count, RECORD_SIZE);
  for (let record: i32 = at; record < end; record += RECORD_SIZE) {
    const name: i32 = loadI32(record + RECORD_NAME);
    const nameLength: i32 = loadI32(record + RECORD_NAME_LENGTH);
    if (!site.holds(name, nameLength) || !isAscii(name, nameLength)) return false;
    if (!site.holds(loadI32(record + RECORD_VALUE), loadI32(record + RECORD_VALUE_LENGTH))) return false;
  }
  return true;
}

/**
 * A copy of a list of `count` records and `restCount` more, with all that it names where the host can read it:
 * its address. The list is one in the pack, of which nothing is known but that its records are there, or one that
 * an answer has made its own (Answer.own). 0: it is not sound (areSoundHeaders), or there is no memory.
 */
export function revealHeaders(at: i32, count: i32, restAt: i32, restCount: i32): i32 {
  const firstSize: i32 = multiply(count, RECORD_SIZE);
  const size: i32 = firstSize + multiply(restCount, RECORD_SIZE);
  const list: i32 = allocateForHost(size);
  if (list === 0) return 0;
  copyBytes(list, at, firstSize);
  if (restCount > 0) copyBytes(list + firstSize, restAt, size - firstSize);
  const packEnd: i32 = memorySize();
  const isChecked: bool = at < PACK_BASE;
  // Name and value alike are an address and a length.
  for (let pair: i32 = list; pair < list + size; pair += PAIR_SIZE) {
    const text: i32 = loadI32(pair);
    const length: i32 = loadI32(pair + 4);
    if (text < PACK_BASE) {
      if (isChecked) continue;
      return 0;
    }
    if (length < 0 || length > packEnd - text) return 0;
    const isName: bool = ((pair - list) & PAIR_SIZE) === 0;
    const shown: i32 = isName ? revealAscii(text, length) : reveal(text, length);
    if (shown === 0) return 0;
    storeI32(pair, shown);
  }
  return list;
}
