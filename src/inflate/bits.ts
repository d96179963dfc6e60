/** The bits of a stream, for all of it but the symbols of a block, which read them by themselves (symbols.ts). */
import { loadI32, loadU8, storeI32 } from '../site/memory.ts';
import { ENTRY_BITS, ENTRY_MASK, longEntry } from './codes.ts';
import { CODE_FAST_MASK, STATE_BIT_COUNT, STATE_BITS, STATE_INPUT, STATE_INPUT_END } from './state.ts';

/** So many bits or fewer leave room for eight more among 31. */
export const ROOM: i32 = 23;

/** The next `count` bits, 16 at most, as a number; -1: the stream ends before. */
export function takeBits(state: i32, count: i32): i32 {
  fill(state);
  const held: i32 = loadI32(state + STATE_BIT_COUNT);
  if (held < count) return -1;
  const bits: i32 = loadI32(state + STATE_BITS);
  storeI32(state + STATE_BITS, bits >> count);
  storeI32(state + STATE_BIT_COUNT, held - count);
  return bits & ((1 << count) - 1);
}

/** The next symbol of the code at `code`; -1: there is none. */
export function takeSymbol(state: i32, code: i32): i32 {
  fill(state);
  const bits: i32 = loadI32(state + STATE_BITS);
  let entry: i32 = loadI32(code + ((bits & CODE_FAST_MASK) << 2));
  if (entry === 0) entry = longEntry(code, bits);
  const used: i32 = entry & ENTRY_MASK;
  const held: i32 = loadI32(state + STATE_BIT_COUNT);
  if (entry === 0 || used > held) return -1;
  storeI32(state + STATE_BITS, bits >> used);
  storeI32(state + STATE_BIT_COUNT, held - used);
  return entry >> ENTRY_BITS;
}

/** Leaves out the bits up to the next byte, and gives back whole bytes that were read. */
export function alignToByte(state: i32): void {
  const held: i32 = loadI32(state + STATE_BIT_COUNT);
  storeI32(state + STATE_INPUT, loadI32(state + STATE_INPUT) - (held >> 3));
  storeI32(state + STATE_BITS, 0);
  storeI32(state + STATE_BIT_COUNT, 0);
}

function fill(state: i32): void {
  const end: i32 = loadI32(state + STATE_INPUT_END);
  let input: i32 = loadI32(state + STATE_INPUT);
  let bits: i32 = loadI32(state + STATE_BITS);
  let held: i32 = loadI32(state + STATE_BIT_COUNT);
  while (held <= ROOM && input < end) {
    bits |= loadU8(input) << held;
    held += 8;
    input++;
  }
  storeI32(state + STATE_INPUT, input);
  storeI32(state + STATE_BITS, bits);
  storeI32(state + STATE_BIT_COUNT, held);
}
