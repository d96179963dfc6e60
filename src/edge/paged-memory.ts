/**
 * The component's linear memory for WASI 0.2, with the interface of src/site/memory.ts: asc compiles this
 * file in its place. The pack is not in memory but beside it, in a passive data segment, and is read a page
 * at a time into a small cache. So memory is 64 KiB, whatever the site: hosts use an instance for one request
 * and then write its memory anew, up to 2 MiB of it, which for a site of that size costs more than the whole
 * request. An address from PACK_BASE on is a place in the pack; below it is memory.
 *
 *     0x0400  the handler's static data     0x2000  CACHE     0x4000  RESULT, then the arena
 *     0x10000 what the arena may grow to, for the few requests that need it: up to PACK_BASE
 */
import { ARENA_END, ARENA_START, PACK_BASE } from '../site/layout';

/** Pages of the pack in memory: page n only ever stands in frame n mod FRAMES. */
const CACHE: i32 = 0x2000;
const FRAMES: i32 = 8;
const PAGE_BITS: i32 = 9;
const PAGE: i32 = 1 << PAGE_BITS;
/** A frame holds a page and the start of the next, so that a word on two pages is in one piece. */
const FRAME_SIZE: i32 = PAGE + 8;
/** For each frame the page that is in it, counted from address 0; 0, which is not the pack's: none. */
const TAGS: usize = memory.data(32, 16);

/** Where the host writes results: 64 bytes, of which an error-code, the largest, takes 40. */
export const RESULT: usize = 0x4000;
/** A request may use as much as where the pack is in memory: answers do not depend on where it is. */
const ARENA_FIRST: i32 = 0x4040;
const ARENA_LAST: i32 = ARENA_FIRST + (ARENA_END - ARENA_START);
/** The memory that there is at first, and all of it. */
const SMALL: i32 = 0x10000;

/** Where linking puts the pack's length (build/bundle/link.ts). */
const PACK_LENGTH: usize = 0x3f8;

// @ts-expect-error: decorator
@external("env", "arena")
declare let arena: i32;
/** Copies `length` bytes from `offset` of the pack to `to`. Traps past the pack's end. */
// @ts-expect-error: decorator
@external("env", "fetch")
declare function fetch(to: i32, offset: i32, length: i32): void;

// @ts-expect-error: decorator
@inline
export function resetArena(): void {
  arena = ARENA_FIRST;
}

/** Where the pack ends, which readers take for the size of a memory that it is in. */
export function memorySize(): i32 {
  return PACK_BASE + load<i32>(PACK_LENGTH);
}

// @ts-expect-error: decorator
@inline
export function loadU8(at: i32): i32 {
  return load<u8>(place(at));
}

// @ts-expect-error: decorator
@inline
export function loadI32(at: i32): i32 {
  return load<i32>(place(at));
}

// @ts-expect-error: decorator
@inline
export function loadU32(at: i32): f64 {
  return <f64>load<u32>(place(at));
}

// @ts-expect-error: decorator
@inline
export function storeU8(at: i32, value: i32): void {
  store<u8>(at, value);
}

// @ts-expect-error: decorator
@inline
export function storeI32(at: i32, value: i32): void {
  store<i32>(at, value);
}

export function copyBytes(to: i32, from: i32, length: i32): void {
  if (from < PACK_BASE) memory.copy(to, from, length);
  else fetch(to, from - PACK_BASE, length);
}

// @ts-expect-error: decorator
@inline
export function multiply(a: i32, b: i32): i32 {
  return a * b;
}

// @ts-expect-error: decorator
@inline
export function toI32(value: f64): i32 {
  return <i32>value;
}

export function allocate(size: i32): i32 {
  return take(size, ARENA_LAST);
}

/** Like `allocate`, for what the host is to read: it has room where a request has taken up the arena. */
export function allocateForHost(size: i32): i32 {
  return take(size, PACK_BASE);
}

function take(size: i32, limit: i32): i32 {
  const at: i32 = (arena + 7) & ~7;
  if (size < 0 || size > limit - at) return 0;
  if (at + size > memory.size() << 16 && memory.grow((PACK_BASE - SMALL) >> 16) < 0) return 0;
  arena = at + size;
  return at;
}

/** The page that was read last, and what is added to an address in it to have it in memory. */
let lastPage: i32 = 0;
let lastShift: i32 = 0;

/** The address in memory of the byte at `at` and of the three after it; one read mostly follows another. */
// @ts-expect-error: decorator
@inline
function place(at: i32): i32 {
  return at < PACK_BASE ? at : at >> PAGE_BITS == lastPage ? at + lastShift : cached(at);
}

/** `place` for a byte of the pack on another page than the last. */
function cached(at: i32): i32 {
  const page = at >> PAGE_BITS;
  const frame = page & (FRAMES - 1);
  const copy = CACHE + frame * FRAME_SIZE;
  if (load<i32>(TAGS + (frame << 2)) != page) {
    // Linking fills up the pack's last page and its overlap.
    fetch(copy, (page << PAGE_BITS) - PACK_BASE, FRAME_SIZE);
    store<i32>(TAGS + (frame << 2), page);
  }
  lastPage = page;
  lastShift = copy - (page << PAGE_BITS);
  return at + lastShift;
}
