/**
 * The symbols of a block (RFC 1951 §3.2.5): bytes as they are, and copies of what came before. fast.ts reads most of
 * them; here are those near the ends of stream, window and body, each with all checks.
 */
import { peekI32, peekU8, repeatBytes, storeI32, storeU8 } from '../site/memory.ts';
import { takeBits, takeEntry } from './bits.ts';
import { ENTRY_VALUE, extraOf } from './codes.ts';
import { inflateFast } from './fast.ts';
import { END_OF_BLOCK, LENGTHS } from './meanings.ts';
import {
  MODE_DONE,
  MODE_HEAD,
  STATE_DISTANCE,
  STATE_DISTANCES,
  STATE_IS_LAST,
  STATE_LEFT,
  STATE_LITERALS,
  STATE_MODE,
  STATE_OUT,
  STATE_SIZE,
  STATE_WINDOW,
  WINDOW_MASK,
  WINDOW_SIZE,
} from './state.ts';

/**
 * Goes on in a block of symbols until `end` bytes of the body are out, or the block ends; where they are all that the
 * body has, until the block ends. False: the stream is damaged.
 */
export function inflateSymbols(state: i32, end: i32): bool {
  const isWhole: bool = end === peekI32(state + STATE_SIZE);
  let value: i32 = 0;
  while (value !== END_OF_BLOCK) {
    if (peekI32(state + STATE_LEFT) > 0) copy(state, end);
    if (peekI32(state + STATE_OUT) === end && !isWhole) return true;
    value = inflateFast(state, end);
    if (value < LENGTHS && value !== END_OF_BLOCK) value = inflateSymbol(state, end);
    if (value < 0) return false;
  }
  storeI32(state + STATE_MODE, peekI32(state + STATE_IS_LAST) !== 0 ? MODE_DONE : MODE_HEAD);
  return true;
}

/**
 * Reads one symbol: puts out its byte, or notes the copy that is to be made. Gives its value; -1: the stream is damaged,
 * or goes on where the body has `end`ed.
 */
function inflateSymbol(state: i32, end: i32): i32 {
  const out: i32 = peekI32(state + STATE_OUT);
  const entry: i32 = takeEntry(state, state + STATE_LITERALS);
  const value: i32 = entry >> ENTRY_VALUE;
  if (value < END_OF_BLOCK) {
    if (entry === 0 || out === end) return -1;
    storeU8(peekI32(state + STATE_WINDOW) + (out & WINDOW_MASK), value);
    storeI32(state + STATE_OUT, out + 1);
    return value;
  }
  if (value < LENGTHS) return value === END_OF_BLOCK ? value : -1;
  const more: i32 = takeBits(state, extraOf(entry));
  const far: i32 = takeEntry(state, state + STATE_DISTANCES);
  const farther: i32 = takeBits(state, extraOf(far));
  const length: i32 = value - LENGTHS + more;
  const distance: i32 = (far >> ENTRY_VALUE) + farther;
  // Of no distance the value is 0.
  if (more < 0 || farther < 0 || far >> ENTRY_VALUE === 0) return -1;
  if (distance > out || length > peekI32(state + STATE_SIZE) - out) return -1;
  storeI32(state + STATE_LEFT, length);
  storeI32(state + STATE_DISTANCE, distance);
  return value;
}

/** Copies what is left of a copy, until `end` bytes are out: they stand in one piece in the window. */
function copy(state: i32, end: i32): void {
  const window: i32 = peekI32(state + STATE_WINDOW);
  const left: i32 = peekI32(state + STATE_LEFT);
  const out: i32 = peekI32(state + STATE_OUT);
  const count: i32 = left < end - out ? left : end - out;
  const to: i32 = window + (out & WINDOW_MASK);
  let from: i32 = (out - peekI32(state + STATE_DISTANCE)) & WINDOW_MASK;
  if (from + count <= WINDOW_SIZE) {
    repeatBytes(to, window + from, count);
  } else {
    for (let i: i32 = 0; i < count; i++) {
      storeU8(to + i, peekU8(window + from));
      from = (from + 1) & WINDOW_MASK;
    }
  }
  storeI32(state + STATE_LEFT, left - count);
  storeI32(state + STATE_OUT, out + count);
}
