/**
 * Bodies that stand in the pack as gzip alone (RFC 1951, RFC 1952), for readers that take no coding. Their bytes have
 * addresses below 0, which stand nowhere: they are inflated in order, into a window that keeps the last 32 KiB. A
 * damaged stream ends the body early and does no other harm: nothing but its own window is written, and no more bytes
 * are read than it has. What comes out is not compared with the checksum, which would take as long again; readers have
 * the Repr-Digest.
 */

import { findInflated } from '../site/inflated.ts';
import { INFLATED_AT, INFLATED_LENGTH, INFLATED_SOURCE, INFLATED_SOURCE_LENGTH } from '../site/layout.ts';
import { copyBytes, loadI32, storeI32 } from '../site/memory.ts';
import { readHead } from './blocks.ts';
import {
  MODE_CODED,
  MODE_DONE,
  MODE_HEAD,
  MODE_STORED,
  STATE_BIT_COUNT,
  STATE_BITS,
  STATE_INPUT,
  STATE_INPUT_END,
  STATE_IS_LAST,
  STATE_LEFT,
  STATE_MODE,
  STATE_OUT,
  STATE_READY,
  STATE_RECORD,
  STATE_SIZE,
  STATE_WINDOW,
  WINDOW_MASK,
  WINDOW_SIZE,
} from './state.ts';
import { inflateSymbols } from './symbols.ts';

/** A member of gzip without name, comment or other extras, as the build makes them: its head, its trailer (RFC 1952 §2.3). */
const HEAD_SIZE: i32 = 10;
const TRAILER_SIZE: i32 = 8;
/** Its first four bytes: two that say what it is, DEFLATE, no flags. */
const HEAD: i32 = 0x00088b1f;

/** Begins nothing: what a state was used for before is forgotten. `window` is where its WINDOW_SIZE bytes lie. */
export function resetInflation(state: i32, window: i32): void {
  storeI32(state + STATE_RECORD, 0);
  storeI32(state + STATE_WINDOW, window);
}

/**
 * Readies bytes from the address `at` on, `most` (at least 1) at most: gives their number, and STATE_READY where they
 * lie until the next call. 0: there are none, or the stream is damaged. What lies further back than the window is
 * inflated again from the start.
 */
export function inflateAt(state: i32, at: i32, most: i32): i32 {
  let record: i32 = loadI32(state + STATE_RECORD);
  if (record === 0 || at < loadI32(record + INFLATED_AT) || !isWithin(record, at)) {
    record = findInflated(at, most);
    if (record === 0 || !begin(state, record)) return 0;
  }
  const position: i32 = at - loadI32(record + INFLATED_AT);
  if (position < loadI32(state + STATE_OUT) - WINDOW_SIZE && !begin(state, record)) return 0;
  while (loadI32(state + STATE_OUT) <= position) {
    if (!inflateMore(state)) {
      storeI32(state + STATE_RECORD, 0);
      return 0;
    }
  }
  const offset: i32 = position & WINDOW_MASK;
  let count: i32 = loadI32(state + STATE_OUT) - position;
  if (count > WINDOW_SIZE - offset) count = WINDOW_SIZE - offset;
  storeI32(state + STATE_READY, loadI32(state + STATE_WINDOW) + offset);
  return count < most ? count : most;
}

function isWithin(record: i32, at: i32): bool {
  return at - loadI32(record + INFLATED_AT) < loadI32(record + INFLATED_LENGTH);
}

/** Begins with the body of the record. False: its source is not what the build makes. */
function begin(state: i32, record: i32): bool {
  const source: i32 = loadI32(record + INFLATED_SOURCE);
  const length: i32 = loadI32(record + INFLATED_SOURCE_LENGTH);
  storeI32(state + STATE_RECORD, 0);
  if (length < HEAD_SIZE + TRAILER_SIZE || loadI32(source) !== HEAD) return false;
  storeI32(state + STATE_RECORD, record);
  storeI32(state + STATE_INPUT, source + HEAD_SIZE);
  storeI32(state + STATE_INPUT_END, source + length - TRAILER_SIZE);
  storeI32(state + STATE_BITS, 0);
  storeI32(state + STATE_BIT_COUNT, 0);
  storeI32(state + STATE_OUT, 0);
  storeI32(state + STATE_SIZE, loadI32(record + INFLATED_LENGTH));
  storeI32(state + STATE_MODE, MODE_HEAD);
  storeI32(state + STATE_IS_LAST, 0);
  storeI32(state + STATE_LEFT, 0);
  return true;
}

/** Inflates up to the end of the window or of the body; at that the stream must end as well. False: it is damaged. */
function inflateMore(state: i32): bool {
  const size: i32 = loadI32(state + STATE_SIZE);
  const out: i32 = loadI32(state + STATE_OUT);
  // The window's end, as the number of bytes that are out by then.
  const windowEnd: i32 = (out | WINDOW_MASK) + 1;
  const end: i32 = windowEnd < size ? windowEnd : size;
  while (loadI32(state + STATE_OUT) < end || end === size) {
    const mode: i32 = loadI32(state + STATE_MODE);
    if (mode === MODE_DONE) return loadI32(state + STATE_OUT) === size && isInputUsed(state);
    if (mode === MODE_HEAD && !readHead(state)) return false;
    if (mode === MODE_CODED && !inflateSymbols(state, end)) return false;
    if (mode === MODE_STORED && !takeStored(state, end)) return false;
  }
  return true;
}

/** Whether all of the stream was read, up to the bits that fill its last byte. */
function isInputUsed(state: i32): bool {
  return (
    loadI32(state + STATE_INPUT) === loadI32(state + STATE_INPUT_END) && loadI32(state + STATE_BIT_COUNT) < 8
  );
}

/** Takes over bytes of a stored block until `end` bytes are out or the block ends. False: the stream is damaged. */
function takeStored(state: i32, end: i32): bool {
  const left: i32 = loadI32(state + STATE_LEFT);
  const out: i32 = loadI32(state + STATE_OUT);
  const input: i32 = loadI32(state + STATE_INPUT);
  if (left > loadI32(state + STATE_INPUT_END) - input || left > loadI32(state + STATE_SIZE) - out)
    return false;
  const count: i32 = left < end - out ? left : end - out;
  copyBytes(loadI32(state + STATE_WINDOW) + (out & WINDOW_MASK), input, count);
  storeI32(state + STATE_INPUT, input + count);
  storeI32(state + STATE_OUT, out + count);
  storeI32(state + STATE_LEFT, left - count);
  if (left === count)
    storeI32(state + STATE_MODE, loadI32(state + STATE_IS_LAST) !== 0 ? MODE_DONE : MODE_HEAD);
  return true;
}
