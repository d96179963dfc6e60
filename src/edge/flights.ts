/**
 * The answers under way in this instance: each has a place from the moment the host was given the response
 * until it has taken the last byte. A slow reader holds nothing but its place, so one instance can wait for
 * as many readers as there are places; the host is told to bring no more when the last one is taken.
 */

@external("$root", "[backpressure-inc]")
declare function holdRequests(): void;
@external("$root", "[backpressure-dec]")
declare function admitRequests(): void;

/** One answer under way. Its memory is used again and again, and starts as zeros. */
@unmanaged
export class Flight {
  /** The writable end of the body's stream; 0: there is none, or all of it is written. */
  stream: i32;
  /** What is left of the span that is being written. */
  at: usize;
  left: i32;
  /** The spans after it. */
  next: usize;
  nextCount: i32;
  /** The writable end of the trailers' future. */
  trailers: i32;
  /** Whether the trailers are written. */
  isClosing: bool;
  /** Whether its spans were copied to outlive the request (kept.ts). */
  isKept: bool;
  /** The waitable set of this place, made when it first waits and never dropped; 0: none yet. */
  set: i32;
  /** While free: the next free place, or null. */
  free: Flight | null;
}

/** As many requests as wasmtime and Spin send to one instance in its life, unless they are told otherwise. */
export const PLACES: i32 = 128;

const MEMORY = memory.data(PLACES * 40, 16);

let firstFree: Flight | null = null;
/** Places that were used at least once. */
let used: i32 = 0;
let taken: i32 = 0;

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
  taken++;
  if (taken == PLACES) holdRequests();
  return flight;
}

/** Gives the place back; its handles were dropped before. */
export function releaseFlight(flight: Flight): void {
  if (taken == PLACES) admitRequests();
  taken--;
  flight.free = firstFree;
  firstFree = flight;
}
