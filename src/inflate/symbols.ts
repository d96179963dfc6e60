/**
 * The symbols of a block (RFC 1951 §3.2.5): bytes as they are, and copies of what came before. This is where the time
 * goes, so what changes with every symbol is kept in local variables.
 */
import { loadI32, loadU8, storeI32, storeU8 } from '../site/memory.ts';
import { bytesAt, bytesToTake, ROOM } from './bits.ts';
import { ENTRY_BITS, ENTRY_MASK, longEntry } from './codes.ts';
import {
  CODE_FAST_MASK,
  MODE_DONE,
  MODE_HEAD,
  STATE_BIT_COUNT,
  STATE_BITS,
  STATE_DISTANCE,
  STATE_DISTANCES,
  STATE_INPUT,
  STATE_INPUT_END,
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

const END_OF_BLOCK: i32 = 256;
/** The last code of a length, which has no extra bits, and what it stands for. */
const LAST_LENGTH: i32 = 285;
const LONGEST: i32 = 258;
const LAST_DISTANCE: i32 = 29;

/**
 * Goes on in a block of symbols until `end` bytes of the body are out, or the block ends; where they are all that the
 * body has, until the block ends. False: the stream is damaged.
 */
export function inflateSymbols(state: i32, end: i32): bool {
  const isWhole: bool = end === loadI32(state + STATE_SIZE);
  let symbol: i32 = 0;
  while (symbol !== END_OF_BLOCK) {
    if (loadI32(state + STATE_LEFT) > 0) copy(state, end);
    if (loadI32(state + STATE_OUT) === end && !isWhole) return true;
    symbol = inflateLiterals(state, end);
    if (symbol < END_OF_BLOCK) return symbol === NONE && !isWhole;
    if (symbol > END_OF_BLOCK && !readCopy(state, symbol)) return false;
  }
  storeI32(state + STATE_MODE, loadI32(state + STATE_IS_LAST) !== 0 ? MODE_DONE : MODE_HEAD);
  return true;
}

/** No symbol was read but bytes, as many as were wanted. */
const NONE: i32 = -1;
/** The stream is damaged. */
const DAMAGED: i32 = -2;

/** Puts out bytes until `end` of them are; gives the symbol that stands among them and is none, or one of the above. */
function inflateLiterals(state: i32, end: i32): i32 {
  const window: i32 = loadI32(state + STATE_WINDOW);
  const inputEnd: i32 = loadI32(state + STATE_INPUT_END);
  let input: i32 = loadI32(state + STATE_INPUT);
  let bits: i32 = loadI32(state + STATE_BITS);
  let held: i32 = loadI32(state + STATE_BIT_COUNT);
  let out: i32 = loadI32(state + STATE_OUT);
  let symbol: i32 = 0;
  for (;;) {
    if (held <= ROOM) {
      const taken: i32 = bytesToTake(input, inputEnd, held);
      bits |= bytesAt(input, taken) << held;
      input += taken;
      held += taken << 3;
    }
    let entry: i32 = loadI32(state + STATE_LITERALS + ((bits & CODE_FAST_MASK) << 2));
    if (entry === 0) entry = longEntry(state + STATE_LITERALS, bits);
    const used: i32 = entry & ENTRY_MASK;
    if (entry === 0 || used > held) return DAMAGED;
    symbol = entry >> ENTRY_BITS;
    if (symbol < END_OF_BLOCK && out === end) {
      symbol = NONE;
      break;
    }
    bits >>= used;
    held -= used;
    if (symbol >= END_OF_BLOCK) break;
    storeU8(window + (out & WINDOW_MASK), symbol);
    out++;
  }
  storeI32(state + STATE_INPUT, input);
  storeI32(state + STATE_BITS, bits);
  storeI32(state + STATE_BIT_COUNT, held);
  storeI32(state + STATE_OUT, out);
  return symbol;
}

/**
 * Reads the rest of a copy whose length begins with `symbol`. False: there is no such copy. Its length has 5 more bits
 * at most, the code of its distance 15, and the distance 13.
 */
function readCopy(state: i32, symbol: i32): bool {
  if (symbol > LAST_LENGTH) return false;
  const inputEnd: i32 = loadI32(state + STATE_INPUT_END);
  let input: i32 = loadI32(state + STATE_INPUT);
  let bits: i32 = loadI32(state + STATE_BITS);
  let held: i32 = loadI32(state + STATE_BIT_COUNT);
  let taken: i32 = bytesToTake(input, inputEnd, held);
  bits |= bytesAt(input, taken) << held;
  input += taken;
  held += taken << 3;

  const code: i32 = symbol - END_OF_BLOCK - 1;
  let length: i32 = symbol === LAST_LENGTH ? LONGEST : code + 3;
  if (code >= 8 && symbol !== LAST_LENGTH) {
    const more: i32 = (code >> 2) - 1;
    length = ((4 + (code & 3)) << more) + (bits & ((1 << more) - 1)) + 3;
    bits >>= more;
    held -= more;
  }
  let entry: i32 = loadI32(state + STATE_DISTANCES + ((bits & CODE_FAST_MASK) << 2));
  if (entry === 0) entry = longEntry(state + STATE_DISTANCES, bits);
  bits >>= entry & ENTRY_MASK;
  held -= entry & ENTRY_MASK;
  const far: i32 = entry >> ENTRY_BITS;
  // Bits that are not there have been taken for zeros.
  if (entry === 0 || held < 0 || far > LAST_DISTANCE) return false;
  taken = bytesToTake(input, inputEnd, held);
  bits |= bytesAt(input, taken) << held;
  input += taken;
  held += taken << 3;
  let distance: i32 = far + 1;
  if (far >= 4) {
    const more: i32 = (far >> 1) - 1;
    distance = ((2 + (far & 1)) << more) + (bits & ((1 << more) - 1)) + 1;
    bits >>= more;
    held -= more;
  }
  const out: i32 = loadI32(state + STATE_OUT);
  if (held < 0 || distance > out || length > loadI32(state + STATE_SIZE) - out) return false;
  storeI32(state + STATE_INPUT, input);
  storeI32(state + STATE_BITS, bits);
  storeI32(state + STATE_BIT_COUNT, held);
  storeI32(state + STATE_LEFT, length);
  storeI32(state + STATE_DISTANCE, distance);
  return true;
}

/** Copies what is left of a copy, until `end` bytes are out: they stand in one piece in the window. */
function copy(state: i32, end: i32): void {
  const window: i32 = loadI32(state + STATE_WINDOW);
  const left: i32 = loadI32(state + STATE_LEFT);
  const out: i32 = loadI32(state + STATE_OUT);
  const count: i32 = left < end - out ? left : end - out;
  const to: i32 = window + (out & WINDOW_MASK);
  const distance: i32 = loadI32(state + STATE_DISTANCE);
  let from: i32 = (out - distance) & WINDOW_MASK;
  let i: i32 = 0;
  // Four at a time, where four are there already, up to the end of the window.
  const straight: i32 = distance < 4 || from + count > WINDOW_SIZE ? 0 : count - 3;
  while (i < straight) {
    storeI32(to + i, loadI32(window + from));
    from += 4;
    i += 4;
  }
  for (; i < count; i++) {
    storeU8(to + i, loadU8(window + from));
    from = (from + 1) & WINDOW_MASK;
  }
  storeI32(state + STATE_LEFT, left - count);
  storeI32(state + STATE_OUT, out + count);
}
