/**
 * What inflating a body needs beside its window: where it is in the stream, and the two codes of the block under way
 * (RFC 1951 §3.2). It lies in memory, not in objects, for an answer may be sent long after its request is forgotten.
 * Integers are 32-bit. A state that is all zeros has begun nothing.
 */

/** The body that is being inflated: its record in the pack (INFLATED_*); 0: none. */
export const STATE_RECORD: i32 = 0;
/** The next byte of the stream, and the address after its last one, the trailer of gzip left out. */
export const STATE_INPUT: i32 = 4;
export const STATE_INPUT_END: i32 = 8;
/** Bits that were read and not used yet, and their number, at most 31. The first is the lowest (§3.1.1). */
export const STATE_BITS: i32 = 12;
export const STATE_BIT_COUNT: i32 = 16;
/** Bytes of the body that were inflated so far, and all that it has. */
export const STATE_OUT: i32 = 20;
export const STATE_SIZE: i32 = 24;
/** MODE_*. */
export const STATE_MODE: i32 = 28;
/** Whether the block under way is the last one. */
export const STATE_IS_LAST: i32 = 32;
/** Bytes of a stored block, or of a copy, that are still to come, and how far back the copy begins. */
export const STATE_LEFT: i32 = 36;
export const STATE_DISTANCE: i32 = 40;
/** Where the window lies. */
export const STATE_WINDOW: i32 = 44;
/** Where the bytes are that inflateAt has readied. */
export const STATE_READY: i32 = 48;

/** A block's head comes next. */
export const MODE_HEAD: i32 = 0;
/** Bytes of a stored block. */
export const MODE_STORED: i32 = 1;
/** Symbols of the two codes. */
export const MODE_CODED: i32 = 2;
/** The last block has ended. */
export const MODE_DONE: i32 = 3;

/** A code: symbols by their next bits, for those of CODE_FAST_BITS at most; then for longer ones the canonical form. */
export const CODE_FAST_BITS: i32 = 9;
export const CODE_FAST_MASK: i32 = (1 << CODE_FAST_BITS) - 1;
/** How many codewords there are of each length, 0 to 15. */
export const CODE_COUNTS: i32 = 4 << CODE_FAST_BITS;
/** The symbols in the order of their codewords. */
export const CODE_SYMBOLS: i32 = CODE_COUNTS + 64;

export const STATE_LITERALS: i32 = 64;
const LITERALS_SIZE: i32 = CODE_SYMBOLS + 288 * 4;
export const STATE_DISTANCES: i32 = STATE_LITERALS + LITERALS_SIZE;
const DISTANCES_SIZE: i32 = CODE_SYMBOLS + 32 * 4;
/** The lengths of codewords while codes are read: a byte each; then 16 offsets. */
export const STATE_LENGTHS: i32 = STATE_DISTANCES + DISTANCES_SIZE;
export const STATE_OFFSETS: i32 = STATE_LENGTHS + 320;
/** Bytes of a state. */
export const INFLATE_STATE_SIZE: i32 = STATE_OFFSETS + 64;

/** A copy reaches back so far at most (§2), so as many bytes are kept. */
export const WINDOW_SIZE: i32 = 32768;
export const WINDOW_MASK: i32 = WINDOW_SIZE - 1;
