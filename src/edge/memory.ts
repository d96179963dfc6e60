/**
 * The component's linear memory, with the interface of src/site/memory.ts: asc compiles this file in its
 * place. The pack is not in memory but beside it, in a passive data segment, and is read a page at a time into
 * a small cache. So memory is as small for any site. Hosts write the memory of an instance anew before
 * they use it again, up to 2 MiB of it, and keep it meanwhile: for a site of that size this would cost more
 * than a request of WASI 0.2, whose instances serve one, and memory for each that waits for its reader.
 * An address from PACK_BASE on is a place in the pack; below it is memory.
 *
 *     0x00400  the handler's static data
 *     0x03000  CACHE, RESULT, BLOCKS, then the arena
 *     0x08000  BUFFERS: bodies on their way to the host
 *     0x10000  what is grown: the arena of a large request, more buffers; all of it ends below PACK_BASE
 */
import { PACK_BASE } from '../site/layout';

/** Pages of the pack in memory: page n only ever stands in frame n mod FRAMES. */
const CACHE: i32 = 0x3000;
const FRAMES: i32 = 8;
const PAGE_BITS: i32 = 9;
const PAGE: i32 = 1 << PAGE_BITS;
/** A frame holds a page and the start of the next, so that a word on two pages is in one piece. */
const FRAME_SIZE: i32 = PAGE + 8;
/** For each frame the page that is in it, counted from address 0; 0, which is not the pack's: none. */
const TAGS: usize = memory.data(32, 16);

/** Where the host writes results: 64 bytes, of which an error-code, the largest, takes 40. */
export const RESULT: usize = 0x4040;
/** Where WASI 0.3 notes its blocks (blocks.ts): 32 bytes. */
export const BLOCKS: usize = 0x4080;
let arenaFirst: i32 = 0x40a0;
/** The end of the arena as long as no request needs more (memory-module.wat). */
const ARENA_LAST: i32 = 0x8000;

/** Where pieces of bodies are put that the host is to take, and the end of that. */
export const BUFFERS: usize = 0x8000;
export const BUFFERS_END: usize = 0x10000;

/** Where linking puts the pack's length (build/bundle/link.ts). */
const PACK_LENGTH: usize = 0x3f8;

// The memory module (memory-module.wat) owns the bump pointer, since `cabi_realloc`, which the host calls,
// moves it as well.
// @ts-expect-error: decorator
@global @external("env", "arena")
declare let arena: i32;
// @ts-expect-error: decorator
@global @external("env", "arena_end")
declare let arenaEnd: i32;
/** Set by the memory module when something did not fit the arena; incoming.ts reads it. */
// @ts-expect-error: decorator
@global @external("env", "spilled")
declare let spilled: i32;
// @ts-expect-error: decorator
@external("env", "cabi_realloc")
declare function reallocate(old: i32, oldSize: i32, align: i32, size: i32): i32;
/** Copies `length` bytes from `offset` of the pack to `to`. Traps past the pack's end. */
// @ts-expect-error: decorator
@external("env", "fetch")
declare function fetch(to: i32, offset: i32, length: i32): void;

// @ts-expect-error: decorator
@inline
export function resetArena(): void {
  arena = arenaFirst;
  arenaEnd = ARENA_LAST;
  windows = 0;
  windowEnd = 0;
  otherEnd = 0;
}

/** Keeps what the arena holds now for as long as the instance lives. */
export function retainArena(): void {
  arenaFirst = arena;
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
export function peekU8(at: i32): i32 {
  return load<u8>(at);
}

// @ts-expect-error: decorator
@inline
export function peekI32(at: i32): i32 {
  return load<i32>(at);
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

export function repeatBytes(to: i32, from: i32, length: i32): void {
  const end = to + length;
  // Where eight bytes do not overlap: so many at a time, and the last ones once more even where some of them are copied.
  if (length >= 4 && <u32>(to - from + 7) > 14) {
    const tail = from + length;
    if (length >= 8) {
      for (; to < end - 8; to += 8, from += 8) store<u64>(to, load<u64>(from));
      store<u64>(end - 8, load<u64>(tail - 8));
    } else {
      store<u32>(to, load<u32>(from));
      store<u32>(end - 4, load<u32>(tail - 4));
    }
    return;
  }
  while (to < end) store<u8>(to++, load<u8>(from++));
}

// @ts-expect-error: decorator
@inline
export function multiply(a: i32, b: i32): i32 {
  return a * b;
}

export function scanPairs(at: i32, end: i32, left: i32, right: i32, separators: i32): i32 {
  const lowLeft = v128.load(left);
  const highLeft = v128.load(left, 16);
  const lowRight = v128.load(right);
  const highRight = v128.load(right, 16);
  // Where there are none, some words are taken for separators: the caller looks at what is found.
  const least = i8x16.splat(<i8>min(separators, 255));
  // Of 64 bytes a bit each; what is found at the last two depends on those behind them.
  for (; at < end; at += 62) {
    let lefts: u64 = 0;
    let rights: u64 = 0;
    let betweens: u64 = 0;
    for (let part = 0; part < 64; part += 16) {
      const bytes = v128.load(at + part);
      lefts |= bitsOf(inSet(bytes, lowLeft, highLeft)) << part;
      rights |= bitsOf(inSet(bytes, lowRight, highRight)) << part;
      betweens |= (<u64>(<u32>i8x16.bitmask(i8x16.eq(i8x16.max_u(bytes, least), bytes)))) << part;
    }
    const found = lefts & ((rights >> 1) | ((betweens >> 1) & (rights >> 2))) & 0x3fffffffffffffff;
    if (found != 0) return min(at + <i32>ctz(found), end);
  }
  return end;
}

/** A bit for each of sixteen bytes that is not 0. */
// @ts-expect-error: decorator
@inline
function bitsOf(bytes: v128): u64 {
  return <u64>(<u32>i8x16.bitmask(i8x16.ne(bytes, i8x16.splat(0))));
}

/** For each of sixteen bytes, whether it may be in the set of these tables: anything but 0. */
// @ts-expect-error: decorator
@inline
function inSet(bytes: v128, low: v128, high: v128): v128 {
  return v128.and(
    i8x16.swizzle(low, v128.and(bytes, i8x16.splat(15))),
    i8x16.swizzle(high, i8x16.shr_u(bytes, 4)),
  );
}

export function sumWidths(at: i32, end: i32, widths: i32): i32 {
  const low = v128.load(widths);
  const high = v128.load(widths, 16);
  let sums = i32x4.splat(0);
  for (; at + 16 <= end; at += 16) {
    const groups = i8x16.shr_u(v128.load(at), 3);
    // A place outside its table gives 0.
    const each = v128.or(
      i8x16.swizzle(low, groups),
      i8x16.swizzle(high, i8x16.sub(groups, i8x16.splat(16))),
    );
    sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(each)));
  }
  let sum =
    i32x4.extract_lane(sums, 0) +
    i32x4.extract_lane(sums, 1) +
    i32x4.extract_lane(sums, 2) +
    i32x4.extract_lane(sums, 3);
  for (; at < end; at++) sum += load<u8>(widths + (load<u8>(at) >> 3));
  return sum;
}

// @ts-expect-error: decorator
@inline
export function trailingZeros(value: i32): i32 {
  return ctz(value);
}

// @ts-expect-error: decorator
@inline
export function toI32(value: f64): i32 {
  return <i32>value;
}

export function allocate(size: i32): i32 {
  const before = spilled;
  const at = reallocate(0, 0, 8, size);
  if (arena == at + size) return at;
  // It is past the arena.
  spilled = before;
  return 0;
}

/**
 * Like `allocate`, for what the host is to read: there is room where a request has taken up the arena. 0: the
 * host gives no memory.
 */
export function allocateForHost(size: i32): i32 {
  const at = reallocate(0, 0, 8, size);
  return at == -1 ? 0 : at;
}

/**
 * Two pieces of the pack that were fetched for the host, from where to where, and what is added to an address
 * in one to have it in memory. Texts of a header list lie side by side, those of all pages and those of one.
 */
let windowAt: i32 = 0;
let windowEnd: i32 = 0;
let windowShift: i32 = 0;
let otherAt: i32 = 0;
let otherEnd: i32 = 0;
let otherShift: i32 = 0;
/** Bytes of such a piece, and how many of them one answer fetches: past these each text is fetched by itself. */
const WINDOW: i32 = 1024;
const MOST_WINDOWS: i32 = 4;
let windows: i32 = 0;

export function revealAscii(at: i32, length: i32): i32 {
  const copy = reveal(at, length);
  return copy != 0 && isAsciiHere(copy, length) ? copy : 0;
}

/** Whether `length` bytes in memory are all ASCII. */
// @ts-expect-error: decorator
@inline
function isAsciiHere(at: usize, length: usize): bool {
  const end = at + length;
  if (length < 8) {
    while (at < end) if (load<u8>(at++) >= 0x80) return false;
    return true;
  }
  // The last eight bytes once more, even where some of them were seen.
  let bits = load<u64>(end - 8);
  for (; at + 8 <= end; at += 8) bits |= load<u64>(at);
  return (bits & 0x8080808080808080) == 0;
}

// @ts-expect-error: decorator
@inline
export function reveal(at: i32, length: i32): i32 {
  return at >= windowAt && at + length <= windowEnd ? at + windowShift : revealElsewhere(at, length);
}

/** `reveal` for what is not in the piece that was fetched last. */
function revealElsewhere(at: i32, length: i32): i32 {
  if (at >= otherAt && at + length <= otherEnd) return at + otherShift;
  const rest = memorySize() - at;
  const size = windows++ < MOST_WINDOWS ? max(length, min(WINDOW, rest)) : length;
  const copy = allocateForHost(size);
  if (copy == 0) return 0;
  fetch(copy, at - PACK_BASE, size);
  if (size == length) return copy;
  otherAt = windowAt;
  otherEnd = windowEnd;
  otherShift = windowShift;
  windowAt = at;
  windowEnd = at + size;
  windowShift = copy - at;
  return copy;
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
