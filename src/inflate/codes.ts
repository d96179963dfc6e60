/** Prefix codes of DEFLATE (RFC 1951 §3.2.2): from the lengths of their codewords, and a symbol of them from bits. */
import { peekI32, peekU8, storeI32 } from '../site/memory.ts';
import { EXTRA_BITS, EXTRA_MASK, meaningOf } from './meanings.ts';
import { CODE_COUNTS, CODE_FAST_BITS, CODE_FAST_MASK, CODE_SYMBOLS } from './state.ts';

/** The longest codeword (§3.2.7). */
const MAX_BITS: i32 = 15;
/** An entry has the meaning of its symbol above this many bits, and below them the length of its codeword. */
const ENTRY_BITS: i32 = 4;
export const ENTRY_MASK: i32 = 15;
/** Above so many bits it has the value alone. */
export const ENTRY_VALUE: i32 = ENTRY_BITS + EXTRA_BITS;

/**
 * Makes the code at `code` of `symbols` lengths, a byte each at `lengths`; `offsets` is room for 16 integers, `kind` says
 * what the symbols mean (meanings.ts). False: they are those of no code, too many or too few. Where it `mayBeLone` one
 * codeword alone may be a bit long, and there may be none (§3.2.7).
 */
export function makeCode(
  code: i32,
  kind: i32,
  lengths: i32,
  symbols: i32,
  offsets: i32,
  mayBeLone: bool,
): bool {
  for (let i: i32 = 0; i <= MAX_BITS; i++) storeI32(code + CODE_COUNTS + i * 4, 0);
  for (let i: i32 = 0; i < symbols; i++) {
    const count: i32 = code + CODE_COUNTS + peekU8(lengths + i) * 4;
    storeI32(count, peekI32(count) + 1);
  }
  const used: i32 = symbols - peekI32(code + CODE_COUNTS);
  let left: i32 = 1;
  let offset: i32 = 0;
  for (let length: i32 = 1; length <= MAX_BITS; length++) {
    const count: i32 = peekI32(code + CODE_COUNTS + length * 4);
    left = (left << 1) - count;
    if (left < 0) return false;
    storeI32(offsets + length * 4, offset);
    offset += count;
  }
  const isLone: bool = used === 0 || (used === 1 && peekI32(code + CODE_COUNTS + 4) === 1);
  if (left > 0 && !(mayBeLone && isLone)) return false;
  for (let symbol: i32 = 0; symbol < symbols; symbol++) {
    const length: i32 = peekU8(lengths + symbol);
    if (length === 0) continue;
    const place: i32 = offsets + length * 4;
    storeI32(code + CODE_SYMBOLS + peekI32(place) * 4, meaningOf(kind, symbol));
    storeI32(place, peekI32(place) + 1);
  }
  fillFast(code);
  return true;
}

/** Fills the table of short codewords: each stands at all places that begin with it, its first bit the lowest. */
function fillFast(code: i32): void {
  let word: i32 = 0;
  let symbol: i32 = code + CODE_SYMBOLS;
  let left: i32 = CODE_FAST_MASK + 1;
  for (let length: i32 = 1; length <= CODE_FAST_BITS; length++) {
    const count: i32 = peekI32(code + CODE_COUNTS + length * 4);
    const step: i32 = 1 << length;
    left -= count << (CODE_FAST_BITS - length);
    for (let i: i32 = 0; i < count; i++) {
      const entry: i32 = (peekI32(symbol) << ENTRY_BITS) | length;
      for (let at: i32 = word; at <= CODE_FAST_MASK; at += step) storeI32(code + at * 4, entry);
      symbol += 4;
      word = nextWord(word, step >> 1);
    }
  }
  // What longer codewords begin with.
  for (; left > 0; left--) {
    storeI32(code + word * 4, 0);
    word = nextWord(word, (CODE_FAST_MASK + 1) >> 1);
  }
}

/** The codeword after `word`, both in reverse; `last` has the bit that is its last one. After the last word comes 0. */
function nextWord(word: i32, last: i32): i32 {
  let bit: i32 = last;
  let next: i32 = word;
  while ((next & bit) !== 0) {
    next -= bit;
    bit >>= 1;
  }
  return next | bit;
}

/** How many bits follow the codeword of that entry. */
export function extraOf(entry: i32): i32 {
  return (entry >> ENTRY_BITS) & EXTRA_MASK;
}

/** The entry of the codeword of any length that `bits` begin with; 0: there is none. */
export function longEntry(code: i32, bits: i32): i32 {
  let word: i32 = 0;
  let first: i32 = 0;
  let index: i32 = 0;
  for (let length: i32 = 1; length <= MAX_BITS; length++) {
    word |= (bits >> (length - 1)) & 1;
    const count: i32 = peekI32(code + CODE_COUNTS + length * 4);
    if (word - first < count) {
      return (peekI32(code + CODE_SYMBOLS + (index + word - first) * 4) << ENTRY_BITS) | length;
    }
    index += count;
    first = (first + count) << 1;
    word <<= 1;
  }
  return 0;
}
