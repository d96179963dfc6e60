/**
 * No cache may keep an answer past the instant at which the site says something else (RFC 9111 §4.2.1): the
 * numbers in Cache-Control, and in the fields that target one kind of cache (RFC 9213), are cut to what is
 * left until then, and Expires, which they outrank, is taken out.
 */
import { isText, putNumber } from '../site/bytes.ts';
import { setValue } from '../site/headers.ts';
import {
  NEVER,
  RECORD_NAME,
  RECORD_NAME_LENGTH,
  RECORD_SIZE,
  RECORD_VALUE,
  RECORD_VALUE_LENGTH,
} from '../site/layout.ts';
import { allocate, loadI32, loadU8, storeU8, toI32 } from '../site/memory.ts';
import type { Answer } from './answer.ts';

const EQUALS: i32 = 0x3d;
/** Longer lifetimes than this (seconds, 68 years) are not told apart. */
const MAX_SECONDS: i32 = 2147483647;

/** Cuts an answer's freshness at `changes`; both instants in seconds since 1970. False: the arena is full. */
export function limitFreshness(answer: Answer, changes: f64, now: f64): bool {
  if (changes === NEVER) return true;
  const rest: f64 = changes - now;
  const seconds: i32 = rest > MAX_SECONDS ? MAX_SECONDS : rest < 0 ? 0 : toI32(rest);
  if (!answer.own(0)) return false;
  const expires: i32 = answer.find('expires');
  if (expires !== 0) {
    answer.remove(loadI32(expires + RECORD_NAME), loadI32(expires + RECORD_NAME_LENGTH), answer.headersCount);
  }
  for (let i: i32 = 0; i < answer.headersCount; i++) {
    const record: i32 = answer.headersAt + i * RECORD_SIZE;
    if (controlsCaches(loadI32(record + RECORD_NAME), loadI32(record + RECORD_NAME_LENGTH))) {
      if (!limitRecord(record, seconds)) return false;
    }
  }
  return true;
}

/** cache-control, cdn-cache-control and their like, and surrogate-control. */
export function controlsCaches(name: i32, length: i32): bool {
  if (length >= 13 && isText(name + length - 13, 13, 'cache-control')) return true;
  return isText(name, length, 'surrogate-control');
}

/** Writes the field's value anew if it reaches past `seconds`. What may be served stale counts as well. */
function limitRecord(record: i32, seconds: i32): bool {
  const at: i32 = loadI32(record + RECORD_VALUE);
  const length: i32 = loadI32(record + RECORD_VALUE_LENGTH);
  const out: i32 = allocate(length);
  if (out === 0) return false;
  let end: i32 = out;
  let i: i32 = 0;
  while (i < length) {
    const byte: i32 = loadU8(at + i);
    storeU8(end, byte);
    end++;
    i++;
    if (byte !== EQUALS) continue;
    const limit: i32 = limitOf(at, i - 1, seconds);
    if (limit < 0) continue;
    let value: i32 = 0;
    const digits: i32 = i;
    while (i < length && isDigit(loadU8(at + i))) {
      // Past 214,748,364 another digit might not fit: such a lifetime counts as the longest there is.
      value = value > 214748363 ? MAX_SECONDS : value * 10 + loadU8(at + i) - 0x30;
      i++;
    }
    if (i > digits) end = putNumber(end, value < limit ? value : limit);
  }
  setValue(record, out, end - out);
  return true;
}

/** The most that the directive whose "=" stands at `equals` may say; -1: it says no lifetime. */
function limitOf(at: i32, equals: i32, seconds: i32): i32 {
  if (endsWith(at, equals, 'max-age') || endsWith(at, equals, 's-maxage')) return seconds;
  if (endsWith(at, equals, 'stale-while-revalidate') || endsWith(at, equals, 'stale-if-error')) return 0;
  return -1;
}

function endsWith(at: i32, end: i32, word: string): bool {
  return end >= word.length && isText(at + end - word.length, word.length, word);
}

function isDigit(byte: i32): bool {
  return byte >= 0x30 && byte <= 0x39;
}
