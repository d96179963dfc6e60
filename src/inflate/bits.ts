/** The bits of a stream, for all of it but the symbols of a block, which read them by themselves (symbols.ts). */
import { loadI32, storeI32 } from '../site/memory.ts';
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

/** How many whole bytes of those from `input` to `end` fit into 31 bits beside `held`. */
export function bytesToTake(input: i32, end: i32, held: i32): i32 {
  const fitting: i32 = (31 - held) >> 3;
  const left: i32 = end - input;
  return left < fitting ? left : fitting;
}

/** `count` bytes (3 at most) of a stream as a number. They are read as a word, which may reach into the trailer behind it. */
export function bytesAt(input: i32, count: i32): i32 {
  return loadI32(input) & ((1 << (count << 3)) - 1);
}

function fill(state: i32): void {
  const held: i32 = loadI32(state + STATE_BIT_COUNT);
  if (held > ROOM) return;
  const input: i32 = loadI32(state + STATE_INPUT);
  const taken: i32 = bytesToTake(input, loadI32(state + STATE_INPUT_END), held);
  storeI32(state + STATE_INPUT, input + taken);
  storeI32(state + STATE_BITS, loadI32(state + STATE_BITS) | (bytesAt(input, taken) << held));
  storeI32(state + STATE_BIT_COUNT, held + (taken << 3));
}
