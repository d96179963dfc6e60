/** Whether bytes are well-formed UTF-8 (RFC 3629 §4: no overlong forms, no surrogates, up to U+10FFFF). */
import { loadU8 } from '../site/memory.ts';

/** Checks the `length` bytes at `at`. */
export function isUtf8(at: i32, length: i32): bool {
  const end: i32 = at + length;
  let i: i32 = at;
  while (i < end) {
    const lead: i32 = loadU8(i);
    i++;
    if (lead < 0x80) continue;
    let more: i32 = 0;
    // The second byte's bounds rule out overlong forms, surrogates and what is past U+10FFFF.
    let lowest: i32 = 0x80;
    let highest: i32 = 0xbf;
    if (lead >= 0xc2 && lead <= 0xdf) {
      more = 1;
    } else if (lead >= 0xe0 && lead <= 0xef) {
      more = 2;
      if (lead === 0xe0) lowest = 0xa0;
      if (lead === 0xed) highest = 0x9f;
    } else if (lead >= 0xf0 && lead <= 0xf4) {
      more = 3;
      if (lead === 0xf0) lowest = 0x90;
      if (lead === 0xf4) highest = 0x8f;
    } else {
      return false;
    }
    if (end - i < more) return false;
    const second: i32 = loadU8(i);
    if (second < lowest || second > highest) return false;
    for (let k: i32 = 1; k < more; k++) {
      const byte: i32 = loadU8(i + k);
      if (byte < 0x80 || byte > 0xbf) return false;
    }
    i += more;
  }
  return true;
}
