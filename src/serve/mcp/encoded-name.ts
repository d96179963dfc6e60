/** Header fields whose value is not ASCII: `=?base64?…?=` (MCP 2026-07-28, Streamable HTTP, Value Encoding). */
import { loadU8 } from '../../site/memory.ts';

const PREFIX: string = '=?base64?';
/** Bytes of the prefix, and of "?=". */
const PREFIX_LENGTH: i32 = 9;
const SUFFIX_LENGTH: i32 = 2;

/** Whether the field's value is the text in that form. */
export function isEncodedAs(at: i32, length: i32, text: i32, textLength: i32): bool {
  if (length < PREFIX_LENGTH + SUFFIX_LENGTH) return false;
  for (let i: i32 = 0; i < PREFIX_LENGTH; i++) if (loadU8(at + i) !== PREFIX.charCodeAt(i)) return false;
  let end: i32 = at + length - SUFFIX_LENGTH;
  if (loadU8(end) !== 0x3f || loadU8(end + 1) !== 0x3d) return false;
  const start: i32 = at + PREFIX_LENGTH;
  while (end > start && loadU8(end - 1) === 0x3d) end--;
  let bits: i32 = 0;
  let count: i32 = 0;
  let place: i32 = 0;
  for (let i: i32 = start; i < end; i++) {
    const value: i32 = sextet(loadU8(i));
    if (value < 0) return false;
    bits = ((bits & 0xff) << 6) | value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    if (place === textLength || ((bits >> count) & 0xff) !== loadU8(text + place)) return false;
    place++;
  }
  return place === textLength;
}

/** What a letter of base64 (RFC 4648 §4) stands for; -1: it is none. */
function sextet(byte: i32): i32 {
  if (byte >= 0x41 && byte <= 0x5a) return byte - 0x41;
  if (byte >= 0x61 && byte <= 0x7a) return byte - 0x47;
  if (byte >= 0x30 && byte <= 0x39) return byte + 4;
  return byte === 0x2b ? 62 : byte === 0x2f ? 63 : -1;
}
