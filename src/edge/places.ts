/**
 * How many answers may be under way in this instance. The host is told to bring no more requests when all places are
 * taken. An answer that needs more memory than a buffer takes more of them, so what readers can make an instance hold
 * has a bound.
 */

import { PLACES } from './most-answers';

@external("$root", "[backpressure-inc]")
declare function holdRequests(): void;
@external("$root", "[backpressure-dec]")
declare function admitRequests(): void;

/** May be more than there are: the last request that is let in may need several. */
let taken: i32 = 0;

// @ts-expect-error: decorator
@inline
export function takePlace(): void {
  taken++;
  if (taken == PLACES) holdRequests();
}

// @ts-expect-error: decorator
@inline
export function leavePlace(): void {
  if (taken == PLACES) admitRequests();
  taken--;
}

/** Takes `count` places more for an answer. */
export function takePlaces(count: i32): void {
  for (let i = 0; i < count; i++) takePlace();
}

/** Leaves places that `takePlaces` took. */
export function leavePlaces(count: i32): void {
  for (let i = 0; i < count; i++) leavePlace();
}
