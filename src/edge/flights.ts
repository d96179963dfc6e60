/**
 * The answers under way in this instance: each has a place from the moment the host was given the response
 * until it has taken the last byte. A slow reader holds nothing but its place and a buffer, so one instance can
 * wait for as many readers as there are places; the host is told to bring no more when the last one is taken.
 */
import { BUFFER_SIZE, PAGE_SIZE, releaseBuffer, releasePage, takeBuffer, takePage } from './buffers';
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
  /** The memory for pieces of the pack: a buffer or a page; 0: none yet. */
  buffer: usize;
  /** Where its spans are kept beyond the request (kept.ts); 0: they need not be. */
  kept: usize;
  /** The writable end of the trailers' future. */
  trailers: i32;
  /** Whether the trailers are written. */
  isClosing: bool;
  /** Whether `buffer` is a page. */
  hasPage: bool;
  /** The waitable set of this place, made when it first waits and never dropped; 0: none yet. */
  set: i32;
  /** While free: the next free place, or null. */
  free: Flight | null;
}

const MEMORY = memory.data(PLACES * 52, 16);

/** Pages of bodies at once, at most: as much memory as all places have buffers. */
const MOST_PAGES: i32 = (PLACES * BUFFER_SIZE) / PAGE_SIZE;
let pages: i32 = 0;

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
 * Takes memory for the pieces of a body: a buffer for one that fits it, else a page, since the host takes nearly as
 * long for a small piece as for a large one. While many slow readers have all pages a buffer does too. There may be none.
 */
export function takeRoom(flight: Flight): void {
  if (flight.left > BUFFER_SIZE && pages < MOST_PAGES) {
    flight.buffer = takePage();
    if (flight.buffer != 0) {
      flight.hasPage = true;
      pages++;
      return;
    }
  }
  flight.buffer = takeBuffer();
}

/** Bytes of the memory that `takeRoom` took. */
export function roomOf(flight: Flight): i32 {
  return flight.hasPage ? PAGE_SIZE : BUFFER_SIZE;
}

/** Gives the place back and its buffers; its handles were dropped before. */
export function releaseFlight(flight: Flight): void {
  if (flight.hasPage) {
    releasePage(flight.buffer);
    pages--;
    flight.hasPage = false;
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
