/** Entity tags (RFC 9110 §8.8.3): lists of them in If-Match and If-None-Match, one of them in If-Range. */
import { sameBytes } from '../site/bytes.ts';
import { PAIR_LENGTH, PAIR_TEXT } from '../site/layout.ts';
import { loadI32, loadU8 } from '../site/memory.ts';
import type { Field } from './request.ts';
import { isBlank } from './weighted-list.ts';

const QUOTE: i32 = 0x22;
const COMMA: i32 = 0x2c;
const SLASH: i32 = 0x2f;
const CAPITAL_W: i32 = 0x57;
const DELETE: i32 = 0x7f;

/** Whether the field is "*": any representation at all. */
export function isAny(field: Field): bool {
  return field.length === 1 && loadU8(field.at) === 0x2a;
}

/**
 * Whether a list of entity tags holds the strong tag of the pair `pair` (entityTag), quotes included; a weak one
 * with the same characters counts where `weakly` (§8.8.3.2). A list that breaks off in something that is no
 * entity tag ends there. No list holds the tag of a representation that has none, which is 0.
 */
export function listsTag(field: Field, pair: i32, weakly: bool): bool {
  if (pair === 0) return false;
  const tag: i32 = loadI32(pair + PAIR_TEXT);
  const length: i32 = loadI32(pair + PAIR_LENGTH);
  const end: i32 = field.at + field.length;
  let i: i32 = field.at;
  while (i < end) {
    const byte: i32 = loadU8(i);
    if (byte === COMMA || isBlank(byte)) {
      i++;
      continue;
    }
    const isWeak: bool = byte === CAPITAL_W && end - i > 1 && loadU8(i + 1) === SLASH;
    const start: i32 = isWeak ? i + 2 : i;
    const after: i32 = tagEnd(start, end);
    if (after === 0) return false;
    if ((weakly || !isWeak) && after - start === length && sameBytes(start, tag, length)) return true;
    i = after;
    while (i < end && isBlank(loadU8(i))) i++;
    if (i < end && loadU8(i) !== COMMA) return false;
  }
  return false;
}

/** The address after the opaque tag that begins at `start`, or 0 where none does. */
function tagEnd(start: i32, end: i32): i32 {
  if (start >= end || loadU8(start) !== QUOTE) return 0;
  for (let i: i32 = start + 1; i < end; i++) {
    const byte: i32 = loadU8(i);
    if (byte === QUOTE) return i + 1;
    if (byte <= 0x20 || byte === DELETE) return 0;
  }
  return 0;
}
