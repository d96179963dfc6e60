/** Text in memory as (address, length): comparison with other text and with literals, and writing of it. */
import { allocate, loadI32, loadU8, storeU8, toI32 } from './memory.ts';

/** The top bit of each of four bytes: 0x80808080 as i32. */
const TOP_BITS: i32 = -2139062144;

/** Whether the `length` bytes at `a` and at `b` are the same. */
export function sameBytes(a: i32, b: i32, length: i32): bool {
  let i: i32 = 0;
  while (i + 4 <= length) {
    if (loadI32(a + i) !== loadI32(b + i)) return false;
    i += 4;
  }
  while (i < length) {
    if (loadU8(a + i) !== loadU8(b + i)) return false;
    i++;
  }
  return true;
}

/** An ASCII capital as its small letter, any other byte as it is. */
export function lowerCase(byte: i32): i32 {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

/** Whether the bytes are `literal` (ASCII, in lower case), ASCII letters in either case. */
export function isText(at: i32, length: i32, literal: string): bool {
  if (length !== literal.length) return false;
  for (let i: i32 = 0; i < length; i++) {
    if (lowerCase(loadU8(at + i)) !== literal.charCodeAt(i)) return false;
  }
  return true;
}

/** Whether two texts are the same, ASCII letters in either case. */
export function sameText(a: i32, b: i32, length: i32): bool {
  for (let i: i32 = 0; i < length; i++) {
    if (lowerCase(loadU8(a + i)) !== lowerCase(loadU8(b + i))) return false;
  }
  return true;
}

/** Whether all bytes are ASCII, so that the text is certainly valid UTF-8. */
export function isAscii(at: i32, length: i32): bool {
  const end: i32 = at + length;
  let i: i32 = at;
  if (length >= 4) {
    while (i + 4 <= end) {
      if ((loadI32(i) & TOP_BITS) !== 0) return false;
      i += 4;
    }
    // The last four bytes, some of them for the second time.
    return (loadI32(end - 4) & TOP_BITS) === 0;
  }
  while (i < end) {
    if (loadU8(i) >= 0x80) return false;
    i++;
  }
  return true;
}

/** Writes an ASCII literal at `at` and gives the address after it; the caller has made room. */
export function putText(at: i32, literal: string): i32 {
  const length: i32 = literal.length;
  for (let i: i32 = 0; i < length; i++) storeU8(at + i, literal.charCodeAt(i));
  return at + length;
}

/** A copy of an ASCII literal in the arena; 0 where that is full. */
export function allocateText(literal: string): i32 {
  const at: i32 = allocate(literal.length);
  if (at !== 0) putText(at, literal);
  return at;
}

/** How many decimal digits `value` (not negative) has. */
export function digitCount(value: i32): i32 {
  let count: i32 = 1;
  let limit: f64 = 10;
  while (limit <= value) {
    limit *= 10;
    count++;
  }
  return count;
}

/** Writes `value` (not negative) in decimal at `at` and gives the address after it. */
export function putNumber(at: i32, value: i32): i32 {
  const end: i32 = at + digitCount(value);
  let rest: i32 = value;
  for (let i: i32 = end - 1; i >= at; i--) {
    const dividend: f64 = rest;
    const tenth: i32 = toI32(dividend / 10);
    storeU8(i, 0x30 + rest - tenth * 10);
    rest = tenth;
  }
  return end;
}
