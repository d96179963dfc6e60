/**
 * The canonical spelling of a path that is not in it already, or that it has none.
 *
 * Each segment is percent-decoded once and encoded again. An encoded slash is part of its segment and never
 * separates; so is an encoded backslash. Dot segments are removed as RFC 3986 §5.2.4 does, encoded ones too
 * (§6.2.2.2), and end at the root; empty segments are dropped. A path has no canonical spelling, and gets a
 * 400, if a "%" is not followed by two hex digits, or what it decodes to is not UTF-8 (RFC 3629: no overlong
 * forms, no surrogates) or has a control character in it.
 */

import { sameBytes } from '../site/bytes.ts';
import { hashBytes } from '../site/hash.ts';
import { allocate, loadU8, storeU8 } from '../site/memory.ts';
import type { Path } from './request-path.ts';
import { isUtf8 } from './utf8.ts';

const SLASH: i32 = 0x2f;
const DOT: i32 = 0x2e;
const PERCENT: i32 = 0x25;

/** Whether a byte stands for itself in a path segment. */
export function isSegmentByte(byte: i32): bool {
  if (byte >= 0x61) return byte <= 0x7a || byte === 0x7e;
  if (byte >= 0x40) return byte <= 0x5a || byte === 0x5f;
  if (byte >= 0x26) return byte <= 0x3b ? byte !== SLASH : byte === 0x3d;
  return byte === 0x21 || byte === 0x24;
}

/** Fills `path` with the canonical spelling of the `length` bytes at `at`, which begin with "/". */
export function canonicalPath(path: Path, at: i32, length: i32): void {
  // One byte becomes three at most, and each segment's decoded bytes lie apart before they are encoded.
  const out: i32 = allocate(length * 3 + 1);
  const segment: i32 = allocate(length);
  if (out === 0 || segment === 0) {
    path.overflow = true;
    return;
  }
  const end: i32 = at + length;
  let outEnd: i32 = out;
  let i: i32 = at;
  let directory: bool = false;
  while (i < end) {
    i++;
    const start: i32 = i;
    while (i < end && loadU8(i) !== SLASH) i++;
    const size: i32 = decodeSegment(segment, start, i);
    if (size < 0) return;
    directory = size === 0 || isDots(segment, size);
    if (size === 2 && directory) outEnd = parentOf(out, outEnd);
    else if (!directory) outEnd = encodeSegment(outEnd, segment, size);
  }
  if (directory) {
    storeU8(outEnd, SLASH);
    outEnd++;
  }
  path.at = out;
  path.length = outEnd - out;
  path.hash = hashBytes(out, path.length);
  path.respelled = path.length !== length || !sameBytes(out, at, length);
}

/** Decodes the bytes from `from` to `end` into `to`; gives their number, or -1 where they cannot be decoded. */
function decodeSegment(to: i32, from: i32, end: i32): i32 {
  let size: i32 = 0;
  let i: i32 = from;
  while (i < end) {
    let byte: i32 = loadU8(i);
    i++;
    if (byte === PERCENT) {
      if (end - i < 2) return -1;
      const high: i32 = hexValue(loadU8(i));
      const low: i32 = hexValue(loadU8(i + 1));
      if (high < 0 || low < 0) return -1;
      byte = (high << 4) | low;
      i += 2;
    }
    if (byte < 0x20 || byte === 0x7f) return -1;
    storeU8(to + size, byte);
    size++;
  }
  return isUtf8(to, size) ? size : -1;
}

/** Writes "/" and the encoded segment at `to` and gives the address after it. */
function encodeSegment(to: i32, segment: i32, size: i32): i32 {
  let out: i32 = to;
  storeU8(out, SLASH);
  out++;
  for (let i: i32 = 0; i < size; i++) {
    const byte: i32 = loadU8(segment + i);
    if (isSegmentByte(byte)) {
      storeU8(out, byte);
      out++;
    } else {
      out = putEncoded(out, byte);
    }
  }
  return out;
}

/** Writes a byte percent-encoded at `to` and gives the address after it. */
export function putEncoded(to: i32, byte: i32): i32 {
  storeU8(to, PERCENT);
  storeU8(to + 1, hexDigit(byte >>> 4));
  storeU8(to + 2, hexDigit(byte & 15));
  return to + 3;
}

/** The value of a hex digit, or -1. */
export function hexValue(byte: i32): i32 {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37;
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57;
  return -1;
}

function hexDigit(value: i32): i32 {
  return value < 10 ? 0x30 + value : 0x37 + value;
}

/** Whether a decoded segment is "." or "..". */
function isDots(segment: i32, size: i32): bool {
  if (size > 2) return false;
  return loadU8(segment) === DOT && loadU8(segment + size - 1) === DOT;
}

/** The end of the output without its last segment. A slash in the output always separates. */
function parentOf(out: i32, outEnd: i32): i32 {
  let end: i32 = outEnd;
  while (end > out) {
    end--;
    if (loadU8(end) === SLASH) return end;
  }
  return end;
}
