/** The heads of blocks (RFC 1951 §3.2.3 to §3.2.7), with the codes that they bring. */
import { peekU8, storeI32, storeU8 } from '../site/memory.ts';
import { alignToByte, takeBits, takeEntry } from './bits.ts';
import { ENTRY_VALUE, makeCode } from './codes.ts';
import { DISTANCES, END_OF_BLOCK, LITERALS, PLAIN } from './meanings.ts';
import {
  MODE_CODED,
  MODE_STORED,
  STATE_DISTANCES,
  STATE_IS_LAST,
  STATE_LEFT,
  STATE_LENGTHS,
  STATE_LITERALS,
  STATE_MODE,
  STATE_OFFSETS,
} from './state.ts';

const STORED: i32 = 0;
const FIXED: i32 = 1;
const DYNAMIC: i32 = 2;

/** As many literals, lengths and distances as there are (§3.2.5, §3.2.6). */
const FIXED_LITERALS: i32 = 288;
const FIXED_DISTANCES: i32 = 32;
const MOST_LITERALS: i32 = 286;
const MOST_DISTANCES: i32 = 30;
/** The order in which the lengths of the code of lengths come (§3.2.7), as letters: "a" is 0. */
const LENGTH_ORDER: string = 'qrsaihjgkflemdncobp';

/** Reads the head of a block into the state at `state`. False: it is none. */
export function readHead(state: i32): bool {
  const isLast: i32 = takeBits(state, 1);
  const kind: i32 = takeBits(state, 2);
  if (kind < 0) return false;
  storeI32(state + STATE_IS_LAST, isLast);
  storeI32(state + STATE_LEFT, 0);
  storeI32(state + STATE_MODE, kind === STORED ? MODE_STORED : MODE_CODED);
  if (kind === STORED) return readStored(state);
  if (kind === FIXED) return makeFixed(state);
  return kind === DYNAMIC && readDynamic(state);
}

function readStored(state: i32): bool {
  alignToByte(state);
  const length: i32 = takeBits(state, 16);
  const complement: i32 = takeBits(state, 16);
  if (complement < 0 || length !== (complement ^ 0xffff)) return false;
  alignToByte(state);
  storeI32(state + STATE_LEFT, length);
  return true;
}

/** The codes that stand in the specification (§3.2.6). */
function makeFixed(state: i32): bool {
  for (let i: i32 = 0; i < FIXED_LITERALS; i++) {
    storeU8(state + STATE_LENGTHS + i, i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
  }
  const lengths: i32 = state + STATE_LENGTHS;
  const offsets: i32 = state + STATE_OFFSETS;
  if (!makeCode(state + STATE_LITERALS, LITERALS, lengths, FIXED_LITERALS, offsets, false)) return false;
  for (let i: i32 = 0; i < FIXED_DISTANCES; i++) storeU8(lengths + i, 5);
  return makeCode(state + STATE_DISTANCES, DISTANCES, lengths, FIXED_DISTANCES, offsets, false);
}

/** Codes that the block brings. Their lengths are coded by a third one, in whose place the code of literals comes. */
function readDynamic(state: i32): bool {
  const literals: i32 = takeBits(state, 5) + 257;
  const distances: i32 = takeBits(state, 5) + 1;
  const lengths: i32 = takeBits(state, 4) + 4;
  if (lengths < 4 || literals > MOST_LITERALS || distances > MOST_DISTANCES) return false;
  const at: i32 = state + STATE_LENGTHS;
  for (let i: i32 = 0; i < LENGTH_ORDER.length; i++) {
    const length: i32 = i < lengths ? takeBits(state, 3) : 0;
    if (length < 0) return false;
    storeU8(at + LENGTH_ORDER.charCodeAt(i) - 0x61, length);
  }
  const offsets: i32 = state + STATE_OFFSETS;
  const code: i32 = state + STATE_LITERALS;
  if (!makeCode(code, PLAIN, at, LENGTH_ORDER.length, offsets, false)) return false;
  if (!readLengths(state, code, literals + distances)) return false;
  if (peekU8(at + END_OF_BLOCK) === 0) return false;
  return (
    makeCode(code, LITERALS, at, literals, offsets, true) &&
    makeCode(state + STATE_DISTANCES, DISTANCES, at + literals, distances, offsets, true)
  );
}

/** Reads `count` lengths of codewords by `code`: 16 repeats the last one, 17 and 18 stand for many zeros. */
function readLengths(state: i32, code: i32, count: i32): bool {
  const at: i32 = state + STATE_LENGTHS;
  let done: i32 = 0;
  while (done < count) {
    const entry: i32 = takeEntry(state, code);
    if (entry === 0) return false;
    const symbol: i32 = entry >> ENTRY_VALUE;
    if (symbol < 16) {
      storeU8(at + done, symbol);
      done++;
      continue;
    }
    if (symbol === 16 && done === 0) return false;
    const value: i32 = symbol === 16 ? peekU8(at + done - 1) : 0;
    const extra: i32 = takeBits(state, symbol === 16 ? 2 : symbol === 17 ? 3 : 7);
    const times: i32 = extra + (symbol === 18 ? 11 : 3);
    if (extra < 0 || times > count - done) return false;
    for (let i: i32 = 0; i < times; i++) storeU8(at + done + i, value);
    done += times;
  }
  return true;
}
