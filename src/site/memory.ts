/**
 * The one linear memory that holds the pack and the request, as Node sees it: a DataView over an
 * ArrayBuffer laid out exactly as the component's memory is (layout.ts).
 *
 * asc compiles src/edge/memory.ts in place of this file; both export the same functions, so everything
 * above them is one source. An address is an offset in bytes from the start of that memory. Reading
 * outside it throws a RangeError here and traps at the edge: callers check bounds first.
 */
import { ARENA_END, ARENA_START, PACK_BASE } from './layout.ts';

let view: DataView = new DataView(new ArrayBuffer(ARENA_END));
let bytes: Uint8Array = new Uint8Array(view.buffer);
let arena: i32 = ARENA_START;
/** The next free byte past the arena, for what the host is to read. */
let handedOver: i32 = ARENA_END;

/** Makes `buffer` the memory that the functions below read; the arena is emptied. */
export function useMemory(buffer: ArrayBuffer): void {
  view = new DataView(buffer);
  bytes = new Uint8Array(buffer);
  resetArena();
}

/** Empties the arena: everything `allocate` gave is free again. Call it between requests. */
export function resetArena(): void {
  arena = ARENA_START;
  handedOver = ARENA_END;
}

/** The size of the memory in bytes. */
export function memorySize(): i32 {
  return bytes.length;
}

/** The byte (0–255) at `at`. */
export function loadU8(at: i32): i32 {
  return view.getUint8(at);
}

/** The little-endian unsigned 32-bit integer at `at`, as i32: sizes and addresses stay below 2 GiB. */
export function loadI32(at: i32): i32 {
  return view.getInt32(at, true);
}

/** The little-endian unsigned 32-bit integer at `at` as an f64: instants in seconds reach past 2038. */
export function loadU32(at: i32): f64 {
  return view.getUint32(at, true);
}

/** `loadU8` of memory alone, for an address below PACK_BASE: it is smaller at the edge, and faster. */
export function peekU8(at: i32): i32 {
  return view.getUint8(at);
}

/** `loadI32` of memory alone. */
export function peekI32(at: i32): i32 {
  return view.getInt32(at, true);
}

/** Writes the low eight bits of `value` at `at`. */
export function storeU8(at: i32, value: i32): void {
  view.setUint8(at, value);
}

/** Writes `value` at `at`, little-endian. */
export function storeI32(at: i32, value: i32): void {
  view.setInt32(at, value, true);
}

/** Copies `length` bytes from `from` to `to`; the two may overlap. */
export function copyBytes(to: i32, from: i32, length: i32): void {
  bytes.copyWithin(to, from, from + length);
}

/**
 * Copies `length` bytes of memory from `from` to `to` one after another, so that those that follow may be copies of the
 * first ones, as DEFLATE wants it (RFC 1951 §2).
 */
export function repeatBytes(to: i32, from: i32, length: i32): void {
  for (let i: i32 = 0; i < length; i++) bytes[to + i] = bytes[from + i] ?? 0;
}

/** The low 32 bits of a × b, as i32. */
export function multiply(a: i32, b: i32): i32 {
  return Math.imul(a, b);
}

/**
 * The address of the first byte from `at` to `end` that may be in the set `left` (serve/search/byte-set.ts) and is
 * followed by one that may be in the set `right`, at once or after a byte that is `separators` at least; else `end`. Two
 * bytes after `end` are read.
 */
export function scanPairs(at: i32, end: i32, left: i32, right: i32, separators: i32): i32 {
  for (let i: i32 = at; i < end; i++) {
    if (!mayHold(left, loadU8(i))) continue;
    const next: i32 = loadU8(i + 1);
    if (mayHold(right, next)) return i;
    if (next >= separators && mayHold(right, loadU8(i + 2))) return i;
  }
  return end;
}

function mayHold(set: i32, byte: i32): bool {
  return (loadU8(set + (byte & 15)) & loadU8(set + 16 + (byte >> 4))) !== 0;
}

/** The sum of the widths of words whose bytes lie from `at` to `end`: the upper five bits of each are its place. */
export function sumWidths(at: i32, end: i32, widths: i32): i32 {
  let sum: i32 = 0;
  for (let i: i32 = at; i < end; i++) sum += loadU8(widths + (loadU8(i) >> 3));
  return sum;
}

/** How many of the lowest bits of `value` are 0; 32 where all are. */
export function trailingZeros(value: i32): i32 {
  return value === 0 ? 32 : 31 - Math.clz32(value & -value);
}

/** The integer part of `value`; `value` must fit an i32. */
export function toI32(value: f64): i32 {
  return value | 0;
}

/**
 * Room for `size` bytes in the request's arena, aligned to 8. Returns 0 when the arena is full: the caller
 * answers 431 or 500, nothing is ever written past its end.
 */
export function allocate(size: i32): i32 {
  const at: i32 = (arena + 7) & ~7;
  if (size < 0 || size > ARENA_END - at) return 0;
  arena = at + size;
  return at;
}

/**
 * Like `allocate`, for what the host is to read: there is room where a request has taken up the arena. 0: there
 * is none there either.
 */
export function allocateForHost(size: i32): i32 {
  const at: i32 = (handedOver + 7) & ~7;
  if (size < 0 || size > PACK_BASE - at) return 0;
  handedOver = at + size;
  return at;
}

/**
 * Where the host can read the `length` bytes of the pack at `at`, until the arena is emptied; 0: there is no
 * room for them. In Node the pack is in memory.
 */
export function reveal(at: i32, _length: i32): i32 {
  return at;
}

/** `reveal` for bytes that must be ASCII; 0 where they are not. */
export function revealAscii(at: i32, length: i32): i32 {
  for (let i: i32 = at; i < at + length; i++) if (loadU8(i) >= 0x80) return 0;
  return at;
}
