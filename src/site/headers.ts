/** Header lists: records of name and value (RECORD_*), in the pack or in the arena. */
import { isAscii, isText } from './bytes.ts';
import { RECORD_NAME, RECORD_NAME_LENGTH, RECORD_SIZE, RECORD_VALUE, RECORD_VALUE_LENGTH } from './layout.ts';
import { loadI32, multiply, storeI32 } from './memory.ts';
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

/**
 * Whether a list of header records may be handed to the host: in the pack, aligned, each name and value in
 * the pack, each name UTF-8. The host traps on a list of which this is not true.
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
