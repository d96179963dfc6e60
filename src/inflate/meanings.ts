/** What the symbols of codes stand for (RFC 1951 §3.2.5), as codes keep it: extra bits below EXTRA_BITS, a value above. */

/** The code of lengths of codewords: its symbols stand for themselves. */
export const PLAIN: i32 = 0;
/** Bytes, the end of a block, and lengths of copies. */
export const LITERALS: i32 = 1;
/** Distances of copies. */
export const DISTANCES: i32 = 2;

/** The lowest bits of a meaning are the number of bits that follow the codeword and are added to the value, 13 at most. */
export const EXTRA_BITS: i32 = 4;
export const EXTRA_MASK: i32 = 15;

/** Values of LITERALS: a byte is itself, and a length is so much more. */
export const END_OF_BLOCK: i32 = 256;
export const LENGTHS: i32 = 512;
/** The value of LITERALS that stands for nothing; of DISTANCES it is 0. */
const NO_LITERAL: i32 = 257;

/** The longest copy. */
export const LONGEST: i32 = 258;
/** The last code of a length, which has no extra bits. */
const LAST_LENGTH: i32 = 285;
const LAST_DISTANCE: i32 = 29;

/** The meaning of a symbol of a code of that kind. */
export function meaningOf(kind: i32, symbol: i32): i32 {
  if (kind === DISTANCES) return distanceOf(symbol);
  return kind === PLAIN || symbol <= END_OF_BLOCK ? symbol << EXTRA_BITS : lengthOf(symbol);
}

function lengthOf(symbol: i32): i32 {
  if (symbol > LAST_LENGTH) return NO_LITERAL << EXTRA_BITS;
  if (symbol === LAST_LENGTH) return (LENGTHS + LONGEST) << EXTRA_BITS;
  const code: i32 = symbol - END_OF_BLOCK - 1;
  if (code < 8) return (LENGTHS + code + 3) << EXTRA_BITS;
  const more: i32 = (code >> 2) - 1;
  return ((LENGTHS + ((4 + (code & 3)) << more) + 3) << EXTRA_BITS) | more;
}

function distanceOf(symbol: i32): i32 {
  if (symbol > LAST_DISTANCE) return 0;
  if (symbol < 4) return (symbol + 1) << EXTRA_BITS;
  const more: i32 = (symbol >> 1) - 1;
  return ((((2 + (symbol & 1)) << more) + 1) << EXTRA_BITS) | more;
}
