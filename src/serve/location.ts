/**
 * The Location of a redirect (RFC 9110 §10.2.2): as the site says it, with the request's query kept. A query
 * that the site's own location has stands first; a fragment stays last.
 */
import { allocateText } from '../site/bytes.ts';
import { setValue } from '../site/headers.ts';
import { allocate, copyBytes, loadU8, storeU8 } from '../site/memory.ts';
import type { Answer } from './answer.ts';
import { hexValue, putEncoded } from './canonical.ts';
import { Field } from './request.ts';
import type { Target } from './target.ts';

const HASH: i32 = 0x23;
const PERCENT: i32 = 0x25;
const AMPERSAND: i32 = 0x26;
const QUESTION_MARK: i32 = 0x3f;

/** Sets an answer's Location to the `length` bytes at `at` and the target's query. False: the arena is full. */
export function setLocation(answer: Answer, at: i32, length: i32, target: Target): bool {
  let location: Field | null = null;
  if (target.queryLength < 0) location = new Field(at, length);
  else location = withQuery(at, length, target.query, target.queryLength);
  if (location === null || !answer.own(1)) return false;
  const record: i32 = answer.find('location');
  if (record !== 0) {
    setValue(record, location.at, location.length);
    return true;
  }
  const name: i32 = allocateText('location');
  if (name === 0) return false;
  answer.add(name, 8, location.at, location.length);
  return true;
}

/**
 * The location of `length` bytes at `at` with a query, which is empty or of `queryLength` bytes. Null: no
 * room in the arena.
 */
function withQuery(at: i32, length: i32, query: i32, queryLength: i32): Field | null {
  const out: i32 = allocate(length + 1 + queryLength * 3);
  if (out === 0) return null;
  let fragment: i32 = 0;
  while (fragment < length && loadU8(at + fragment) !== HASH) fragment++;
  let separator: i32 = QUESTION_MARK;
  for (let i: i32 = 0; i < fragment; i++) {
    if (loadU8(at + i) === QUESTION_MARK) separator = AMPERSAND;
  }
  copyBytes(out, at, fragment);
  storeU8(out + fragment, separator);
  let end: i32 = putQuery(out + fragment + 1, query, queryLength);
  copyBytes(end, at + fragment, length - fragment);
  end += length - fragment;
  return new Field(out, end - out);
}

/** Writes a query so that it is one (RFC 3986 §3.4): every byte that may not stand in it is encoded. */
function putQuery(to: i32, query: i32, length: i32): i32 {
  let out: i32 = to;
  for (let i: i32 = 0; i < length; i++) {
    const byte: i32 = loadU8(query + i);
    if (isQueryByte(byte) || (byte === PERCENT && isEncoded(query + i, length - i))) {
      storeU8(out, byte);
      out++;
    } else {
      out = putEncoded(out, byte);
    }
  }
  return out;
}

/** Whether a "%" with `rest` bytes from it on begins a percent-encoded byte. */
function isEncoded(at: i32, rest: i32): bool {
  return rest >= 3 && hexValue(loadU8(at + 1)) >= 0 && hexValue(loadU8(at + 2)) >= 0;
}

/** Unreserved characters, sub-delims, ":", "@", "/" and "?". */
function isQueryByte(byte: i32): bool {
  if (byte >= 0x61) return byte <= 0x7a || byte === 0x7e;
  if (byte >= 0x3f) return byte <= 0x5a || byte === 0x5f;
  if (byte >= 0x26) return byte <= 0x3b || byte === 0x3d;
  return byte === 0x21 || byte === 0x24;
}
