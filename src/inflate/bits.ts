/** The bits of a stream, for all of it but most symbols of a block, which read them by themselves (fast.ts). */
import { loadI32, peekI32, storeI32 } from '../site/memory.ts';
import { ENTRY_MASK, longEntry } from './codes.ts';
import { CODE_FAST_MASK, STATE_BIT_COUNT, STATE_BITS, STATE_INPUT, STATE_INPUT_END } from './state.ts';

/** So many bits or fewer leave room for eight more among 31. */
const ROOM: i32 = 23;

/** The next `count` bits, 16 at most, as a number; -1: the stream ends before. */
export function takeBits(state: i32, count: i32): i32 {
  fill(state);
  const held: i32 = peekI32(state + STATE_BIT_COUNT);
  if (held < count) return -1;
  const bits: i32 = peekI32(state + STATE_BITS);
  storeI32(state + STATE_BITS, bits >> count);
  storeI32(state + STATE_BIT_COUNT, held - count);
  return bits & ((1 << count) - 1);
}

/** The entry of the next symbol of the code at `code`; 0: there is none. */
export function takeEntry(state: i32, code: i32): i32 {
  fill(state);
  const bits: i32 = peekI32(state + STATE_BITS);
  let entry: i32 = peekI32(code + ((bits & CODE_FAST_MASK) << 2));
  if (entry === 0) entry = longEntry(code, bits);
  const used: i32 = entry & ENTRY_MASK;
  const held: i32 = peekI32(state + STATE_BIT_COUNT);
  if (used > held) return 0;
  storeI32(state + STATE_BITS, bits >> used);
  storeI32(state + STATE_BIT_COUNT, held - used);
  return entry;
}

/** Leaves out the bits up to the next byte, and gives back whole bytes that were read. */
export function alignToByte(state: i32): void {
  const held: i32 = peekI32(state + STATE_BIT_COUNT);
  storeI32(state + STATE_INPUT, peekI32(state + STATE_INPUT) - (held >> 3));
  storeI32(state + STATE_BITS, 0);
  storeI32(state + STATE_BIT_COUNT, 0);
}

/** Reads whole bytes of the stream until no more fit into 31 bits, or it ends. */
function fill(state: i32): void {
  const held: i32 = peekI32(state + STATE_BIT_COUNT);
  if (held > ROOM) return;
  const input: i32 = peekI32(state + STATE_INPUT);
  const left: i32 = peekI32(state + STATE_INPUT_END) - input;
  const fitting: i32 = (31 - held) >> 3;
  const taken: i32 = left < fitting ? left : fitting;
  // They are read as a word, which may reach into the trailer behind the stream.
  const bytes: i32 = loadI32(input) & ((1 << (taken << 3)) - 1);
  storeI32(state + STATE_INPUT, input + taken);
  storeI32(state + STATE_BITS, peekI32(state + STATE_BITS) | (bytes << held));
  storeI32(state + STATE_BIT_COUNT, held + (taken << 3));
}
