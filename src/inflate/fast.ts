/**
 * The symbols of a block far from the ends of stream, window and body. There the longest copy has room and no symbol
 * needs a check of what is left, and all that changes is kept in local variables. Near an end symbols.ts reads them.
 */
import { loadI32, peekI32, repeatBytes, storeI32, storeU8 } from '../site/memory.ts';
import { ENTRY_MASK, ENTRY_VALUE, extraOf, longEntry } from './codes.ts';
import { END_OF_BLOCK, LENGTHS, LONGEST } from './meanings.ts';
import {
  CODE_FAST_MASK,
  STATE_BIT_COUNT,
  STATE_BITS,
  STATE_DISTANCE,
  STATE_DISTANCES,
  STATE_INPUT,
  STATE_INPUT_END,
  STATE_LEFT,
  STATE_LITERALS,
  STATE_OUT,
  STATE_WINDOW,
  WINDOW_MASK,
  WINDOW_SIZE,
} from './state.ts';

/** Bytes from which on: three times as many are taken for a symbol as fit, and a word is read where they are. */
const INPUT_ROOM: i32 = 16;
/** The most bits of a length, and of the codeword of a distance. */
const LENGTH_BITS: i32 = 20;
const CODE_BITS: i32 = 15;
/** As many bits as are held at once. */
const ALL_BITS: i32 = 0x7fffffff;
/** With so many bits held no more whole bytes fit. */
const FULL: i32 = 24;

/**
 * Goes on in a block while there is input and room for any symbol, or up to a copy that goes over the window's end,
 * which is left to `copy`. Gives the value of the last symbol, END_OF_BLOCK if that was it; -1: the stream is damaged.
 */
export function inflateFast(state: i32, end: i32): i32 {
  const window: i32 = peekI32(state + STATE_WINDOW);
  const lastInput: i32 = peekI32(state + STATE_INPUT_END) - INPUT_ROOM;
  let input: i32 = peekI32(state + STATE_INPUT);
  let bits: i32 = peekI32(state + STATE_BITS);
  let held: i32 = peekI32(state + STATE_BIT_COUNT);
  let out: i32 = peekI32(state + STATE_OUT);
  // The window has no end before `end`.
  const shift: i32 = window + (out & WINDOW_MASK) - out;
  let value: i32 = 0;
  while (input <= lastInput && out <= end - LONGEST) {
    if (held < LENGTH_BITS) {
      bits = (bits | (loadI32(input) << held)) & ALL_BITS;
      input += (31 - held) >> 3;
      held |= FULL;
    }
    let entry: i32 = peekI32(state + STATE_LITERALS + ((bits & CODE_FAST_MASK) << 2));
    if (entry === 0) entry = longEntry(state + STATE_LITERALS, bits);
    bits >>= entry & ENTRY_MASK;
    held -= entry & ENTRY_MASK;
    value = entry >> ENTRY_VALUE;
    if (value < END_OF_BLOCK) {
      if (entry === 0) return -1;
      storeU8(shift + out, value);
      out++;
      continue;
    }
    if (value < LENGTHS) {
      if (value !== END_OF_BLOCK) return -1;
      break;
    }
    let extra: i32 = extraOf(entry);
    const length: i32 = value - LENGTHS + (bits & ((1 << extra) - 1));
    bits >>= extra;
    held -= extra;
    if (held < CODE_BITS) {
      bits = (bits | (loadI32(input) << held)) & ALL_BITS;
      input += (31 - held) >> 3;
      held |= FULL;
    }
    entry = peekI32(state + STATE_DISTANCES + ((bits & CODE_FAST_MASK) << 2));
    if (entry === 0) entry = longEntry(state + STATE_DISTANCES, bits);
    bits >>= entry & ENTRY_MASK;
    held -= entry & ENTRY_MASK;
    extra = extraOf(entry);
    if (held < extra) {
      bits = (bits | (loadI32(input) << held)) & ALL_BITS;
      input += (31 - held) >> 3;
      held |= FULL;
    }
    const distance: i32 = (entry >> ENTRY_VALUE) + (bits & ((1 << extra) - 1));
    bits >>= extra;
    held -= extra;
    if (distance > out || entry >> ENTRY_VALUE === 0) return -1;
    const from: i32 = (out - distance) & WINDOW_MASK;
    if (from + length > WINDOW_SIZE) {
      storeI32(state + STATE_LEFT, length);
      storeI32(state + STATE_DISTANCE, distance);
      break;
    }
    repeatBytes(shift + out, window + from, length);
    out += length;
  }
  storeI32(state + STATE_INPUT, input);
  storeI32(state + STATE_BITS, bits & ((1 << held) - 1));
  storeI32(state + STATE_BIT_COUNT, held);
  storeI32(state + STATE_OUT, out);
  return value;
}
