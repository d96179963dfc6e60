/**
 * The answers under way in this instance: each has a place from the moment the host was given the response
 * until it has taken the last byte. A slow reader holds nothing but its place and a buffer, so one instance can
 * wait for as many readers as there are places; the host is told to bring no more when the last one is taken.
 */
import { addressOf, BLOCK_PAGES, releasePages, takeBlock, takePageOfBlock } from './blocks';
import { BUFFER_SIZE, PAGE_SIZE, releaseBuffer, takeBuffer } from './buffers';
import { release } from './kept';
import { PLACES } from './most-answers';
import { leavePlace, takePlace } from './places';

/** One answer under way. Its memory is used again and again, and starts as zeros. */
@unmanaged
export class Flight {
  /** The writable end of the body's stream; 0: there is none, or all of it is written. */
  stream: i32;
  /** What the host is to take next, in memory. */
  from: usize;
  ready: i32;
  /** What follows it in the span that is being written: in the pack, or in memory. */
  at: i32;
  left: i32;
  /** The spans after that one, in memory. */
  next: usize;
  nextCount: i32;
  /** The memory for pieces of the pack: a buffer, a page or a block; 0: none yet. */
  buffer: usize;
  /** Where its spans are kept beyond the request (kept.ts); 0: they need not be. */
  kept: usize;
  /** The writable end of the trailers' future. */
  trailers: i32;
  /** Whether the trailers are written. */
  isClosing: bool;
  /** Pages that `buffer` has (blocks.ts), 0: none, and the number of the first. */
  pages: u8;
  firstPage: u8;
  /** The waitable set of this place, made when it first waits and never dropped; 0: none yet. */
  set: i32;
  /** While free: the next free place, or null. */
  free: Flight | null;
}

const MEMORY = memory.data(PLACES * 52, 16);

let firstFree: Flight | null = null;
/** Places that were used at least once. */
let used: i32 = 0;

/** A place for one more answer. The host is never let in while there is none (canonical ABI, backpressure). */
export function takeFlight(): Flight {
  let flight = firstFree;
  if (flight) {
    firstFree = flight.free;
  } else {
    if (used == PLACES) unreachable();
    flight = changetype<Flight>(MEMORY + <usize>used * offsetof<Flight>());
    used++;
  }
  takePlace();
  return flight;
}

/**
 * Takes memory for the pieces of a body: a buffer for one that fits it, else a page, or a block for one that is longer,
 * since each piece is one more turn of the host. While slow readers have all blocks and pages it is a buffer. There may
 * be none.
 */
export function takeRoom(flight: Flight): void {
  let pages = 0;
  let first = -1;
  if (flight.left > PAGE_SIZE) {
    pages = BLOCK_PAGES;
    first = takeBlock();
  }
  if (first < 0 && flight.left > BUFFER_SIZE) {
    pages = 1;
    first = takePageOfBlock();
  }
  if (first < 0) {
    flight.buffer = takeBuffer();
    return;
  }
  flight.pages = <u8>pages;
  flight.firstPage = <u8>first;
  flight.buffer = addressOf(first);
}

/** Bytes of the memory that `takeRoom` took. */
export function roomOf(flight: Flight): i32 {
  return flight.pages == 0 ? BUFFER_SIZE : <i32>flight.pages * PAGE_SIZE;
}

/** Gives the place back and its buffers; its handles were dropped before. */
export function releaseFlight(flight: Flight): void {
  if (flight.pages != 0) {
    releasePages(flight.firstPage, flight.pages);
    flight.pages = 0;
  } else if (flight.buffer != 0) {
    releaseBuffer(flight.buffer);
  }
  flight.buffer = 0;
  if (flight.kept != 0) release(flight.kept);
  flight.kept = 0;
  leavePlace();
  flight.free = firstFree;
  firstFree = flight;
}
