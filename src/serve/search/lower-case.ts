/**
 * Small letters of Latin, Greek and Cyrillic: enough to give a query one spelling. Which words are the same the index
 * says, by the tables of Unicode that the build has.
 */

import { lowerCase } from '../../site/bytes.ts';
import { copyBytes, loadU8, storeU8 } from '../../site/memory.ts';

/** Writes the character of `size` bytes at `from` (valid UTF-8) as a small letter at `to`; gives how many bytes it takes. */
export function putLowerCase(to: i32, from: i32, size: i32): i32 {
  const first: i32 = loadU8(from);
  if (size === 1) storeU8(to, lowerCase(first));
  if (size !== 2) {
    if (size > 2) copyBytes(to, from, size);
    return size;
  }
  const small: i32 = smallLetter(((first & 0x1f) << 6) | (loadU8(from + 1) & 0x3f));
  storeU8(to, 0xc0 | (small >> 6));
  storeU8(to + 1, 0x80 | (small & 0x3f));
  return 2;
}

/** The small letter of a code point of two bytes, which takes two bytes as well. */
function smallLetter(codePoint: i32): i32 {
  if (codePoint >= 0xc0 && codePoint <= 0xde) return codePoint === 0xd7 ? codePoint : codePoint + 0x20;
  // Latin Extended-A: pairs, but for a few that stand alone.
  if ((codePoint >= 0x100 && codePoint <= 0x12f) || (codePoint >= 0x132 && codePoint <= 0x137)) {
    return codePoint | 1;
  }
  if (codePoint >= 0x14a && codePoint <= 0x177) return codePoint | 1;
  if ((codePoint >= 0x139 && codePoint <= 0x148) || (codePoint >= 0x179 && codePoint <= 0x17e)) {
    return (codePoint & 1) !== 0 ? codePoint + 1 : codePoint;
  }
  if (codePoint >= 0x391 && codePoint <= 0x3a9) return codePoint + 0x20;
  if (codePoint >= 0x410 && codePoint <= 0x42f) return codePoint + 0x20;
  return codePoint >= 0x400 && codePoint <= 0x40f ? codePoint + 0x50 : codePoint;
}
